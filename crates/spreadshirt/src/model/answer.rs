//! Answers: bodies in XML, and refusals that say why.

use countersign_system::Reply;
use serde_json::{Value, json};

use super::wire::Wire;

/// Most reasons that a refusal tells.
const MOST_REASONS: usize = 100;

/// An answer with this tree.
pub(super) fn xml(wire: &Wire, status: u16, tree: &Value) -> Reply {
    let kind = "application/xml;charset=UTF-8";
    Reply {
        status,
        headers: vec![("content-type".to_owned(), kind.to_owned())],
        body: wire.write(tree),
    }
}

/// An answer without a body.
pub(super) fn empty(status: u16) -> Reply {
    Reply {
        status,
        headers: Vec::new(),
        body: Vec::new(),
    }
}

/// A refusal; its errors have the form of those that orders show.
pub(super) fn refusal(wire: &Wire, status: u16, messages: &[String]) -> Reply {
    let told = messages.iter().take(MOST_REASONS);
    let errors: Value = told.map(|message| json!({ "message": message })).collect();
    xml(wire, status, &json!({ "errors": { "error": errors } }))
}
