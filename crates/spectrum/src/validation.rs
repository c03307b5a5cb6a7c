//! Validation of bodies by the name of their message.

use countersign_system::Unreadable;
use countersign_validate::Violation;
use serde::de::IgnoredAny;

use crate::generated;

/// Everything that is wrong with a body as an instance of the message. A body
/// of a message that the contract does not have need only be well-formed.
///
/// # Errors
/// Where the body is not well-formed JSON.
pub(crate) fn validate(message: &str, body: &[u8]) -> Result<Vec<Violation>, Unreadable> {
    match generated::validate(message, body) {
        Some(validated) => validated.map_err(|error| Unreadable {
            message: error.to_string(),
        }),
        None => match serde_json::from_slice::<IgnoredAny>(body) {
            Ok(_) => Ok(Vec::new()),
            Err(error) => Err(unreadable(&error)),
        },
    }
}

/// Says what is wrong with a body that is not JSON.
pub(crate) fn unreadable(error: &serde_json::Error) -> Unreadable {
    Unreadable {
        message: format!("The body is not JSON: {error}."),
    }
}
