//! The rule by which a mutant counts as an equivalent of its original.

use std::collections::BTreeSet;

use countersign_journal::{Exchange, Outcome, RunEvent};
use countersign_system::{System, View};

use super::mutation::{Mutation, called};

/// Whether a mutant says of all that the contract speaks of the same as its
/// original: what requests ask to be stored, and what answers show of the
/// scenario's own entities, of acceptance, of news and of new ids, is alike,
/// and so is what the messages' rules say of each body.
pub(super) fn is_equivalent(
    system: &dyn System,
    original: &[RunEvent],
    mutation: &Mutation,
) -> bool {
    let own = own_keys(system, original);
    let said = |record: &[RunEvent]| {
        let exchanges = record.iter().filter_map(called);
        let said: Vec<Said> = exchanges
            .map(|exchange| Said::of(system, exchange, &own))
            .collect();
        said
    };
    said(original) == said(&mutation.record)
}

/// The keys of the entities that a scenario's own requests name.
fn own_keys(system: &dyn System, record: &[RunEvent]) -> BTreeSet<String> {
    let sent = record.iter().filter_map(called).flat_map(|exchange| {
        let tree = system.read(&exchange.request.body.0).ok();
        let operation = exchange.operation.as_deref().unwrap_or_default();
        tree.map(|tree| system.intent(operation, &tree))
            .unwrap_or_default()
    });
    sent.map(|view| view.key).collect()
}

/// What an exchange says of what the contract speaks of.
#[derive(PartialEq)]
struct Said {
    id: countersign_journal::ExchangeId,
    began: u64,
    url: String,
    asked: Vec<View>,
    steps: Vec<countersign_system::StatusChange>,
    status: Option<u16>,
    faults: Option<usize>,
    shown: Option<Vec<View>>,
    accepted: Option<countersign_system::Acceptance>,
    news: Option<Vec<countersign_system::News>>,
    assigned: Vec<String>,
}

impl Said {
    fn of(system: &dyn System, exchange: &Exchange, own: &BTreeSet<String>) -> Self {
        let operation = exchange.operation.as_deref().unwrap_or_default();
        let request = system.read(&exchange.request.body.0).ok();
        let response = match &exchange.outcome {
            Outcome::Answered(response) => Some(response),
            Outcome::Unanswered { .. } => None,
        };
        let answer = response.and_then(|response| system.read(&response.body.0).ok());
        let message = response.and_then(|response| {
            let contract = system.contract();
            let documented = contract.operation(operation)?.response(response.status)?;
            Some(documented.body.as_ref()?.message.clone())
        });
        let faults = message.zip(response).and_then(|(message, response)| {
            let violations = system.validate(&message, &response.body.0).ok()?;
            Some(violations.len())
        });
        let mine = |view: &View| own.is_empty() || own.contains(&view.key) || view.key.is_empty();
        let tree = answer.as_ref();
        Self {
            id: exchange.id,
            began: exchange.started_ms,
            url: exchange.request.url.clone(),
            asked: request
                .as_ref()
                .map(|tree| system.intent(operation, tree))
                .unwrap_or_default(),
            steps: request
                .as_ref()
                .map(|tree| system.asked(operation, tree))
                .unwrap_or_default(),
            status: response.map(|response| told(system, operation, response.status)),
            faults,
            shown: tree
                .and_then(|tree| system.state(tree))
                .map(|views| views.into_iter().filter(|view| mine(view)).collect()),
            accepted: tree.map(|tree| system.acceptance(operation, tree)),
            news: tree.and_then(|tree| system.news(tree)),
            assigned: system.assigned(
                operation,
                response.map_or(&[][..], |response| &response.headers),
                tree,
            ),
        }
    }
}

/// A status as far as the contract tells it from others: refusals that no page
/// shows are alike, but for those that speak of the caller.
fn told(system: &dyn System, operation: &str, status: u16) -> u16 {
    let documented = system
        .contract()
        .operation(operation)
        .is_some_and(|known| known.response(status).is_some());
    match status {
        401 | 403 => 401,
        400..=499 if !documented => 400,
        _ => status,
    }
}
