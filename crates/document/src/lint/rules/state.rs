//! States that examples show where no list of fields tells of them.

use std::collections::HashSet;

use countersign_contract::kebab;

use super::kind::stands_for_a_value;
use super::machine::{bare, missing};
use crate::lint::code::field::STATE;
use crate::lint::found::Found;
use crate::lint::shown::Shown;
use crate::lint::subject::Subject;
use crate::lint::tree::{Item, Value};
use crate::reading::{Carried, Machine, Reading};

/// Words of which the name of a machine may be made that names nothing else.
const GENERIC: &[&str] = &[
    "state",
    "status",
    "life",
    "cycle",
    "lifecycle",
    "transition",
    "flow",
    "workflow",
];

/// Fields that show a state.
const SHOWING: &[&str] = &["state", "status"];

/// What stands in a field of this name without being a state: whether a call
/// has succeeded.
const OUTCOMES: &[&str] = &[
    "ok",
    "success",
    "succeeded",
    "successful",
    "error",
    "fail",
    "failure",
    "true",
    "false",
];

pub(super) fn find(subject: &Subject) -> Found {
    let mut found = Found::default();
    let Some(machine) = only(subject.reading) else {
        return found;
    };
    let states: HashSet<String> = states(machine).map(bare).collect();
    let mut told = HashSet::new();
    let listed: HashSet<(usize, usize)> = subject
        .instances
        .iter()
        .flat_map(|instance| {
            instance
                .matched
                .iter()
                .map(|(item, _)| (instance.shown, *item))
        })
        .collect();
    for (index, shown) in subject.shown.iter().enumerate() {
        if is_refusal(shown) {
            continue;
        }
        for (at, item) in shown.tree.items.iter().enumerate() {
            let Some(state) = state(shown, item) else {
                continue;
            };
            let is_known = states.contains(&bare(state)) || listed.contains(&(index, at));
            if !is_known && told.insert(state) {
                let message = format!("`{state}` is none of the states that the page names");
                let ruling = missing(machine, state);
                found.tell(|| subject.find(&STATE, shown.page(&item.range), message, ruling));
            }
        }
    }
    found
}

/// The machine of a page that has one only, which is called by no other name
/// than that it is one: a field that shows a state shows one of its.
pub(super) fn only(reading: &Reading) -> Option<&Machine> {
    let [machine] = reading.machines.as_slice() else {
        return None;
    };
    let is_generic = machine.name.split('-').all(|word| GENERIC.contains(&word));
    (is_generic && states(machine).nth(1).is_some()).then_some(machine)
}

/// Whether a field of this name shows a state.
pub(super) fn is_shown_by(name: &str) -> bool {
    SHOWING.contains(&kebab(name).as_str())
}

/// The states that a page names: those of the table, else those of the steps.
pub(super) fn states(machine: &Machine) -> impl Iterator<Item = &str> {
    let listed = machine.states.iter().map(|(state, _)| state.as_str());
    let steps = machine.steps.iter();
    let ends = steps.flat_map(|step| [step.from.as_str(), step.to.as_str()]);
    listed.chain(ends).filter(|state| !state.is_empty())
}

/// The state that a member of what an example begins with shows.
fn state<'s>(shown: &'s Shown, item: &'s Item) -> Option<&'s str> {
    if !is_shown_by(&item.name) {
        return None;
    }
    let parent = &shown.tree.items[item.parent?];
    let is_first = parent.parent.is_none() || parent.name == "[n]";
    let is_text = matches!(item.value, Value::Text(_) | Value::Element(_));
    let text = shown
        .tree
        .shown(item)
        .filter(|_| is_first && is_text)?
        .trim();
    let is_outcome = OUTCOMES.contains(&text.to_lowercase().as_str());
    let is_word = !text.contains(char::is_whitespace) && text.parse::<f64>().is_err();
    (is_word && !is_outcome && !stands_for_a_value(text)).then_some(text)
}

/// Whether an example shows how a call is refused.
fn is_refusal(shown: &Shown) -> bool {
    shown.of.iter().any(|carried| match carried {
        Carried::Response(_, status) => status.is_some_and(|status| status >= 400),
        _ => false,
    })
}
