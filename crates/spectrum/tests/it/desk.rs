//! A [`Desk`]: the reference model with a clock and a log, as the sandbox
//! would run it.

use countersign_spectrum::model::Reference;
use countersign_system::{Command, Event, Model, Reply};
use serde_json::Value;

/// 2024-03-01T00:00:00Z.
const START: i128 = 1_709_251_200_000_000_000;

/// The model of two partners, `A` and `B`, with what happened so far.
pub(crate) struct Desk {
    pub(crate) model: Reference,
    pub(crate) log: Vec<Event>,
    pub(crate) now: i128,
}

impl Desk {
    pub(crate) fn new() -> Self {
        Self {
            model: fresh(),
            log: Vec::new(),
            now: START,
        }
    }

    /// A request; a second passes before it.
    pub(crate) fn send(&mut self, actor: &str, method: &str, path: &str, body: &[u8]) -> Reply {
        self.now += 1_000_000_000;
        let (events, reply) = self.model.decide(&self.command(actor, method, path, body));
        self.store(events);
        reply
    }

    /// The command that such a request is.
    pub(crate) fn command(&self, actor: &str, method: &str, path: &str, body: &[u8]) -> Command {
        let token = match actor {
            "nobody" => None,
            actor => Some(("spectrum_api_token".to_owned(), format!("token-{actor}"))),
        };
        Command {
            method: method.to_owned(),
            path: path.to_owned(),
            query: String::new(),
            headers: token.into_iter().collect(),
            body: body.to_vec(),
            now: self.now,
        }
    }

    /// A provider state; a second passes before it.
    pub(crate) fn provide(&mut self, state: &str, params: &Value) -> Result<Value, String> {
        self.now += 1_000_000_000;
        let (events, answer) = self.model.provide(state, params, self.now)?;
        self.store(events);
        Ok(answer)
    }

    fn store(&mut self, events: Vec<Event>) {
        for event in events {
            let applied = self.model.apply(&event);
            applied.expect("the model reads its own events");
            self.log.push(event);
        }
    }
}

/// A model without orders.
pub(crate) fn fresh() -> Reference {
    Reference::new(vec!["token-A".to_owned(), "token-B".to_owned()])
}
