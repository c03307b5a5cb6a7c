//! [`wrong_root`]: a document that is another than the message's.

use countersign_validate::Violation;
use serde_json::Value;

use crate::Shapes;
use crate::name::namespaced;

/// What is wrong where the root is another than the message's: then nothing
/// below it means anything.
pub fn wrong_root(shapes: &Shapes, message: &str, tree: &Value) -> Option<Violation> {
    let root = shapes.root_of(message)?;
    let found = tree.as_object()?.keys().next()?;
    if found == root {
        return None;
    }
    let namespace = match shapes.namespace() {
        "" => "in no namespace".to_owned(),
        uri => format!("in the namespace {uri}"),
    };
    let (path, found) = match namespaced(found) {
        None => (format!("/{found}"), format!("`{found}`")),
        // XPath has no short way to name an element's namespace.
        Some(("", found)) => ("/*".to_owned(), format!("`{found}` in no namespace")),
        Some((uri, found)) => ("/*".to_owned(), format!("`{found}` in the namespace {uri}")),
    };
    Some(Violation {
        path,
        rule: "root",
        message: format!("The root element must be `{root}` {namespace}, but is {found}."),
    })
}
