//! The messages on the page: their fields, and an example.

use countersign_contract::{Basis, Contract, Field, Kind, Requirement};

use super::page::{Page, names};
use super::rulings::Rulings;
use crate::sample;

/// Writes all messages.
pub(super) fn write(page: &mut Page, contract: &Contract, rulings: &mut Rulings<'_>) {
    if contract.messages.is_empty() {
        return;
    }
    page.heading(2, "Messages");
    for message in &contract.messages {
        page.heading(3, &message.title);
        let way = if message.request { "sent" } else { "answered" };
        page.paragraph(&format!("`{}` is {way}.", message.name));
        let fields = message.fields.iter().map(|field| row(contract, field));
        page.table(["Field", "Type", "Required", "Description"], fields);
        rulings.write_about(page, message.fields.iter().map(|field| field.path.name()));
        let kind = if message.example.is_some() {
            "Example:"
        } else {
            "No page has an example; one made of the fields that must be there:"
        };
        page.paragraph(kind);
        let language = if contract.is_xml() { "xml" } else { "json" };
        page.code(language, &sample::instance(contract, message));
    }
    values(page, contract);
}

/// The closed lists of values.
fn values(page: &mut Page, contract: &Contract) {
    if contract.enumerations.is_empty() {
        return;
    }
    page.heading(2, "Values");
    for enumeration in &contract.enumerations {
        page.heading(3, &enumeration.name);
        page.list(enumeration.values.iter().map(|value| format!("`{value}`")));
    }
}

fn row(contract: &Contract, field: &Field) -> [String; 4] {
    let kinds: Vec<&str> = field.kinds.iter().copied().map(kind).collect();
    let required = match &field.requirement {
        Requirement::Required => "yes".to_owned(),
        Requirement::Optional => "no".to_owned(),
        Requirement::OneOf(group) => format!("one of `{group}`"),
        Requirement::When(condition) => {
            format!("where `{}` is `{}`", condition.field, condition.equals)
        }
    };
    let path = format!("`{}`", field.path);
    [
        path,
        kinds.join(" or "),
        required,
        description(contract, field),
    ]
}

fn description(contract: &Contract, field: &Field) -> String {
    let mut sentences = Vec::new();
    if let Some(values) = field
        .enumeration
        .as_ref()
        .and_then(|name| contract.enumeration(name))
    {
        sentences.push(format!("One of {}.", names(values)));
    }
    let of = match field.kinds.first() {
        Some(Kind::List) => " elements",
        Some(Kind::Text) => " characters",
        _ => "",
    };
    for (words, bound) in [("At least", field.min), ("At most", field.max)] {
        sentences.extend(bound.map(|bound| format!("{words} {bound}{of}.")));
    }
    if let Some(default) = &field.default {
        sentences.push(format!("Default: `{default}`."));
    }
    if field.open {
        sentences.push("It may hold what no page describes.".to_owned());
    }
    if let Some(part) = &field.part {
        sentences.push(format!("Described as {part}."));
    }
    if field.basis == Basis::Exemplified {
        sentences.push("Only an example shows it.".to_owned());
    }
    sentences.join(" ")
}

/// A kind, as field lists have it.
fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "string",
        Kind::Number => "number",
        Kind::Integer => "integer",
        Kind::IntegerText => "integer as string",
        Kind::Boolean => "boolean",
        Kind::DateTime => "ISO 8601 date",
        Kind::Object => "object",
        Kind::List => "array",
    }
}
