//! A [`Desk`]: the reference model with a clock and a log, as the sandbox
//! would run it.

use countersign_spreadshirt::Spreadshirt;
use countersign_spreadshirt::model::Reference;
use countersign_system::{Command, Event, Model, Reply, Settings, System};
use serde_json::Value;

/// 2024-03-01T00:00:00Z.
const START: i128 = 1_709_251_200_000_000_000;

/// Nanoseconds of a second.
pub(crate) const SECOND: i128 = 1_000_000_000;

/// How long an order's processing takes at the desk.
pub(crate) const DELAY: i128 = 5 * SECOND;

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

    /// A request; a second passes before it, and what is due meanwhile is
    /// done.
    pub(crate) fn send(&mut self, actor: &str, method: &str, target: &str, body: &[u8]) -> Reply {
        self.wait(SECOND);
        self.request(actor, method, target, body)
    }

    /// A request at once.
    pub(crate) fn request(
        &mut self,
        actor: &str,
        method: &str,
        target: &str,
        body: &[u8],
    ) -> Reply {
        let (events, reply) = self
            .model
            .decide(&self.command(actor, method, target, body));
        self.store(events);
        reply
    }

    /// The command that such a request is. Its target stands below the base
    /// path; the actor `mixed` shows A's key with B's session.
    pub(crate) fn command(&self, actor: &str, method: &str, target: &str, body: &[u8]) -> Command {
        let (key, session) = match actor {
            "mixed" => ("A", "B"),
            actor => (actor, actor),
        };
        let value = format!("SprdAuth apiKey=\"key-{key}\", sessionId=\"session-{session}\"");
        let mut headers = vec![("host".to_owned(), "sandbox.example:80".to_owned())];
        if actor != "nobody" {
            headers.push(("authorization".to_owned(), value));
        }
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        Command {
            method: method.to_owned(),
            path: format!("/api/v1{path}"),
            query: query.to_owned(),
            headers,
            body: body.to_vec(),
            now: self.now,
        }
    }

    /// Time passes, and what is due meanwhile is done.
    pub(crate) fn wait(&mut self, nanoseconds: i128) {
        self.now += nanoseconds;
        if self.model.due().is_some_and(|due| due <= self.now) {
            let events = self.model.wake(self.now);
            assert!(!events.is_empty(), "what is due is done");
            self.store(events);
        }
    }

    /// A provider state; a second passes before it.
    pub(crate) fn provide(&mut self, state: &str, params: &Value) -> Result<Value, String> {
        self.wait(SECOND);
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
    let secrets = |name: &str, id: &str| {
        let secrets = [
            format!("key-{name}"),
            format!("session-{name}"),
            id.to_owned(),
        ];
        secrets.to_vec()
    };
    let partners = vec![secrets("A", "1001"), secrets("B", "1002")];
    Reference::new(
        Spreadshirt::new().contract(),
        partners,
        Settings { delay: DELAY },
    )
}
