//! [`Deviations`]: what stands between the writer and the model.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::Arc;

use countersign_contract::Operation;
use countersign_system::{Command, Event, Model, Reply, System};
use serde_json::Value;

use super::called::called;
use super::case::Case;
use super::fault::Fault;
use super::request::{decoded, sender};
use super::when::{Fits, Seen, Sender};
use crate::delivery::Delivery;
use crate::refusal::Refusals;
use crate::variation::Variation;

/// Answers are remembered for so many requests; older ones are forgotten.
const MOST_REMEMBERED: usize = 100_000;

/// What happens on a request, and what is answered, and how that travels.
pub(crate) struct Decided {
    pub(crate) events: Vec<Event>,
    pub(crate) reply: Reply,
    pub(crate) delivery: Delivery,
}

/// A seeded fault and a seeded variation, with what they remember.
pub(crate) struct Deviations {
    system: Arc<dyn System>,
    partners: Vec<Vec<String>>,
    fault: Option<Arc<Fault>>,
    variation: Option<Variation>,
    /// By rule.
    fits: Vec<Fits>,
    /// What each rule last saw answered.
    previous: Vec<Option<Reply>>,
    /// First answers by request.
    first: HashMap<u64, Reply>,
    answered: HashSet<u64>,
    /// How often the model did something of itself.
    woken: u64,
}

impl Deviations {
    pub(crate) fn new(
        system: Arc<dyn System>,
        partners: Vec<Vec<String>>,
        fault: Option<Fault>,
        variation: Option<Variation>,
    ) -> Self {
        let rules = fault.as_ref().map_or(0, |fault| fault.rules.len());
        Self {
            system,
            partners,
            fault: fault.map(Arc::new),
            variation,
            fits: std::iter::repeat_with(Fits::default).take(rules).collect(),
            previous: vec![None; rules],
            first: HashMap::new(),
            answered: HashSet::new(),
            woken: 0,
        }
    }

    /// What happens on a request, the deviations taken into account.
    pub(crate) fn decide(
        &mut self,
        model: &dyn Model,
        refusals: &Refusals,
        command: &Command,
    ) -> Decided {
        let (events, reply) = model.decide(command);
        let mut decided = Decided {
            events,
            reply,
            delivery: Delivery::default(),
        };
        if self.fault.is_none() && self.variation.is_none() {
            return decided;
        }
        let system = self.system.clone();
        let tree = system.read(&command.body).ok();
        let path = decoded(&command.path);
        let operation = called(
            system.contract(),
            system.base_path(),
            &command.method,
            &command.path,
            tree.as_ref(),
        );
        if let Some(fault) = self.fault.clone() {
            self.deviate(
                &fault,
                model,
                refusals,
                (command, &path),
                (operation, tree),
                &mut decided,
            );
        }
        if let Some(variation) = &mut self.variation {
            variation.vary(system.contract(), operation, command, &mut decided);
        }
        decided
    }

    /// What the model does of itself, the fault taken into account.
    pub(crate) fn wake(&mut self, mut events: Vec<Event>) -> Vec<Event> {
        if events.is_empty() {
            return events;
        }
        self.woken += 1;
        let rules = self.fault.iter().flat_map(|fault| &fault.rules);
        for rule in rules.filter(|rule| rule.when.itself && rule.when.counts(self.woken)) {
            for edit in &rule.events {
                edit.apply(&mut events);
            }
            if rule.lost {
                events.clear();
            }
        }
        events
    }

    fn deviate(
        &mut self,
        fault: &Fault,
        model: &dyn Model,
        refusals: &Refusals,
        (command, path): (&Command, &str),
        (operation, tree): (Option<&Operation>, Option<Value>),
        decided: &mut Decided,
    ) {
        let sender = sender(&*self.system, &self.partners, command);
        let key = key(command, sender);
        let query = decoded(&command.query);
        let undisturbed = decided.reply.clone();
        // Reading an answer takes time, and most faults do not ask for it.
        let mut rules = fault.rules.iter();
        let asked = rules.any(|rule| !rule.when.answer.is_empty());
        let answer = asked
            .then(|| self.system.read(&undisturbed.body).ok())
            .flatten();
        let seen = Seen {
            operation,
            sender,
            method: &command.method,
            headers: &command.headers,
            path,
            query: &query,
            request: tree.as_ref(),
            body: &command.body,
            status: undisturbed.status,
            answer: answer.as_ref(),
            again: self.answered.contains(&key),
            now: command.now,
        };
        for (place, rule) in fault.rules.iter().enumerate() {
            if !rule.when.fits(&seen, &mut self.fits[place]) {
                continue;
            }
            let case = Case {
                system: &*self.system,
                partners: &self.partners,
                model,
                refusals,
                command,
                tree: tree.as_ref(),
                operation,
            };
            case.happen(rule, decided);
            case.answer(rule, &mut decided.reply);
            case.deliver(rule, &mut decided.delivery);
            if rule.stale && decided.reply.status < 300 {
                let first = self
                    .first
                    .entry(key)
                    .or_insert_with(|| decided.reply.clone());
                decided.reply = first.clone();
            }
            if rule.previous {
                let before = self.previous[place].replace(decided.reply.clone());
                decided.reply = before.unwrap_or_else(|| decided.reply.clone());
            }
        }
        for (rule, fits) in fault.rules.iter().zip(&mut self.fits) {
            rule.when.remember(&seen, fits);
        }
        if self.answered.len() >= MOST_REMEMBERED {
            self.answered.clear();
            self.first.clear();
        }
        self.answered.insert(key);
    }
}

/// What is the same for requests that are the same.
fn key(command: &Command, sender: Sender) -> u64 {
    let mut hasher = DefaultHasher::new();
    let Command {
        method,
        path,
        query,
        body,
        ..
    } = command;
    (sender, method, path, query, body).hash(&mut hasher);
    hasher.finish()
}
