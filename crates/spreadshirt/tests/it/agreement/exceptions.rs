//! Exceptions to the agreement, from `exceptions.toml`.

use std::cell::RefCell;
use std::collections::BTreeSet;

use countersign_validate::Violation;
use serde::Deserialize;

use super::change::Broken;

/// The exceptions, and which of them were needed.
pub(super) struct Exceptions {
    rows: Vec<Exception>,
    needed: RefCell<BTreeSet<usize>>,
}

#[derive(Deserialize)]
struct File {
    #[serde(default)]
    exception: Vec<Exception>,
}

/// A change that one of the two refuses alone. What a row does not name may
/// be any.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Exception {
    /// Who refuses it: `validator` or `schema`.
    refused_by: Judge,
    /// The rule that alone is broken for the validator.
    rule: Option<String>,
    /// The last steps of the contract's path.
    field: Option<String>,
    /// What is done to it: `drop`, `repeat`, `empty`, `text`.
    change: Option<String>,
    /// The texts that take its place.
    text: Option<Vec<String>>,
    reason: String,
}

#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Judge {
    Validator,
    Schema,
}

impl Exceptions {
    pub(super) fn read() -> Self {
        let file: File =
            toml::from_str(include_str!("exceptions.toml")).expect("exceptions as the file says");
        for row in &file.exception {
            assert!(!row.reason.is_empty(), "{row:?} has no reason");
        }
        Self {
            rows: file.exception,
            needed: RefCell::default(),
        }
    }

    /// Whether only the validator may find these violations; or, where there
    /// are none, only the schema any.
    pub(super) fn cover(&self, broken: &Broken, violations: &[Violation]) -> bool {
        let judge = if violations.is_empty() {
            Judge::Schema
        } else {
            Judge::Validator
        };
        let field = field(&broken.place);
        let row = self.rows.iter().position(|row| {
            let rule = row.rule.as_deref();
            let rule = |found: &Violation| rule.is_none_or(|rule| rule == found.rule);
            let change = row.change.as_deref();
            let last = row.field.as_deref();
            let text = broken.text.as_ref();
            row.refused_by == judge
                && violations.iter().all(rule)
                && change.is_none_or(|change| change == broken.kind)
                && last.is_none_or(|last| field.ends_with(last))
                && (row.text.as_ref()).is_none_or(|texts| texts.iter().any(|it| Some(it) == text))
        });
        self.needed.borrow_mut().extend(row);
        row.is_some()
    }

    /// Fails for an exception that nothing needs any more.
    pub(super) fn each_was_needed(&self) {
        for (index, row) in self.rows.iter().enumerate() {
            let needed = self.needed.borrow().contains(&index);
            assert!(needed, "nothing needs {row:?}: remove it");
        }
    }
}

/// The contract's path of a place: `/order/tag/0` is `order.tag[n]`.
fn field(place: &str) -> String {
    let mut field = String::new();
    for step in place.split('/').skip(1) {
        if step.bytes().all(|byte| byte.is_ascii_digit()) {
            field.push_str("[n]");
        } else {
            if !field.is_empty() {
                field.push('.');
            }
            field.push_str(step);
        }
    }
    field
}
