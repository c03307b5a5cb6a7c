//! A [`Request`] that was routed and authorized, and the [`Decision`] on it.

use countersign_system::Reply;
use serde_json::Value;

use super::account::Account;
use super::answer;
use super::change::Change;
use super::news::Ledger;
use super::order::Order;
use super::parameters::Parameters;
use super::state::State;
use super::wire::Wire;

/// A command that reached its operation, with what the operations look at.
pub(super) struct Request<'a> {
    pub(super) state: &'a State,
    pub(super) wire: &'a Wire,
    /// Place of the session's partner.
    pub(super) partner: usize,
    pub(super) account: &'a Account,
    pub(super) parameters: Parameters,
    pub(super) body: &'a [u8],
    /// What links in answers begin with: scheme, host, base path.
    pub(super) base: String,
    /// The sandbox's clock, in nanoseconds.
    pub(super) now: i128,
    /// The stamp that the first change gets; each further one gets one more.
    pub(super) tick: i64,
    /// How long asynchronous work takes, in nanoseconds.
    pub(super) delay: i128,
}

/// What happens, and what is answered.
pub(super) struct Decision {
    pub(super) changes: Vec<Change>,
    pub(super) reply: Reply,
}

/// An answer that stands for "nothing changes".
#[derive(Debug)]
pub(super) struct Refused(pub(super) Reply);

impl Request<'_> {
    /// The tree of the body.
    pub(super) fn tree(&self) -> Result<Value, Refused> {
        self.wire
            .read(self.body)
            .map_err(|unreadable| self.refused(400, &unreadable.message))
    }

    /// A refusal for one reason.
    pub(super) fn refused(&self, status: u16, message: &str) -> Refused {
        self.refused_for(status, &[message.to_owned()])
    }

    /// A refusal for several reasons.
    pub(super) fn refused_for(&self, status: u16, messages: &[String]) -> Refused {
        Refused(answer::refusal(self.wire, status, messages))
    }

    /// An answer with this tree that changes nothing.
    pub(super) fn shown(&self, tree: &Value) -> Decision {
        Decision {
            changes: Vec::new(),
            reply: answer::xml(self.wire, 200, tree),
        }
    }

    /// The session's order with this id; another's is as unknown as none.
    pub(super) fn order(&self, id: &str) -> Option<&Order> {
        let order = self.state.order(read_id(id)?)?;
        (order.partner == self.partner).then_some(order)
    }

    /// The news of the session's partner.
    pub(super) fn ledger(&self) -> Option<&Ledger> {
        self.state.ledger(self.partner)
    }
}

/// An id exactly as it is shown.
pub(super) fn read_id(text: &str) -> Option<u64> {
    let id: u64 = text.parse().ok()?;
    (id.to_string() == text).then_some(id)
}
