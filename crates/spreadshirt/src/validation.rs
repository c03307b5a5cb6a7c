//! Validation of bodies by the name of their message.

use countersign_system::Unreadable;
use countersign_validate::Violation;
use serde_json::Value;

use crate::generated;
use crate::xml::{self, Shapes, xpath};

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

/// What is wrong where the root is another than the message's: then nothing
/// below it means anything.
fn wrong_root(shapes: &Shapes, message: &str, tree: &Value) -> Option<Violation> {
    let root = shapes.root_of(message)?;
    let found = tree.as_object()?.keys().next()?;
    if found == root {
        return None;
    }
    let namespace = shapes.namespace();
    let (path, found) = match found.strip_prefix('{').and_then(|it| it.rsplit_once('}')) {
        None => (format!("/{found}"), format!("`{found}`")),
        // XPath has no short way to name an element's namespace.
        Some(("", found)) => ("/*".to_owned(), format!("`{found}` in no namespace")),
        Some((uri, found)) => ("/*".to_owned(), format!("`{found}` in the namespace {uri}")),
    };
    Some(Violation {
        path,
        rule: "root",
        message: format!(
            "The root element must be `{root}` in the namespace {namespace}, but is {found}."
        ),
    })
}
