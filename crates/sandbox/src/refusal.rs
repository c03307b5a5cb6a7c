//! [`Refusals`]: what the sandbox itself has to say, in the system's own wire
//! form, so that clients can read it like the system's answers.

use std::fmt;
use std::sync::Arc;

use countersign_system::{Reply, System};
use serde_json::{Value, json};

/// Writes refusals.
#[derive(Clone)]
pub(crate) struct Refusals(Arc<dyn System>);

impl fmt::Debug for Refusals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Refusals")
            .field(&self.0.contract().system)
            .finish()
    }
}

impl Refusals {
    /// Refusals in the wire form of this system.
    pub(crate) fn of(system: Arc<dyn System>) -> Self {
        Self(system)
    }

    /// A refusal that says why.
    pub(crate) fn refuse(&self, status: u16, sentence: &str) -> Reply {
        let kind = if self.0.contract().is_xml() {
            "application/xml;charset=UTF-8"
        } else {
            "application/json"
        };
        Reply {
            status,
            headers: vec![("content-type".to_owned(), kind.to_owned())],
            body: self.0.write(&json!({ "error": sentence })),
        }
    }
}

/// A reply in JSON: provider states speak it, whatever the system does.
pub(crate) fn json_reply(status: u16, body: &Value) -> Reply {
    Reply {
        status,
        headers: vec![("content-type".to_owned(), "application/json".to_owned())],
        body: body.to_string().into_bytes(),
    }
}

/// A refusal in JSON.
pub(crate) fn json_refusal(status: u16, sentence: &str) -> Reply {
    json_reply(status, &json!({ "error": sentence }))
}
