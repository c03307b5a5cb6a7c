//! A [`Scenario`]: what its exchanges show of the statuses of what it made.

use std::collections::{BTreeMap, BTreeSet};

use countersign_contract::{Effect, StateMachine};
use countersign_journal::{Exchange, Verdict};
use countersign_system::{Scalar, StatusChange, System, View};

use super::{Observed, Step};
use crate::shown::{Accepted, Shown, acceptance, shown};

/// Elements of one scenario that are followed: none that a client of good will
/// makes has as many.
const MOST: usize = 1_000;

/// Milliseconds that the end of an exchange may be later than is recorded: start
/// and duration are both cut to whole ones.
const ROUNDED: u64 = 1;

/// One scenario, as far as its exchanges were taken.
pub(super) struct Scenario<'s> {
    system: &'s dyn System,
    verdict: Verdict,
    /// What has a status, by machine and name: the id of an element, or the
    /// entity's key and the path.
    elements: BTreeMap<(String, String), Element>,
    /// Keys of the entities that it asked for. Others are those of scenarios at
    /// the same time, whose steps it does not know.
    own: BTreeSet<String>,
    /// Keys of entities by the ids that the target gave them.
    keys: BTreeMap<String, String>,
    steps: &'s mut BTreeMap<Step, Observed>,
}

/// Something that has a status.
struct Element {
    /// The key of its entity.
    entity: String,
    /// The status that a lookup showed last.
    status: String,
    /// When that lookup had its answer, in milliseconds from the start of the
    /// run.
    shown: u64,
    /// What accepted requests have asked for since.
    asked: Vec<String>,
}

impl Element {
    /// Where it stands, as far as is known.
    fn stands(&self) -> &str {
        self.asked.last().unwrap_or(&self.status)
    }
}

impl<'s> Scenario<'s> {
    /// A scenario of this verdict, whose steps are counted here.
    pub(super) fn new(
        system: &'s dyn System,
        verdict: Verdict,
        steps: &'s mut BTreeMap<Step, Observed>,
    ) -> Self {
        Self {
            system,
            verdict,
            elements: BTreeMap::new(),
            own: BTreeSet::new(),
            keys: BTreeMap::new(),
            steps,
        }
    }

    /// Takes the next exchange into account.
    pub(super) fn take(&mut self, exchange: &Exchange) {
        let Some(id) = &exchange.operation else {
            // A provider state, which may have moved anything.
            self.elements.clear();
            return;
        };
        match self.system.contract().operation(id).map(|it| it.effect) {
            Some(Effect::Create) => self.created(id, exchange),
            Some(Effect::Change) => self.changed(id, exchange),
            Some(Effect::Show | Effect::Find) => self.looked_up(exchange),
            Some(Effect::Part) if self.system.shows_state(id) => self.looked_up(exchange),
            _ => {}
        }
    }

    /// Learns which keys are its own, and which id goes with which.
    fn created(&mut self, operation: &str, exchange: &Exchange) {
        let Ok(request) = self.system.read(&exchange.request.body.0) else {
            return;
        };
        let intents = self.system.intent(operation, &request);
        if self.own.len() < MOST {
            self.own.extend(intents.iter().map(|view| view.key.clone()));
        }
        let Some(response) = exchange.response().filter(|it| it.is_success()) else {
            return;
        };
        let answer = self.system.read(&response.body.0).ok();
        let headers = &response.headers;
        let ids = self.system.assigned(operation, headers, answer.as_ref());
        for (id, intent) in ids.into_iter().zip(intents) {
            if self.keys.len() < MOST {
                self.keys.insert(id, intent.key);
            }
        }
    }

    /// Counts the steps that a request asks for.
    fn changed(&mut self, operation: &str, exchange: &Exchange) {
        let Ok(request) = self.system.read(&exchange.request.body.0) else {
            return;
        };
        let field = self.system.status_field();
        let Some(machine) = self.system.contract().machine_of(field) else {
            return;
        };
        let accepted = acceptance(self.system, exchange);
        for change in self.system.asked(operation, &request) {
            for at in self.meant(&machine.name, &change) {
                let Some(element) = self.elements.get_mut(&at) else {
                    continue;
                };
                let (from, to) = (element.stands().to_owned(), change.status.clone());
                if from == to {
                    continue;
                }
                if accepted == Ok(Accepted::Wholly) {
                    element.asked.push(to.clone());
                }
                let step = self.steps.entry(Step {
                    machine: machine.name.clone(),
                    from,
                    to,
                });
                let step = step.or_default();
                step.refused += u64::from(accepted == Ok(Accepted::Refused));
                step.verdict = step.verdict.max(Some(self.verdict));
            }
        }
    }

