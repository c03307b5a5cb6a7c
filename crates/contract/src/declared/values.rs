//! Declared lists of values and state machines.

use std::collections::HashSet;

use toml::Spanned;

use super::at::Places;
use super::entry::{EnumerationEntry, MachineEntry};
use crate::{Enumeration, State, StateMachine, Transition};

/// The closed list of an entry.
pub(super) fn enumeration(
    entry: Spanned<EnumerationEntry>,
    places: &mut Places<'_, '_>,
) -> Enumeration {
    let here = entry.span();
    let entry = entry.into_inner();
    if entry.values.is_empty() {
        places.wrong(
            here.clone(),
            "the list has no values".to_owned(),
            "list them, or remove it",
        );
    }
    let mut known = HashSet::new();
    for value in &entry.values {
        if !known.insert(value.get_ref()) {
            places.wrong(
                value.span(),
                format!("the value `{}` is listed twice", value.get_ref()),
                "remove one of the two",
            );
        }
    }
    let source = places.of(&entry.at, here);
    Enumeration {
        name: places.name(entry.name),
        values: entry.values.into_iter().map(Spanned::into_inner).collect(),
        source,
    }
}

/// The machine of an entry. That its steps lead from state to state is
/// checked with those of all pages, once rulings have had their say.
pub(super) fn machine(entry: Spanned<MachineEntry>, places: &mut Places<'_, '_>) -> StateMachine {
    let here = entry.span();
    let entry = entry.into_inner();
    let mut known = HashSet::new();
    let mut states = Vec::new();
    for state in entry.state {
        let here = state.span();
        let state = state.into_inner();
        if !known.insert(state.name.clone()) {
            twice(&format!("the state {}", state.name), here.clone(), places);
        }
        states.push(State {
            source: places.of(&state.at, here),
            name: state.name,
            internal: state.internal,
            implied: state.implied,
        });
    }
    let mut known = HashSet::new();
    let mut transitions = Vec::new();
    for step in entry.step {
        let here = step.span();
        let step = step.into_inner();
        if !known.insert((step.from.clone(), step.to.clone())) {
            let what = format!("the step from {} to {}", step.from, step.to);
            twice(&what, here.clone(), places);
        }
        transitions.push(Transition {
            source: places.of(&step.at, here),
            from: step.from,
            to: step.to,
            reasons: step.reasons,
        });
    }
    StateMachine {
        source: places.of(&entry.at, here),
        name: places.name(entry.name),
        states,
        transitions,
    }
}

fn twice(what: &str, here: std::ops::Range<usize>, places: &mut Places<'_, '_>) {
    places.wrong(
        here,
        format!("{what} is listed twice"),
        "keep one of the two",
    );
}
