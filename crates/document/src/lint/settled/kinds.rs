//! The kinds of a field that a ruling widens.

use countersign_contract::{Kind, Message, Requirement};

/// The kind of this name.
pub(super) fn named(name: &str) -> Option<Kind> {
    let all = [
        Kind::Text,
        Kind::Number,
        Kind::Integer,
        Kind::IntegerText,
        Kind::Boolean,
        Kind::DateTime,
        Kind::Object,
        Kind::List,
    ];
    all.into_iter().find(|kind| kind.as_str() == name)
}

/// The kinds of a field with those besides; `None` where a contract has no
/// type for them: numbers in texts, and all numbers, are the only ones of
/// several kinds, and what is of any kind would let everything pass.
pub(super) fn united(message: &Message, at: usize, more: &[Kind]) -> Option<Vec<Kind>> {
    let field = message.fields.get(at)?;
    let mut kinds = field.kinds.clone();
    kinds.extend(more.iter().filter(|kind| !field.kinds.contains(kind)));
    if kinds.len() == field.kinds.len() {
        return Some(kinds);
    }
    let is_text = field.enumeration.is_some() || decides(message, field.path.as_str());
    let numbers = |of: &[Kind]| {
        let text =
            |kind: &Kind| *kind == Kind::Text && more.contains(&Kind::IntegerText) && !is_text;
        kinds.iter().all(|kind| of.contains(kind) || text(kind))
    };
    if numbers(&[Kind::Integer, Kind::IntegerText]) {
        return Some(vec![Kind::Integer, Kind::IntegerText]);
    }
    numbers(&[Kind::Integer, Kind::Number]).then(|| vec![Kind::Number])
}

/// Whether what another field holds depends on a text here.
fn decides(message: &Message, path: &str) -> bool {
    message.fields.iter().any(|field| match &field.requirement {
        Requirement::When(condition) => condition.field.as_str() == path,
        _ => false,
    })
}
