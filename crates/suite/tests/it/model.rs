//! An honest peer: the system's reference model behind a listener.

use countersign_spectrum::Spectrum;
use countersign_system::{Command, Event, Model, Modelled};

use crate::bench::{TOKEN_A, TOKEN_B};
use crate::peer::{Heard, Peer, Reply, answer, json};

/// 2024-03-01T00:00:00Z.
const START: i128 = 1_709_251_200_000_000_000;

/// The model with its clock, which a request moves on by a second.
pub(crate) struct Desk {
    model: Box<dyn Model>,
    now: i128,
}

impl Desk {
    pub(crate) fn new() -> Self {
        let partners = [TOKEN_A, TOKEN_B].map(|token| vec![token.to_owned()]);
        Self {
            model: Spectrum::new().model(&partners, &countersign_system::Settings::default()),
            now: START,
        }
    }

    pub(crate) fn answer(&mut self, heard: &Heard) -> Reply {
        self.now += 1_000_000_000;
        let (path, query) = match heard.path().split_once('?') {
            Some((path, query)) => (path.to_owned(), query.to_owned()),
            None => (heard.path().to_owned(), String::new()),
        };
        if path == "/_states" {
            return self.provide(&heard.body);
        }
        let command = Command {
            method: heard.method().to_owned(),
            path,
            query,
            headers: heard.headers(),
            body: heard.body.clone(),
            now: self.now,
        };
        let (events, reply) = self.model.decide(&command);
        self.store(&events);
        let headers: String = reply
            .headers
            .iter()
            .map(|(name, value)| format!("{name}: {value}\r\n"))
            .collect();
        answer(
            &format!("{} As decided", reply.status),
            &headers,
            &reply.body,
        )
    }

    fn provide(&mut self, body: &[u8]) -> Reply {
        let asked: serde_json::Value = serde_json::from_slice(body).expect("JSON");
        let state = asked["state"].as_str().expect("a state");
        match self.model.provide(state, &asked["params"], self.now) {
            Ok((events, answer)) => {
                self.store(&events);
                json("200 OK", &answer.to_string())
            }
            Err(sentence) => json("400 Bad Request", &sentence),
        }
    }

    fn store(&mut self, events: &[Event]) {
        for event in events {
            let applied = self.model.apply(event);
            applied.expect("the model reads its own events");
        }
    }
}

/// A peer that answers as the model decides.
pub(crate) async fn honest() -> Peer {
    let mut desk = Desk::new();
    Peer::start(move |heard| desk.answer(heard)).await
}
