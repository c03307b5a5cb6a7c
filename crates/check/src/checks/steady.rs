//! What `all` show of an entity, in the order of the exchanges, stays as it is
//! until a request changes it: a value that was shown once is shown again by
//! the same operation, unless it is one that moves by itself, or one that a
//! request named since that was not refused. Argument `keys`: the entities of
//! the scenario, where answers show others too; `provided`: after so many requests
//! a provider state was asked for, which may bring an entity anywhere.
//!
//! What was not shown before may appear: targets fill in what they find out.

use std::collections::{BTreeSet, HashMap};

use countersign_contract::Effect;
use countersign_journal::{Actor, Exchange};
use countersign_system::View;

use crate::apart::beside;
use crate::evidence::Evidence;
use crate::shown::{Accepted, Shown};
use crate::{Contradiction, Judgement};

/// What makes two answers comparable: the same call on behalf of the same
/// partner, and of the same entity.
type Subject = (String, Actor, String, String);

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let keys: BTreeSet<String> = evidence.argument("keys")?;
    let mut history = History {
        provided: evidence.argument("provided")?,
        ..History::default()
    };
    for exchange in evidence.all("all")? {
        history.add(evidence, exchange, &keys);
    }
    if history.compared == 0 && history.contradictions.is_empty() {
        return Err(Judgement::Nothing);
    }
    Ok(Judgement::from_contradictions(
        history.contradictions,
        format!("{} values stayed as they were", history.compared),
    ))
}

/// Whether a request may have changed what stands at a path: all of an entity
/// where it makes one, else what it names, and what belongs to a list element
/// that it names.
fn is_named(intent: &View, path: &str, is_new: bool) -> bool {
    let element = |path: &str| path.rfind("].").map(|end| path[..=end].to_owned());
    let same = |named: &String| {
        named == path || element(named).is_some_and(|element| path.starts_with(&element))
    };
    is_new || intent.facts.keys().any(same)
}

/// What was shown so far.
#[derive(Default)]
struct History {
    /// After so many requests the scenario asked for a provider state.
    provided: Option<u32>,
    shown: HashMap<Subject, View>,
    /// How many requests may have made an entity of this key.
    made: HashMap<String, usize>,
    compared: usize,
    contradictions: Vec<Contradiction>,
}

impl History {
    fn add(&mut self, evidence: &Evidence<'_>, exchange: &Exchange, keys: &BTreeSet<String>) {
        let contract = evidence.system.contract();
        let operation = exchange.operation.as_deref().unwrap_or_default();
        let Some(known) = contract.operation(operation) else {
            return;
        };
        match known.effect {
            Effect::Create | Effect::Change => self.asked(evidence, exchange, operation),
            Effect::Show | Effect::Find | Effect::Part => {
                // A search shows some of what there is, and by what it asks.
                let whole = known.effect != Effect::Find;
                self.told(evidence, exchange, keys, whole);
            }
            Effect::News | Effect::Dismiss => {}
        }
    }

    /// Forgets what a request may have changed.
    fn asked(&mut self, evidence: &Evidence<'_>, exchange: &Exchange, operation: &str) {
        if evidence.acceptance(exchange) == Ok(Accepted::Refused) {
            return;
        }
        let Ok(tree) = evidence.sent_tree(exchange) else {
            // Whatever it was, it may have changed anything.
            self.shown.clear();
            return;
        };
        let is_new = evidence
            .system
            .contract()
            .operation(operation)
            .is_some_and(|operation| operation.effect == Effect::Create);
        for intent in evidence.system.intent(operation, &tree) {
            if is_new {
                *self.made.entry(intent.key.clone()).or_default() += 1;
            }
            let of = |subject: &Subject| subject.3 == intent.key || subject.3.is_empty();
            for (_, view) in self.shown.iter_mut().filter(|(subject, _)| of(subject)) {
                view.facts
                    .retain(|path, _| !is_named(&intent, path, is_new));
            }
        }
    }

    /// Compares what an answer shows with what was shown before.
    fn told(
        &mut self,
        evidence: &Evidence<'_>,
        exchange: &Exchange,
        keys: &BTreeSet<String>,
        whole: bool,
    ) {
        let Ok(shown) = evidence.shown(exchange) else {
            return;
        };
        let operation = exchange.operation.clone().unwrap_or_default();
        let place = if whole {
            exchange.request.url.clone()
        } else {
            String::new()
        };
        if whole && shown == Shown::Nothing {
            let gone = self.shown.keys().any(|(called, actor, url, _)| {
                (called, *actor, url) == (&operation, exchange.actor, &place)
            });
            if gone {
                self.contradictions.push(Contradiction {
                    message: "what was shown before is no longer there".to_owned(),
                    expected: "what was shown before".to_owned(),
                    seen: "nothing".to_owned(),
                    at: None,
                    exchange: Some(exchange.id),
                });
            }
            return;
        }
        let views = shown.into_views();
        for view in &views {
            let twice = views.iter().filter(|other| other.key == view.key).count() > 1;
            let several = !whole && self.made.get(&view.key).is_some_and(|made| *made > 1);
            let foreign = !view.key.is_empty() && !keys.contains(&view.key);
            if twice || several || foreign {
                continue;
            }
            let subject = (
                operation.clone(),
                exchange.actor,
                place.clone(),
                view.key.clone(),
            );
            if evidence.system.is_pending(view) {
                // What a target is done with it takes up again only where it is
                // asked to, or brought to.
                let provided = self
                    .provided
                    .is_some_and(|first| exchange.id.sequence > first);
                if whole && !provided && self.shown.contains_key(&subject) {
                    self.contradictions.push(Contradiction {
                        message: format!("{:?} was done with before, and is worked on", view.key),
                        expected: "what was shown before".to_owned(),
                        seen: "an entity that the target still works on".to_owned(),
                        at: None,
                        exchange: Some(exchange.id),
                    });
                }
                continue;
            }
            self.compare(evidence, exchange, subject, view);
        }
    }

    fn compare(
        &mut self,
        evidence: &Evidence<'_>,
        exchange: &Exchange,
        subject: Subject,
        view: &View,
    ) {
        if let Some(before) = self.shown.get(&subject) {
            for (path, fact) in &before.facts {
                // Elements of one key have no order of their own.
                let is_free = fact.value.is_empty()
                    || path.contains('#')
                    || evidence.system.moves(&fact.field);
                if is_free {
                    continue;
                }
                if view.value(path).agrees(&fact.value) {
                    self.compared += 1;
                    continue;
                }
                self.contradictions.push(Contradiction {
                    message: format!(
                        "{path} of {:?} was shown otherwise before, and nothing has changed it",
                        view.key
                    ),
                    expected: fact.value.to_string(),
                    seen: beside(&fact.value, view.value(path)),
                    at: view.facts.get(path).map(|fact| fact.pointer.clone()),
                    exchange: Some(exchange.id),
                });
            }
        }
        self.shown.insert(subject, view.clone());
    }
}
