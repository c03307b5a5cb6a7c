//! Which operation a request calls.

use countersign_contract::{Contract, Operation, Shape};
use serde_json::Value;

use super::request::decoded;

/// The operation that a method and a path, percent-encoded as it came, call;
/// calls that share both are told apart by the root of what was sent.
pub(crate) fn called<'c>(
    contract: &'c Contract,
    base_path: &str,
    method: &str,
    path: &str,
    request: Option<&Value>,
) -> Option<&'c Operation> {
    let path = path.strip_prefix(base_path)?;
    let candidates: Vec<&Operation> = contract
        .operations
        .iter()
        .filter(|operation| operation.method.as_str() == method && fits(&operation.path, path))
        .collect();
    let rooted = |operation: &&&Operation| {
        let root = root(contract, operation);
        root.is_some_and(|root| request.and_then(|tree| tree.get(root)).is_some())
    };
    candidates
        .iter()
        .find(rooted)
        .or(candidates.first())
        .copied()
}

/// Whether a path is one of a template with `{parameters}`.
fn fits(template: &str, path: &str) -> bool {
    let (mut wanted, mut seen) = (template.split('/'), path.split('/'));
    loop {
        match (wanted.next(), seen.next()) {
            (None, None) => return true,
            (Some(wanted), Some(seen)) if wanted.starts_with('{') => {
                if seen.is_empty() {
                    return false;
                }
            }
            (Some(wanted), Some(seen)) if wanted == decoded(seen) => {}
            _ => return false,
        }
    }
}

/// The root element of an operation's request, where its wire form has one.
fn root<'c>(contract: &'c Contract, operation: &'c Operation) -> Option<&'c str> {
    let body = operation.request.as_ref()?;
    match (&body.shape, &body.wrapper) {
        (Shape::List, Some(wrapper)) => Some(wrapper),
        _ => contract.message(&body.message)?.root.as_deref(),
    }
}
