//! Every step of a state machine that clients may ask for: the listed ones,
//! all others, and those that lead nowhere.

use countersign_contract::{Contract, Effect, Operation, StateMachine};

use super::entity::Entity;
use super::table::Table;
use super::{Citation, header};
use crate::names;

/// The scenarios of a machine; `None` where no call asks for its states.
pub(super) fn feature(
    contract: &Contract,
    machine: &StateMachine,
    cited: &mut Vec<Citation>,
) -> Option<String> {
    let operation = contract
        .operations
        .iter()
        .find(|operation| asks_for(contract, operation) == Some(machine))?;
    let steps = Steps {
        what: match by_element(contract, machine) {
            true => "item 1 of order \"O\"",
            false => "order \"O\"",
        },
        contract,
        entity: Entity::of(contract, operation)?,
        operation: &operation.id,
    };
    let legal: Vec<Vec<String>> = pairs(machine)
        .filter(|pair| pair.is_legal(machine))
        .map(|pair| vec![pair.from.to_owned(), pair.to.to_owned(), steps.legal(&pair)])
        .collect();
    let illegal: Vec<Vec<String>> = pairs(machine)
        .filter(|pair| pair.from != pair.to && !pair.is_legal(machine))
        .map(|pair| vec![pair.from.to_owned(), pair.to.to_owned()])
        .collect();
    let selfsame: Vec<Vec<String>> = machine
        .states
        .iter()
        .map(|state| vec![state.name.clone()])
        .collect();
    let refused = steps.clause("refused-unchanged");
    let outlines = [
        (
            "From <from> to <to>",
            ["from", "to", "clause"].as_slice(),
            legal,
            steps.taken(),
        ),
        (
            "From <from> to <to>, which is not to be asked for",
            &["from", "to"],
            illegal,
            steps.refused(&steps.clause("illegal-refused"), &refused),
        ),
        (
            "From <state> to <state> itself",
            &["state"],
            selfsame,
            steps.passed_over(&steps.clause("self"), &refused),
        ),
    ];
    let mut text = format!(
        "# {}\n@generated\nFeature: Steps of {}\n\n  # Every pair of states, asked for by `{}`.\n",
        header::words(),
        machine.name,
        operation.id
    );
    for (name, header, rows, steps) in outlines {
        if rows.is_empty() {
            continue;
        }
        for clause in clauses(&steps, &rows) {
            cited.push(Citation {
                clause,
                source: machine.source.clone(),
                what: format!("the states of `{}` have a rule", machine.name),
            });
        }
        text.push_str(
            &Table {
                name,
                steps: &steps,
                header,
                rows: &rows,
            }
            .text(),
        );
    }
    Some(text)
}

/// The machine whose states a call asks for: by a field that is named like it
/// (`fulfillmentState`).
pub(super) fn asks_for<'c>(
    contract: &'c Contract,
    operation: &Operation,
) -> Option<&'c StateMachine> {
    let message = contract.message(&operation.request.as_ref()?.message)?;
    if operation.effect != Effect::Change {
        return None;
    }
    let mut fields = message.fields.iter();
    fields.find_map(|field| contract.machine_of(field.path.as_str()))
}

struct Pair<'m> {
    from: &'m str,
    to: &'m str,
    /// Whether a step out of the one or into the other is the platform's alone.
    internal: bool,
}

impl Pair<'_> {
    fn is_legal(&self, machine: &StateMachine) -> bool {
        !self.internal && self.from != self.to && machine.allows(self.from, self.to)
    }
}

fn pairs(machine: &StateMachine) -> impl Iterator<Item = Pair<'_>> {
    machine.states.iter().flat_map(|from| {
        machine.states.iter().map(|to| Pair {
            from: &from.name,
            to: &to.name,
            internal: from.internal || to.internal,
        })
    })
}

/// Whether each element of a list has a state of its own; else the entity has
/// one as a whole. Where a call shows one entity, what that shows decides: a
/// search may answer with a list of them.
fn by_element(contract: &Contract, machine: &StateMachine) -> bool {
    let shows = contract.with_effect(Effect::Show);
    let answers = shows.flat_map(|operation| &operation.responses);
    let shown: Vec<&str> = answers
        .filter_map(|answer| Some(answer.body.as_ref()?.message.as_str()))
        .collect();
    let answers = contract.messages.iter().filter(|message| !message.request);
    let mut paths = answers
        .filter(|message| shown.is_empty() || shown.contains(&message.name.as_str()))
        .flat_map(|message| &message.fields)
        .map(|field| field.path.as_str());
    paths.any(|path| path.contains("[n]") && contract.machine_of(path) == Some(machine))
}

/// The steps of the scenarios.
struct Steps<'c> {
    /// What has a state, as steps call it.
    what: &'static str,
    contract: &'c Contract,
    entity: Entity<'c>,
    operation: &'c str,
}

impl Steps<'_> {
    fn clause(&self, name: &str) -> String {
        format!("{}.{}.{name}", self.contract.system, self.operation)
    }

    /// The clause that promises a step: its own, or that of all.
    fn legal(&self, pair: &Pair<'_>) -> String {
        let kebab = |state: &str| names::snake(&state.to_lowercase()).replace('_', "-");
        let own = self.clause(&format!("{}-to-{}", kebab(pair.from), kebab(pair.to)));
        if self.contract.clause(&own).is_some() {
            own
        } else {
            self.clause("legal")
        }
    }

    fn taken(&self) -> Vec<String> {
        let mut steps = self.asked("from", "to");
        steps.push("Then the step is taken [<clause>]".to_owned());
        steps.push(format!(
            "And {} is shown in state \"<to>\" [{}]",
            self.what,
            self.clause("applied")
        ));
        steps.push(format!(
            "And nothing else of order \"O\" has changed by the step [{}]",
            self.clause("only-named")
        ));
        steps
    }

    fn refused(&self, clause: &str, unchanged: &str) -> Vec<String> {
        let mut steps = self.asked("from", "to");
        steps.push(format!("Then the step is refused [{clause}]"));
        steps.push(nothing_changed(unchanged));
        steps
    }

    fn passed_over(&self, clause: &str, unchanged: &str) -> Vec<String> {
        let mut steps = self.asked("state", "state");
        steps.push(format!(
            "Then the step is refused or passed over [{clause}]"
        ));
        steps.push(nothing_changed(unchanged));
        steps
    }

    /// An item, or the entity, is brought into a state, and asked into another.
    fn asked(&self, from: &str, to: &str) -> Vec<String> {
        let what = self.what;
        vec![
            format!("Given order \"O\"{}", self.entity.with(1, 1)),
            format!("And order \"O\" is accepted by \"{}\"", self.entity.creator),
            "And order \"O\" has settled".to_owned(),
            format!("And {what} is in state \"<{from}>\""),
            "And the whole of order \"O\" is shown".to_owned(),
            format!("When {what} is adjusted to \"<{to}>\""),
            "And the whole of order \"O\" is shown".to_owned(),
        ]
    }
}

fn nothing_changed(clause: &str) -> String {
    format!("And nothing of order \"O\" has changed by the refused step [{clause}]")
}

/// The clauses that steps cite, or that the last column fills in.
fn clauses(steps: &[String], rows: &[Vec<String>]) -> Vec<String> {
    let cited = steps
        .iter()
        .filter_map(|step| Some(step.rsplit_once('[')?.1.trim_end_matches(']')));
    cited
        .flat_map(|cited| match cited {
            "<clause>" => rows.iter().filter_map(|row| row.last().cloned()).collect(),
            clause => vec![clause.to_owned()],
        })
        .collect()
}
