//! States, reasons and values of declared pages, spelled as rulings mean them.

use std::collections::{HashMap, HashSet};

use super::alias::{Aliases, bare};
use crate::{Enumeration, StateMachine, Transition};

/// Gives states and reasons of a machine the names that are meant. A state
/// that is another one becomes it, with its steps.
pub(super) fn machine(machine: &mut StateMachine, aliases: &mut Aliases) {
    let names: Vec<String> = machine
        .states
        .iter()
        .map(|state| state.name.clone())
        .collect();
    let mut known: HashSet<String> = HashSet::new();
    machine.states.retain_mut(|state| {
        let name = state_of(&names, &state.name, aliases);
        // The state that is meant stands in the list itself.
        let is_other = name != state.name && names.contains(&name);
        state.name = name;
        !is_other && known.insert(state.name.clone())
    });
    let mut steps: Vec<Transition> = Vec::new();
    let mut index: HashMap<(String, String), usize> = HashMap::new();
    for mut step in std::mem::take(&mut machine.transitions) {
        step.from = state_of(&names, &step.from, aliases);
        step.to = state_of(&names, &step.to, aliases);
        for reason in &mut step.reasons {
            if let Some(means) = aliases.word(reason) {
                means.clone_into(reason);
            }
        }
        let ends = (step.from.clone(), step.to.clone());
        match index.get(&ends) {
            Some(at) => {
                let reasons = &mut steps[*at].reasons;
                let more = step.reasons.into_iter();
                let more: Vec<String> = more.filter(|reason| !reasons.contains(reason)).collect();
                reasons.extend(more);
            }
            None => {
                index.insert(ends, steps.len());
                steps.push(step);
            }
        }
    }
    machine.transitions = steps;
}

/// The name of the state that is meant: one of the machine's, in its spelling,
/// else as the ruling has it.
fn state_of(names: &[String], written: &str, aliases: &mut Aliases) -> String {
    let Some(means) = aliases.word(written) else {
        return written.to_owned();
    };
    let alike = |name: &&String| bare(name) == bare(means) && bare(name) != bare(written);
    let exact = names.iter().find(|name| *name == means);
    let known = exact.or_else(|| names.iter().find(alike));
    known.map_or_else(|| means.to_owned(), Clone::clone)
}

/// Gives values the spelling that is meant, each once.
pub(super) fn values(list: &mut Enumeration, aliases: &mut Aliases) {
    let listed: HashSet<String> = list.values.iter().cloned().collect();
    let mut known: HashSet<String> = HashSet::new();
    let values = std::mem::take(&mut list.values);
    for value in values {
        let meant = aliases.value(&value).map(str::to_owned);
        let is_other = meant.as_ref().is_some_and(|meant| {
            *meant != value && (listed.contains(meant) || !known.insert(meant.clone()))
        });
        if !is_other {
            list.values.push(meant.unwrap_or(value));
        }
    }
}
