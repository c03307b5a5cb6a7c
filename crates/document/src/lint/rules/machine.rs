//! Steps between states that the table lacks, for reasons that it lacks.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::diagnostic::Diagnostic;
use crate::document::Matter;
use crate::lint::code::field::{REASON, STATE};
use crate::lint::found::Found;
use crate::lint::ruling::Ruling;
use crate::lint::spelling;
use crate::lint::subject::Subject;
use crate::reading::{Machine, Step, ValueList};

/// Most states of a machine that are compared with each other.
const MOST_STATES: usize = 200;

pub(super) fn find(subject: &Subject) -> Found {
    let reasons = subject
        .reading
        .value_lists
        .iter()
        .find(|list| list.name.split('-').any(|word| word == "reason"));
    let mut found = Found::default();
    for machine in &subject.reading.machines {
        found.extend(states(subject, machine));
        if let Some(reasons) = reasons {
            found.extend(
                machine
                    .steps
                    .iter()
                    .flat_map(|step| self::reasons(subject, step, reasons)),
            );
        }
    }
    found
}

/// A value without what spellings differ in.
pub(super) fn bare(value: &str) -> String {
    value
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

fn states(subject: &Subject, machine: &Machine) -> Vec<Diagnostic> {
    // Without a table of states, steps are where states are declared.
    if machine.states.is_empty() {
        return slips(subject, machine);
    }
    let known: HashSet<String> = machine
        .states
        .iter()
        .map(|(state, _)| bare(state))
        .collect();
    let mut told = HashSet::new();
    let mut found = Vec::new();
    for step in &machine.steps {
        for state in [&step.from, &step.to] {
            if state.is_empty() || known.contains(&bare(state)) || !told.insert(bare(state)) {
                continue;
            }
            let near = machine
                .states
                .iter()
                .find(|(known, _)| spelling::distance(&bare(known), &bare(state)) < 3);
            let (message, suggestion) = match near {
                Some((near, _)) => (
                    format!("`{state}` is no state, `{near}` is one"),
                    alias(state, near),
                ),
                None => (
                    format!("`{state}` is not in the table of states"),
                    missing(machine, state),
                ),
            };
            found.push(subject.find_at(&STATE, step.source.line, state, message, suggestion));
        }
    }
    found
}

/// States that one step alone names, where it leads to, and that are nearly
/// one from which others go on.
fn slips(subject: &Subject, machine: &Machine) -> Vec<Diagnostic> {
    let mut named: HashMap<String, usize> = HashMap::new();
    let ends = machine.steps.iter().flat_map(|step| [&step.from, &step.to]);
    for state in ends.clone() {
        *named.entry(bare(state)).or_default() += 1;
    }
    if named.len() > MOST_STATES {
        return Vec::new();
    }
    let left: BTreeMap<String, &str> = machine
        .steps
        .iter()
        .map(|step| (bare(&step.from), step.from.as_str()))
        .collect();
    let mut found = Vec::new();
    for step in &machine.steps {
        let state = bare(&step.to);
        if named.get(&state) != Some(&1) || left.contains_key(&state) {
            continue;
        }
        let near = left
            .iter()
            .find(|(known, _)| spelling::is_slip(known, &state));
        if let Some((_, near)) = near {
            let message = format!("`{}` is left by no step, `{near}` is", step.to);
            let ruling = alias(&step.to, near);
            found.push(subject.find_at(&STATE, step.source.line, &step.to, message, ruling));
        }
    }
    found
}

fn alias(state: &str, near: &str) -> Ruling {
    let ruling = Ruling::new(
        &format!("{state} spelling"),
        &format!("A step names {state}, the page {near} besides."),
        &format!("{near} is meant."),
        "The one is nearly the other, and is said elsewhere.",
    );
    ruling
        .part("alias")
        .text("written", state)
        .text("means", near)
}

pub(super) fn missing(machine: &Machine, state: &str) -> Ruling {
    let ruling = Ruling::new(
        &format!("{} {state}", machine.name),
        &format!("{state} is named, and the table of states lacks it."),
        "It is a state.",
        "What is shown can be shown.",
    );
    let name = machine.name.strip_suffix("-state").unwrap_or(&machine.name);
    ruling
        .part("state")
        .text("machine", name)
        .text("name", state)
}

fn reasons(subject: &Subject, step: &Step, list: &ValueList) -> Vec<Diagnostic> {
    let known = |reason: &str| {
        let bare_reason = bare(reason);
        list.values
            .iter()
            .any(|(value, _)| bare(value) == bare_reason || bare_reason.starts_with(&bare(value)))
    };
    let unknown = step.reasons.iter().filter(|reason| !known(reason));
    unknown
        .map(|reason| {
            let message = format!("`{reason}` is not in the table of reasons");
            let ruling = Ruling::new(
                reason,
                &format!("A step has the reason {reason}, which no table has."),
                "It is one of the reasons.",
                "A reason that is given is one.",
            );
            let ruling = ruling
                .part("extend")
                .text("name", &list.name)
                .list("values", &[reason]);
            match place(subject, step, reason) {
                Some(range) => subject.find(&REASON, range, message, ruling),
                None => subject.find_at(&REASON, step.source.line, reason, message, ruling),
            }
        })
        .collect()
}

/// Where a reason stands in the row of its step.
fn place(subject: &Subject, step: &Step, reason: &str) -> Option<std::ops::Range<usize>> {
    let text = &subject.document.text;
    let start = text.start_of(step.source.line);
    let end = start + text.line(step.source.line).len();
    let rows = subject.blocks().filter_map(|block| match &block.matter {
        Matter::Table(rows) => Some(rows),
        _ => None,
    });
    let row = rows
        .flatten()
        .find(|row| row.range.start < end.max(start + 1) && row.range.end > start)?;
    let lines = row.cells.iter().flat_map(|cell| &cell.lines);
    let mut found = lines.filter_map(|line| Some((line, line.words.find(reason)?)));
    let (line, at) = found.next()?;
    Some(subject.in_line(line, at..at + reason.len()))
}
