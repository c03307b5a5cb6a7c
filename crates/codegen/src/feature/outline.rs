//! An [`Outline`]: the scenario that breaks one rule of one operation.

use countersign_contract::{Contract, Effect, Operation, Shape, State, StateMachine};

use super::entity::Entity;
use super::row::Row;
use super::rule::Rule;
use super::table::Table;
use super::transitions::asks_for;

/// The steps of an outline, and the clauses that they judge.
pub(super) struct Outline {
    rule: Rule,
    /// Whether what is optional is sent too.
    filled: bool,
    steps: Vec<String>,
    /// Cited by the last steps, in their order.
    pub(super) clauses: Vec<String>,
}

impl Outline {
    /// The outline for this operation: the broken request, and then the same
    /// unbroken, which is the control. `None` where no scenario can tell what
    /// becomes of the broken one.
    pub(super) fn new(
        contract: &Contract,
        operation: &Operation,
        entity: &Entity<'_>,
        rule: Rule,
        filled: bool,
    ) -> Option<Self> {
        let clause = |name: &str| format!("{}.{}.{name}", contract.system, operation.id);
        let one = operation
            .request
            .as_ref()
            .is_none_or(|body| body.shape == Shape::One);
        let asked = asks_for(contract, operation).and_then(end);
        let (steps, clauses) = match (operation.effect, asked) {
            (Effect::Create, _) if entity.assigned && one => {
                let mut steps = created(&operation.id, entity);
                let mut clauses = vec![rule.id(), "refused-not-stored"];
                // Only a list can show what was made without an id being told.
                if contract.with_effect(Effect::Find).next().is_none() {
                    steps.truncate(steps.len() - 1);
                    clauses.truncate(1);
                }
                (steps, clauses)
            }
            // Of a list that is refused no id is told.
            (Effect::Create, _) if entity.assigned => return None,
            (Effect::Create, _) if one => (
                created_by_key(&operation.id, entity),
                vec![rule.id(), "refused-not-stored"],
            ),
            (Effect::Create, _) => (
                created_in_bulk(&operation.id, single(contract, operation), entity),
                vec!["invalid-not-stored"],
            ),
            (Effect::Change, Some(state)) => (
                adjusted(state, entity),
                vec![rule.id(), "refused-unchanged"],
            ),
            (Effect::Change, None) => (
                changed(&operation.id, entity),
                vec![rule.id(), "refused-unchanged"],
            ),
            (Effect::Find | Effect::Show, _) => {
                (found(&operation.id, entity, rule), vec![rule.id()])
            }
            (Effect::Part | Effect::News | Effect::Dismiss, _) => return None,
        };
        Some(Self {
            rule,
            filled,
            steps,
            clauses: clauses.into_iter().map(clause).collect(),
        })
    }

    /// The outline with a table of these rows.
    pub(super) fn text(&self, rows: &[Row]) -> String {
        let judging = self.steps.len() - self.clauses.len();
        let mut steps = Vec::new();
        for (at, step) in self.steps.iter().enumerate() {
            let clause = at.checked_sub(judging).and_then(|at| self.clauses.get(at));
            let clause = clause.map_or_else(String::new, |clause| format!(" [{clause}]"));
            steps.push(format!("{step}{}{clause}", self.beside(step)));
        }
        let mut header = vec!["place", "edit"];
        if self.rule == Rule::Conditional {
            header.extend(["like", "where", "is"]);
        }
        let rows: Vec<Vec<String>> = rows
            .iter()
            .map(|row| {
                let given = row.given.iter().flat_map(|given| {
                    let like = format!("{} {}", given.holder, given.text);
                    [like, given.place.clone(), given.text.clone()]
                });
                [row.place.clone(), row.edit.to_owned()]
                    .into_iter()
                    .chain(given)
                    .collect()
            })
            .collect();
        let where_it_is = if self.filled && self.rule != Rule::Conditional {
            ", in what may be left out"
        } else {
            ""
        };
        Table {
            name: &format!("{}{where_it_is}: <place> <edit>", self.rule.words()),
            steps: &steps,
            header: &header,
            rows: &rows,
        }
        .text()
    }
}

impl Outline {
    /// What a step says besides, where a rule holds only for some messages:
    /// all are to be such messages, and the broken one is made sure to be.
    fn beside(&self, step: &str) -> &'static str {
        let conditional = self.rule == Rule::Conditional;
        match (step.starts_with("Given"), conditional, self.filled) {
            (true, true, _) => ", filled, with <like>",
            (true, false, true) => ", filled",
            (false, true, _) if step.contains("<place>") => "\n  | <where> | text \"<is>\" |",
            _ => "",
        }
    }
}

