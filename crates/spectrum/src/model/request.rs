//! A [`Request`] that was routed and authorized, and the [`Decision`] on it.

use countersign_system::Reply;
use countersign_validate::Violation;
use serde_json::Value;
use serde_json::value::RawValue;

use super::answer;
use super::change::Change;
use super::state::State;
use crate::validation;

/// A command that reached its operation, with what the operations look at.
pub(super) struct Request<'a> {
    pub(super) state: &'a State,
    pub(super) partner: usize,
    pub(super) body: &'a [u8],
    /// The stamp that a change gets.
    pub(super) tick: i64,
}

/// What happens, and what is answered.
pub(super) struct Decision {
    pub(super) changes: Vec<Change>,
    pub(super) reply: Reply,
}

/// An answer that stands for "nothing changes".
pub(super) struct Refused(pub(super) Reply);

impl Request<'_> {
    /// The body as an instance of the message.
    pub(super) fn tree(&self, message: &str) -> Result<Value, Refused> {
        let tree = self.parse(self.body)?;
        match validation::validate(message, self.body) {
            Ok(violations) if violations.is_empty() => Ok(tree),
            Ok(violations) => Err(self.invalid(&violations)),
            Err(unreadable) => Err(self.refused(400, &unreadable.message)),
        }
    }

    /// The body as a list of instances of the message.
    pub(super) fn trees(&self, message: &str) -> Result<Vec<Value>, Refused> {
        let elements: Vec<&RawValue> = serde_json::from_slice(self.body).map_err(|error| {
            self.refused(400, &format!("The body is not a list in JSON: {error}."))
        })?;
        let mut violations = Vec::new();
        let mut trees = Vec::new();
        for (index, element) in elements.iter().enumerate() {
            let body = element.get().as_bytes();
            trees.push(self.parse(body)?);
            match validation::validate(message, body) {
                Ok(found) => violations.extend(found.into_iter().map(|mut violation| {
                    violation.path.insert_str(0, &format!("/{index}"));
                    violation
                })),
                Err(unreadable) => return Err(self.refused(400, &unreadable.message)),
            }
        }
        if violations.is_empty() {
            Ok(trees)
        } else {
            Err(self.invalid(&violations))
        }
    }

    fn parse(&self, body: &[u8]) -> Result<Value, Refused> {
        serde_json::from_slice(body)
            .map_err(|error| self.refused(400, &format!("The body is not JSON: {error}.")))
    }

    /// A refusal for a reason that no order holds.
    pub(super) fn refused(&self, status: u16, error: &str) -> Refused {
        Refused(answer::refusal(status, self.tick, error))
    }

    /// A refusal of a body that breaks rules.
    pub(super) fn invalid(&self, violations: &[Violation]) -> Refused {
        Refused(answer::invalid(self.tick, violations))
    }

    /// The documented 409 of a purchase order that is there already.
    pub(super) fn conflict(&self, last_modification: i64, error: &str) -> Refused {
        Refused(answer::refusal(409, last_modification, error))
    }

    /// Refuses a number that the partner has submitted before.
    pub(super) fn refuse_duplicate(&self, number: &str) -> Result<(), Refused> {
        match self.state.order(self.partner, number) {
            Some(order) => Err(self.conflict(
                order.modified,
                "This purchase order was submitted before; nothing was changed.",
            )),
            None => Ok(()),
        }
    }
}
