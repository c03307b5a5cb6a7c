//! Validation of bodies by the name of their message.

use countersign_system::{Position, Unreadable};
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
            place: place(error.line, error.column),
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
        place: place(error.line(), error.column()),
    }
}

/// Where, unless the reader does not say: it counts lines from 1, and the
/// columns that it has read, of which a line that just began has none.
fn place(line: usize, column: usize) -> Option<Position> {
    let column = column.max(1);
    (line > 0).then_some(Position { line, column })
}