fn created_by_key(id: &str, entity: &Entity<'_>) -> Vec<String> {
    vec![
        format!("Given order \"O\"{}", entity.with(2, 2)),
        format!("When order \"O\" is sent by \"{id}\" with \"<place>\" <edit>"),
        "And order \"O\" is looked up".to_owned(),
        format!("And order \"O\" is sent by \"{id}\""),
        "Then the broken request is refused".to_owned(),
        "And order \"O\" did not exist when looked up".to_owned(),
    ]
}

/// The target gives the ids: what was refused has none by which to look for
/// it, and what was taken may still turn into an error.
fn created(id: &str, entity: &Entity<'_>) -> Vec<String> {
    vec![
        format!("Given orders \"O\" and \"P\"{}", entity.with(2, 2)),
        format!("When order \"O\" is sent by \"{id}\" with \"<place>\" <edit>"),
        format!("And order \"P\" is sent by \"{id}\""),
        "Then the broken request is refused, or turns into an error".to_owned(),
        "And nothing of the broken request was created".to_owned(),
    ]
}

fn created_in_bulk(id: &str, single: &str, entity: &Entity<'_>) -> Vec<String> {
    vec![
        format!("Given orders \"O\" and \"P\"{}", entity.with(2, 2)),
        format!(
            "When orders \"O\" and \"P\" are sent by \"{id}\" with \"<place>\" of \"P\" <edit>"
        ),
        "And order \"P\" is looked up".to_owned(),
        format!("And order \"P\" is sent by \"{single}\""),
        "And order \"P\" is looked up".to_owned(),
        "Then order \"P\" did not exist before it was accepted".to_owned(),
    ]
}

fn changed(id: &str, entity: &Entity<'_>) -> Vec<String> {
    vec![
        format!("Given order \"O\"{}", entity.with(2, 1)),
        format!("And order \"O\" is accepted by \"{}\"", entity.creator),
        "And order \"O\" is looked up".to_owned(),
        format!("When order \"O\" is sent by \"{id}\" with \"<place>\" <edit>"),
        "And order \"O\" is looked up".to_owned(),
        format!("And order \"O\" is sent by \"{id}\""),
        "Then the broken request is refused".to_owned(),
        "And order \"O\" is unchanged by the refusal".to_owned(),
    ]
}

/// A change asks for a state, which is to be one that the order can take.
fn adjusted(state: &str, entity: &Entity<'_>) -> Vec<String> {
    vec![
        format!("Given order \"O\"{}", entity.with(2, 1)),
        format!("And order \"O\" is accepted by \"{}\"", entity.creator),
        "And order \"O\" has settled".to_owned(),
        "And order \"O\" is looked up".to_owned(),
        format!("When order \"O\" is adjusted to \"{state}\" with \"<place>\" <edit>"),
        "And order \"O\" is looked up".to_owned(),
        format!("And order \"O\" is adjusted to \"{state}\""),
        "Then the broken request is refused".to_owned(),
        "And order \"O\" is unchanged by the refusal".to_owned(),
    ]
}

fn found(id: &str, entity: &Entity<'_>, rule: Rule) -> Vec<String> {
    vec![
        format!("Given order \"O\"{}", entity.with(1, 1)),
        format!("And order \"O\" is accepted by \"{}\"", entity.creator),
        "And order \"O\" is looked up".to_owned(),
        format!("When orders like \"O\" are searched by \"{id}\" with \"<place>\" <edit>"),
        format!("And orders like \"O\" are searched by \"{id}\""),
        // To find nothing by what is of another kind is sane too.
        if matches!(rule, Rule::Kind | Rule::OptionalKind) {
            "Then the broken request is refused or finds nothing".to_owned()
        } else {
            "Then the broken request is refused".to_owned()
        },
    ]
}

/// A state out of which no step leads: what can be asked for almost always;
/// rather one that a step leads to from where entities begin.
fn end(machine: &StateMachine) -> Option<&str> {
    let ends = |state: &&State| {
        let mut steps = machine.transitions.iter();
        !state.internal && steps.all(|step| step.from != state.name)
    };
    let first = machine.states.first()?;
    let mut all = machine.states.iter().filter(ends);
    let near = all
        .clone()
        .find(|end| machine.allows(&first.name, &end.name));
    near.or_else(|| all.next()).map(|state| state.name.as_str())
}

/// The operation that takes one of the messages that this one takes a list of.
pub(super) fn single<'c>(contract: &'c Contract, bulk: &'c Operation) -> &'c str {
    let message =
        |operation: &Operation| operation.request.as_ref().map(|body| body.message.clone());
    contract
        .operations
        .iter()
        .find(|other| {
            let one = other
                .request
                .as_ref()
                .is_some_and(|body| body.shape == Shape::One);
            one && other.effect == Effect::Create && message(other) == message(bulk)
        })
        .map_or(bulk.id.as_str(), |operation| operation.id.as_str())
}
