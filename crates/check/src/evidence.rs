//! [`Evidence`]: a claim with the exchanges and the system that it speaks of.

use std::collections::HashMap;

use countersign_journal::{Claim, Exchange, ExchangeId, Response};
use countersign_system::System;
use serde::de::DeserializeOwned;

use crate::Judgement;
use crate::shown::is_accepted;

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

    /// The last exchange of a role.
    pub(crate) fn one(&self, role: &str) -> Result<&'a Exchange, Judgement> {
        self.all(role)?
            .pop()
            .ok_or_else(|| Judgement::Unjudged(format!("no {role} request was observed")))
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
        countersign_journal::Outcome::Answered(response) => Ok(response),
        countersign_journal::Outcome::Unanswered { because, .. } => {
            Err(Judgement::Unjudged(format!(
                "{} {}: {because}",
                exchange.request.method,
                path_of(&exchange.request.url)
            )))
        }
    }
}

/// Path and query of a URL, for sentences.
pub(crate) fn path_of(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.find('/').map_or("/", |at| &rest[at..])
}
