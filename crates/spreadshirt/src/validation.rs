//! Validation of bodies by the name of their message.

use countersign_system::Unreadable;
use countersign_validate::Violation;

use crate::generated;
use crate::xml::{self, Shapes, wrong_root, xpath};

/// Everything that is wrong with a body as an instance of the message, places
/// as XPaths. A body of a message that the contract does not have need only
/// be well-formed.
///
/// # Errors
/// Where the body is no well-formed XML, or is none that is read.
pub(crate) fn validate(
    shapes: &Shapes,
    message: &str,
    body: &[u8],
) -> Result<Vec<Violation>, Unreadable> {
    let tree = xml::read(shapes, body)?;
    if let Some(violation) = wrong_root(shapes, message, &tree) {
        return Ok(vec![violation]);
    }
    let mut violations = generated::validate(message, &tree).unwrap_or_default();
    for violation in &mut violations {
        violation.path = xpath(&violation.path);
    }
    Ok(violations)
}
