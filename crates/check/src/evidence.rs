//! [`Evidence`]: a claim with the exchanges and the system that it speaks of.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use countersign_journal::{Bytes, Claim, Exchange, ExchangeId, Outcome, Response};
use countersign_system::System;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::origins::Origins;
use crate::shown::{Accepted, Shown, acceptance_by, shown_by};
use crate::tree::shorten;
use crate::{Contradiction, Judgement};

/// The exchanges of a run, or of a scenario, by id; with what they were found
/// to show, as several claims ask for the same.
#[derive(Debug, Clone, Default)]
pub struct Exchanges {
    known: HashMap<ExchangeId, Exchange>,
    trees: RefCell<HashMap<ExchangeId, Rc<Result<Value, String>>>>,
    shown: RefCell<HashMap<ExchangeId, Rc<Result<Shown, Judgement>>>>,
    origins: RefCell<Origins>,
}

impl Exchanges {
    /// Adds an exchange.
    pub fn add(&mut self, exchange: Exchange) {
        self.trees.borrow_mut().remove(&exchange.id);
        self.shown.borrow_mut().remove(&exchange.id);
        self.origins.borrow_mut().add(exchange.id);
        self.known.insert(exchange.id, exchange);
    }

    /// The exchanges that called an operation, oldest first.
    pub fn ids_of_operations(&self) -> Vec<ExchangeId> {
        let called = self
            .known
            .values()
            .filter(|exchange| exchange.operation.is_some());
        let mut ids: Vec<ExchangeId> = called.map(|exchange| exchange.id).collect();
        ids.sort();
        ids
    }

    /// All exchanges, in no order.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Exchange> {
        self.known.values()
    }

    /// The exchange with this id.
    pub fn get(&self, id: ExchangeId) -> Option<&Exchange> {
        self.known.get(&id)
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
        let tree = self.read(exchange, &answer(exchange)?.body);
        tree.as_ref().clone().map_err(|why| {
            Judgement::Unjudged(format!("the answer of {}: {why}", called(exchange)))
        })
    }

    /// The tree of an answer's body, or why it can't be read.
    pub(crate) fn read(&self, exchange: &Exchange, body: &Bytes) -> Rc<Result<Value, String>> {
        if let Some(known) = self.exchanges.trees.borrow().get(&exchange.id) {
            return known.clone();
        }
        let tree = Rc::new(self.tree(body));
        let mut trees = self.exchanges.trees.borrow_mut();
        trees.insert(exchange.id, tree.clone());
        tree
    }

    /// What an exchange shows.
    pub(crate) fn shown(&self, exchange: &Exchange) -> Result<Shown, Judgement> {
        if let Some(known) = self.exchanges.shown.borrow().get(&exchange.id) {
            return known.as_ref().clone();
        }
        let shown = Rc::new(shown_by(self.system, exchange, |body| {
            self.read(exchange, body)
        }));
        let mut known = self.exchanges.shown.borrow_mut();
        known.insert(exchange.id, shown.clone());
        shown.as_ref().clone()
    }

    /// Tells of values that are seen in a wrong place where they were sent.
    pub(crate) fn tell_origins(&self, contradictions: &mut [Contradiction]) {
        let mut origins = self.exchanges.origins.borrow_mut();
        origins.tell(self, contradictions);
    }

    fn tree(&self, body: &Bytes) -> Result<Value, String> {
        let tree = self.system.read(&body.0);
        tree.map_err(|unreadable| unreadable.message)
    }

    /// How an answered request was taken.
    pub(crate) fn acceptance(&self, exchange: &Exchange) -> Result<Accepted, Judgement> {
        acceptance_by(self.system, exchange, |body| self.read(exchange, body))
    }

    /// Whether a request was accepted wholly.
    pub(crate) fn is_accepted(&self, exchange: &Exchange) -> bool {
        self.acceptance(exchange) == Ok(Accepted::Wholly)
    }

    /// Whether any exchange of a role was accepted.
    pub(crate) fn was_accepted(&self, role: &str) -> Result<bool, Judgement> {
        let exchanges = self.all(role)?;
        Ok(exchanges
            .into_iter()
            .any(|exchange| self.is_accepted(exchange)))
    }

    /// Unjudged, where no `control` was accepted: whoever refuses everything
    /// shows nothing by a refusal.
    pub(crate) fn beside_control(&self) -> Result<(), Judgement> {
        if self.was_accepted("control")? {
            return Ok(());
        }
        Err(Judgement::Unjudged(
            "nothing that the pages allow was accepted beside it, so that it shows nothing"
                .to_owned(),
        ))
    }

    /// Whether an argument of the claim is there, and true.
    pub(crate) fn flag(&self, name: &str) -> Result<bool, Judgement> {
        Ok(self.argument::<Option<bool>>(name)? == Some(true))
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
