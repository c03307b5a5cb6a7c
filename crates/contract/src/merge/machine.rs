//! Makes state machines of tables of states, in the spelling of messages.

use std::collections::HashSet;

use toml::Spanned;

use super::alias::Aliases;
use crate::page::{States, kebab};
use crate::rulings::{RulingEntry, StateEntry};
use crate::text::{Problems, Text};
use crate::{Enumeration, State, StateMachine, Transition};

/// The machine of a table.
pub(super) fn machine(
    states: States,
    aliases: &mut Aliases,
    problems: &mut Problems,
) -> StateMachine {
    let heading = kebab(&states.heading);
    let name = heading
        .strip_suffix("-states")
        .unwrap_or(&heading)
        .to_owned();
    let mut machine = StateMachine {
        name,
        states: Vec::new(),
        transitions: Vec::new(),
        source: states.source,
    };
    let mut known = HashSet::new();
    for (written, source) in states.names {
        let state = State {
            name: spelling(&written, aliases),
            internal: false,
            implied: false,
            source,
        };
        if known.insert(state.name.clone()) {
            machine.states.push(state);
        } else {
            twice(&state, &machine.name, problems);
        }
    }
    let mut known = HashSet::new();
    for step in states.steps {
        let transition = Transition {
            from: spelling(&step.from, aliases),
            to: spelling(&step.to, aliases),
            reasons: step.reasons,
            source: step.source,
        };
        if !known.insert((transition.from.clone(), transition.to.clone())) {
            problems.add(
                transition.source.clone(),
                format!(
                    "the step from {} to {} is listed twice",
                    transition.from, transition.to
                ),
                "keep one row a step, all its reasons in it",
            );
        }
        machine.transitions.push(transition);
    }
    machine
}

/// Adds the states that rulings know besides, before the others.
pub(super) fn rule(
    entries: &[Spanned<RulingEntry>],
    machines: &mut [StateMachine],
    text: &Text<'_>,
    problems: &mut Problems,
) {
    for entry in entries.iter().flat_map(|entry| &entry.get_ref().state) {
        let StateEntry {
            machine,
            name,
            internal,
            next,
        } = entry;
        let place = text.span(Some(machine.span()));
        let Some(machine) = machines
            .iter_mut()
            .find(|known| known.name == *machine.get_ref())
        else {
            problems.add(
                place,
                format!("there is no state machine `{}`", machine.get_ref()),
                "write its heading in kebab case, without `-states`",
            );
            continue;
        };
        let source = text.span(Some(name.span()));
        let name = name.get_ref();
        let steps = next.iter().map(|next| Transition {
            from: name.clone(),
            to: next.clone(),
            reasons: Vec::new(),
            source: source.clone(),
        });
        machine.transitions.splice(0..0, steps);
        let state = State {
            name: name.clone(),
            internal: *internal,
            implied: false,
            source,
        };
        if machine.states.iter().any(|known| known.name == state.name) {
            twice(&state, &machine.name, problems);
        } else {
            machine.states.insert(0, state);
        }
    }
}

/// Checks that steps lead from state to state, for reasons that are listed.
pub(super) fn check(
    machines: &[StateMachine],
    enumerations: &[Enumeration],
    problems: &mut Problems,
) {
    let known: HashSet<&String> = enumerations
        .iter()
        .filter(|enumeration| enumeration.name.ends_with("reason"))
        .flat_map(|enumeration| &enumeration.values)
        .collect();
    let mut names = HashSet::new();
    for machine in machines {
        if !names.insert(&machine.name) {
            problems.add(
                machine.source.clone(),
                format!("the states of `{}` are listed twice", machine.name),
                "keep one table of states a heading",
            );
        }
        let states: HashSet<&String> = machine.states.iter().map(|state| &state.name).collect();
        for step in &machine.transitions {
            for name in [&step.from, &step.to]
                .into_iter()
                .filter(|name| !states.contains(name))
            {
                problems.add(
                    step.source.clone(),
                    format!("`{name}` is no state of `{}`", machine.name),
                    "list it, or rule that it means another: `[[ruling.alias]]`",
                );
            }
            for reason in step.reasons.iter().filter(|reason| !known.contains(reason)) {
                problems.add(
                    step.source.clone(),
                    format!("the reason `{reason}` is described nowhere"),
                    "add it to the table of reasons, or rule on it: `[[ruling.extend]]`",
                );
            }
        }
    }
}

fn twice(state: &State, machine: &str, problems: &mut Problems) {
    problems.add(
        state.source.clone(),
        format!("the state {} of `{machine}` is listed twice", state.name),
        "keep one of the two",
    );
}

/// `Waiting for Customer` → `WAITING_FOR_CUSTOMER`.
fn spelling(written: &str, aliases: &mut Aliases) -> String {
    let meant = aliases.resolve(written);
    kebab(&meant).replace('-', "_").to_uppercase()
}
