//! [`Evidence`]: a claim with the exchanges and the system that it speaks of.

use std::collections::HashMap;

use countersign_journal::{Bytes, Claim, Exchange, ExchangeId, Outcome, Response};
use countersign_system::System;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::Judgement;
use crate::shown::is_accepted;
use crate::tree::shorten;

/// The exchanges of a run, or of a scenario, by id.
#[derive(Debug, Clone, Default)]
pub struct Exchanges(HashMap<ExchangeId, Exchange>);

impl Exchanges {
    /// Adds an exchange.
    pub fn add(&mut self, exchange: Exchange) {
        self.0.insert(exchange.id, exchange);
    }

    /// The exchanges that called an operation, oldest first.
    pub fn ids_of_operations(&self) -> Vec<ExchangeId> {
        let called = self
            .0
            .values()
            .filter(|exchange| exchange.operation.is_some());
        let mut ids: Vec<ExchangeId> = called.map(|exchange| exchange.id).collect();
        ids.sort();
        ids
    }

    /// The exchange with this id.
    pub fn get(&self, id: ExchangeId) -> Option<&Exchange> {
        self.0.get(&id)
    }
}

/// All that a check may look at.
#[derive(Clone, Copy)]
pub(crate) struct Evidence<'a> {
    pub(crate) system: &'a dyn System,
    pub(crate) claim: &'a Claim,
    pub(crate) exchanges: &'a Exchanges,
}

impl<'a> Evidence<'a> {
    /// All exchanges of a role, in the order claimed.
    pub(crate) fn all(&self, role: &str) -> Result<Vec<&'a Exchange>, Judgement> {
        let ids = self
            .claim
            .exchanges
            .get(role)
            .map_or(&[][..], Vec::as_slice);
        ids.iter()
            .map(|id| {
                self.exchanges
                    .get(*id)
                    .ok_or_else(|| Judgement::Unjudged(format!("exchange {id} was not recorded")))
            })
            .collect()
    }

    /// All exchanges of a role, of which there must be one at least.
    pub(crate) fn some(&self, role: &str) -> Result<Vec<&'a Exchange>, Judgement> {
        let exchanges = self.all(role)?;
        if exchanges.is_empty() {
            return Err(Judgement::Unjudged(format!(
                "no exchange was observed as `{role}`"
            )));
        }
        Ok(exchanges)
    }

    /// The last exchange of a role.
    pub(crate) fn one(&self, role: &str) -> Result<&'a Exchange, Judgement> {
        let exchanges = self.some(role)?;
        Ok(exchanges[exchanges.len() - 1])
    }

    /// The tree of what was sent.
    pub(crate) fn sent_tree(&self, exchange: &Exchange) -> Result<Value, Judgement> {
        self.tree(&exchange.request.body)
            .map_err(|why| Judgement::Unjudged(format!("what {} sent: {why}", called(exchange))))
    }

    /// The tree of what was answered; unjudged where nothing was, or nothing
    /// well-formed.
    pub(crate) fn answer_tree(&self, exchange: &Exchange) -> Result<Value, Judgement> {
        self.tree(&answer(exchange)?.body).map_err(|why| {
            Judgement::Unjudged(format!("the answer of {}: {why}", called(exchange)))
        })
    }

    fn tree(&self, body: &Bytes) -> Result<Value, String> {
        let tree = self.system.read(&body.0);
        tree.map_err(|unreadable| unreadable.message)
    }

    /// Whether any exchange of a role was accepted.
    pub(crate) fn was_accepted(&self, role: &str) -> Result<bool, Judgement> {
        let exchanges = self.all(role)?;
        Ok(exchanges
            .into_iter()
            .any(|exchange| is_accepted(self.system, exchange)))
    }

    /// A named argument of the claim.
    pub(crate) fn argument<T: DeserializeOwned>(&self, name: &str) -> Result<T, Judgement> {
        let value = self.claim.arguments.get(name).cloned().unwrap_or_default();
        serde_json::from_value(value).map_err(|error| {
            Judgement::Unjudged(format!(
                "the claim's argument `{name}` is unusable: {error}"
            ))
        })
    }
}

/// The answer of an exchange; unjudged where there is none.
pub(crate) fn answer(exchange: &Exchange) -> Result<&Response, Judgement> {
    match &exchange.outcome {
        Outcome::Answered(response) => Ok(response),
        Outcome::Unanswered { because, .. } => Err(Judgement::Unjudged(format!(
            "{}: {because}",
            called(exchange)
        ))),
    }
}

/// What was called, for sentences: the method, and path and query of the URL.
pub(crate) fn called(exchange: &Exchange) -> String {
    let url = exchange.request.url.as_str();
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = rest.find('/').map_or("/", |at| &rest[at..]);
    format!("{} {path}", exchange.request.method)
}

/// An answer in few characters, for what was seen: status and body.
pub(crate) fn told(response: &Response) -> String {
    let body = shorten(&response.body.to_text());
    if body.is_empty() {
        return response.status.to_string();
    }
    format!("{} {body}", response.status)
}

/// Unjudged, because of the status that a request was answered with: one that
/// the clause is not about.
pub(crate) fn answered_otherwise(exchange: &Exchange, response: &Response) -> Judgement {
    Judgement::Unjudged(format!(
        "{} was answered otherwise than can be judged: {}",
        called(exchange),
        told(response)
    ))
}
