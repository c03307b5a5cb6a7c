//! What an example is of: the message that it shows, and which way it travels.

use std::collections::HashMap;

use crate::reading::{Body, Carried, Operation};

/// The message that an example shows, whether it is read and written, and the
/// body that the call declares.
pub(super) fn meant<'a>(
    operations: &HashMap<&str, &'a Operation>,
    carried: &'a Carried,
) -> Option<(&'a str, bool, bool, Option<&'a Body>)> {
    let operation = |id: &str| operations.get(id).copied();
    match carried {
        Carried::Message { name, read, write } => Some((name, *read, *write, None)),
        Carried::Request(id) => {
            let body = operation(id)?.request.as_ref()?;
            Some((&body.message, false, true, Some(body)))
        }
        Carried::Response(id, status) => {
            let body = answered(operation(id)?, *status)?;
            Some((&body.message, true, false, Some(body)))
        }
    }
}

/// The body of an answer. An example whose status is not said is of the only
/// answer that has a body.
fn answered(operation: &Operation, status: Option<u16>) -> Option<&Body> {
    let responses = &operation.responses;
    let exact = responses.iter().find(|response| response.status == status);
    let mut bodies = responses
        .iter()
        .filter_map(|response| response.body.as_ref());
    match (exact, status, bodies.next(), bodies.next()) {
        (Some(exact), ..) => exact.body.as_ref(),
        (None, None, Some(only), None) => Some(only),
        _ => None,
    }
}
