//! The pure reference model: how an endpoint that does what the pages say
//! decides, and nothing else. No clock, no I/O; what happens goes out as
//! events, and comes back through [`Reference::apply`].
//!
//! Where the pages are silent, the module of the operation says what was
//! chosen.

mod acknowledge;
mod answer;
mod change;
mod full_order;
mod lookup;
mod provide;
mod reading;
mod request;
mod search;
mod shipment;
mod stamp;
mod state;
mod status;
mod submission;

use std::fmt;

use countersign_system::{Command, Event, Model, Reply};
use serde_json::Value;

use change::{Change, Entry};
use request::{Decision, Refused, Request};

pub use state::{Address, Line, Order, Sku, State};
pub use status::WorkflowStatus;

/// Name of the header that carries a partner's token, in lower case.
pub(crate) const TOKEN_HEADER: &str = "spectrum_api_token";

/// The reference model with the partners' tokens; a partner is known by its
/// place among them. Its debug form leaves the tokens out.
#[derive(Clone, PartialEq)]
pub struct Reference {
    tokens: Vec<String>,
    state: State,
}

impl fmt::Debug for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut told = f.debug_struct("Reference");
        told.field("state", &self.state).finish_non_exhaustive()
    }
}

impl Reference {
    /// A model without orders that knows these tokens, one a partner.
    pub fn new(tokens: Vec<String>) -> Self {
        Self {
            tokens,
            state: State::default(),
        }
    }

    /// What it remembers.
    pub fn state(&self) -> &State {
        &self.state
    }

    fn route(&self, command: &Command) -> Result<Decision, Refused> {
        let tick = self.state.tick(command.now);
        let refuse = |status, error| Refused(answer::refusal(status, tick, error));
        let operation = Operation::at(&command.path)
            .ok_or_else(|| refuse(404, "No operation has this path."))?;
        let method = operation.method();
        if command.method != method {
            let mut refused = refuse(405, "The operation does not take this method.");
            let allow = ("allow".to_owned(), method.to_owned());
            refused.0.headers.push(allow);
            return Err(refused);
        }
        let partner = self.partner(command).ok_or_else(|| {
            let mut refused = refuse(401, "SPECTRUM_API_TOKEN is missing or unknown.");
            // RFC 9110, 15.5.2: a 401 names a scheme.
            let scheme = (
                "www-authenticate".to_owned(),
                "SPECTRUM_API_TOKEN".to_owned(),
            );
            refused.0.headers.push(scheme);
            refused
        })?;
        let request = Request {
            state: &self.state,
            partner,
            body: &command.body,
            tick,
        };
        match operation {
            Operation::Acknowledgement => acknowledge::single(&request),
            Operation::BulkAcknowledgement => acknowledge::bulk(&request),
            Operation::FullOrder => full_order::submit(&request),
            Operation::Lookup(number) => lookup::show(&request, number),
            Operation::Search => search::find(&request),
            Operation::Shipment => shipment::notify(&request),
        }
    }

    fn partner(&self, command: &Command) -> Option<usize> {
        let token = command.header(TOKEN_HEADER)?;
        let mut tokens = self.tokens.iter();
        tokens.position(|known| known == token && !token.is_empty())
    }

    fn events(&self, changes: Vec<Change>, clock: i64) -> Vec<Event> {
        let entries = changes.into_iter().map(|change| Entry { clock, change });
        entries.map(|entry| entry.event()).collect()
    }
}

impl Model for Reference {
    fn decide(&self, command: &Command) -> (Vec<Event>, Reply) {
        match self.route(command) {
            Ok(decision) => {
                let clock = self.state.tick(command.now);
                (self.events(decision.changes, clock), decision.reply)
            }
            Err(Refused(reply)) => (Vec::new(), reply),
        }
    }

    fn apply(&mut self, event: &Event) -> Result<(), String> {
        Entry::read(event)?.apply(&mut self.state);
        Ok(())
    }

    fn provide(
        &self,
        state: &str,
        params: &Value,
        now: i128,
    ) -> Result<(Vec<Event>, Value), String> {
        let clock = self.state.tick(now);
        let (changes, answer) =
            provide::provide((&self.state, self.tokens.len()), state, params, clock)?;
        Ok((self.events(changes, clock), answer))
    }
}

/// The six operations, by their paths.
enum Operation<'p> {
    Acknowledgement,
    BulkAcknowledgement,
    FullOrder,
    Lookup(&'p str),
    Search,
    Shipment,
}

impl<'p> Operation<'p> {
    fn at(path: &'p str) -> Option<Self> {
        match path {
            "/api/order/acknowledgement" => Some(Self::Acknowledgement),
            "/api/order/acknowledgements" => Some(Self::BulkAcknowledgement),
            "/api/order" => Some(Self::FullOrder),
            "/api/orders/search" => Some(Self::Search),
            "/api/order/ship-notification" => Some(Self::Shipment),
            _ => {
                let number = path.strip_prefix("/api/order/order-number/")?;
                (!number.is_empty() && !number.contains('/')).then_some(Self::Lookup(number))
            }
        }
    }

    fn method(&self) -> &'static str {
        match self {
            Self::Lookup(_) => "GET",
            _ => "POST",
        }
    }
}
