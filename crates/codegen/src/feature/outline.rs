//! An [`Outline`]: the scenario that breaks one rule of one operation.

use countersign_contract::{Contract, Effect, Operation, Shape};

use super::Entity;
use super::rule::{Row, Rule};

/// The steps of an outline, and the clauses that they judge.
pub(super) struct Outline {
    rule: Rule,
    steps: Vec<String>,
    pub(super) clauses: Vec<String>,
}

impl Outline {
    /// The outline for this operation: the broken request, and then the same
    /// unbroken, which is the control.
    pub(super) fn new(
        contract: &Contract,
        operation: &Operation,
        entity: &Entity<'_>,
        rule: Rule,
    ) -> Self {
        let id = &operation.id;
        let clause = |name: &str| format!("{}.{id}.{name}", contract.system);
        let one = operation
            .request
            .as_ref()
            .is_none_or(|body| body.shape == Shape::One);
        let creator = entity.creator;
        let (steps, clauses) = match (operation.effect, one) {
            (Effect::Create, true) => (
                vec![
                    format!("Given order \"O\"{}", entity.with(2, 2)),
                    format!("When order \"O\" is sent by \"{id}\" with \"<place>\" <edit>"),
                    "And order \"O\" is looked up".to_owned(),
                    format!("And order \"O\" is sent by \"{id}\""),
                    "Then the broken request is refused".to_owned(),
                    "And order \"O\" did not exist when looked up".to_owned(),
                ],
                vec![clause(rule.id()), clause("refused-not-stored")],
            ),
            (Effect::Create, false) => (
                vec![
                    format!("Given orders \"O\" and \"P\"{}", entity.with(2, 2)),
                    format!(
                        "When orders \"O\" and \"P\" are sent by \"{id}\" with \"<place>\" of \"P\" <edit>"
                    ),
                    "And order \"P\" is looked up".to_owned(),
                    format!(
                        "And order \"P\" is sent by \"{}\"",
                        single(contract, operation)
                    ),
                    "And order \"P\" is looked up".to_owned(),
                    "Then order \"P\" did not exist before it was accepted".to_owned(),
                ],
                vec![clause("invalid-not-stored")],
            ),
            (Effect::Change, _) => (
                vec![
                    format!("Given order \"O\"{}", entity.with(2, 1)),
                    format!("And order \"O\" is accepted by \"{creator}\""),
                    "And order \"O\" is looked up".to_owned(),
                    format!("When order \"O\" is sent by \"{id}\" with \"<place>\" <edit>"),
                    "And order \"O\" is looked up".to_owned(),
                    format!("And order \"O\" is sent by \"{id}\""),
                    "Then the broken request is refused".to_owned(),
                    "And order \"O\" is unchanged by the refusal".to_owned(),
                ],
                vec![clause(rule.id()), clause("refused-unchanged")],
            ),
            (Effect::Find | Effect::Show, _) => (
                vec![
                    format!("Given order \"O\"{}", entity.with(1, 1)),
                    format!("And order \"O\" is accepted by \"{creator}\""),
                    "And order \"O\" is looked up".to_owned(),
                    format!(
                        "When orders like \"O\" are searched by \"{id}\" with \"<place>\" <edit>"
                    ),
                    format!("And orders like \"O\" are searched by \"{id}\""),
                    // To find nothing by what is of another kind is sane too.
                    if matches!(rule, Rule::Kind | Rule::OptionalKind) {
                        "Then the broken request is refused or finds nothing".to_owned()
                    } else {
                        "Then the broken request is refused".to_owned()
                    },
                ],
                vec![clause(rule.id())],
            ),
        };
        Self {
            rule,
            steps,
            clauses,
        }
    }

    /// The outline with a table of these rows.
    pub(super) fn text(&self, rows: &[Row]) -> String {
        let mut text = format!(
            "\n  Scenario Outline: {}: <place> <edit>\n",
            self.rule.words()
        );
        let judging = self.steps.len() - self.clauses.len();
        for (at, step) in self.steps.iter().enumerate() {
            let clause = at
                .checked_sub(judging)
                .and_then(|at| self.clauses.get(at))
                .map_or_else(String::new, |clause| format!(" [{clause}]"));
            text.push_str(&format!("    {step}{clause}\n"));
        }
        let width = |cell: fn(&Row) -> &str, title: &str| {
            rows.iter()
                .map(|row| cell(row).chars().count())
                .max()
                .unwrap_or(0)
                .max(title.len())
        };
        let places = width(|row| &row.place, "place");
        let edits = width(|row| row.edit, "edit");
        text.push_str("\n    Examples:\n");
        text.push_str(&format!(
            "      | {:places$} | {:edits$} |\n",
            "place", "edit"
        ));
        for row in rows {
            text.push_str(&format!(
                "      | {:places$} | {:edits$} |\n",
                row.place, row.edit
            ));
        }
        text
    }
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