    /// What a change is about, as far as a lookup has shown it.
    fn meant(&self, machine: &str, change: &StatusChange) -> Vec<(String, String)> {
        match &change.element {
            Some(id) => vec![(machine.to_owned(), id.clone())],
            None => {
                let key = self.keys.get(&change.entity).unwrap_or(&change.entity);
                let all = self.elements.iter();
                all.filter(|((of, _), element)| of == machine && element.entity == *key)
                    .map(|(at, _)| at.clone())
                    .collect()
            }
        }
    }

    fn looked_up(&mut self, exchange: &Exchange) {
        let Ok(Shown::Views(views)) = shown(self.system, exchange) else {
            return;
        };
        for view in &views {
            self.view(view, exchange);
        }
    }

    fn view(&mut self, view: &View, lookup: &Exchange) {
        // Parts may be shown without their entity: then they are known by their ids.
        if !view.key.is_empty() && !self.own.contains(&view.key) {
            return;
        }
        let ended = lookup.started_ms.saturating_add(lookup.elapsed_ms);
        let contract = self.system.contract();
        let ids = ids(self.system, view);
        for (path, fact) in &view.facts {
            let (Some(machine), Scalar::Text(status)) =
                (contract.machine_of(&fact.field), &fact.value)
            else {
                continue;
            };
            if !machine.has(status) {
                continue;
            }
            let id = bracketed(path).and_then(|place| ids.get(place).cloned());
            let name = id.unwrap_or_else(|| format!("{} {path}", view.key));
            let at = (machine.name.clone(), name);
            let has_room = self.elements.len() < MOST;
            match self.elements.get_mut(&at) {
                // Of lookups at the same time nobody knows which was first.
                Some(element) if lookup.started_ms <= element.shown.saturating_add(ROUNDED) => {}
                Some(element) => {
                    let steps = taken(machine, element, status);
                    element.status.clone_from(status);
                    element.shown = ended;
                    element.asked.clear();
                    for step in steps {
                        self.steps.entry(step).or_default().seen += 1;
                    }
                }
                None if has_room && !view.key.is_empty() => {
                    let element = Element {
                        entity: view.key.clone(),
                        status: status.clone(),
                        shown: ended,
                        asked: Vec::new(),
                    };
                    self.elements.insert(at, element);
                }
                None => {}
            }
        }
    }
}

/// The steps between what was known of an element and the status that it
/// shows now.
fn taken(machine: &StateMachine, element: &Element, status: &str) -> Vec<Step> {
    let step = |from: &str, to: &str| Step {
        machine: machine.name.clone(),
        from: from.to_owned(),
        to: to.to_owned(),
    };
    let asked = &element.asked;
    if let Some(last) = asked.iter().rposition(|asked| asked == status) {
        let mut from = element.status.as_str();
        let mut steps = Vec::new();
        for to in &asked[..=last] {
            steps.push(step(from, to));
            from = to;
        }
        return steps;
    }
    let from = element.status.as_str();
    let is_step =
        from != status && (machine.allows(from, status) || machine.way(from, status).is_none());
    if is_step {
        vec![step(from, status)]
    } else {
        Vec::new()
    }
}

/// The ids that the target gave to elements, by where they stand.
fn ids<'v>(system: &dyn System, view: &'v View) -> BTreeMap<&'v str, String> {
    let Some(field) = system.element_id_field() else {
        return BTreeMap::new();
    };
    let facts = view.facts.iter().filter(|(_, fact)| fact.field == field);
    facts
        .filter_map(|(path, fact)| match &fact.value {
            Scalar::Text(id) | Scalar::Number(id) => Some((bracketed(path)?, id.clone())),
            _ => None,
        })
        .collect()
}

/// The outermost element of a list that a path leads into.
fn bracketed(path: &str) -> Option<&str> {
    path.find(']').map(|at| &path[..=at])
}
