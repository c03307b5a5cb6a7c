//! The table of fields that was typed by hand from the documents, against
//! what the contract says: every row both ways.

use std::collections::{BTreeMap, HashSet};
use std::fs;

use countersign_contract::{Contract, Field, Kind, Requirement};

use crate::texts::tests;

/// Type and requirement of a field, in the table's words.
type Said = (String, String);

/// What a table says, by message and path.
type Rows = BTreeMap<(String, String), Said>;

#[test]
fn every_row_is_in_the_contract_and_every_field_in_the_table() {
    assert_table("spectrum", "field-table.tsv");
}

#[test]
fn every_row_of_both_forms_is_in_the_contract_and_every_field_in_the_table() {
    assert_table("spreadshirt", "field-table-spreadshirt.tsv");
}

fn assert_table(system: &str, table: &str) {
    let contract = generated(system);
    let table = fs::read_to_string(tests().join(table)).expect("there is a table");
    let mut wrong = Vec::new();
    let expected = put_in(&rows(&table, &contract, &mut wrong), &contract);
    let mut seen = Rows::new();
    for message in &contract.messages {
        for field in &message.fields {
            let key = (message.name.clone(), field.path.to_string());
            seen.insert(key, words(field));
        }
    }
    for (key, said) in &expected {
        match seen.get(key) {
            None => wrong.push(format!("not in the contract: {key:?}")),
            Some(seen) if seen != said => wrong.push(format!(
                "{key:?}: {said:?} in the table, {seen:?} in the contract"
            )),
            Some(_) => {}
        }
    }
    let missing = seen.keys().filter(|key| !expected.contains_key(*key));
    wrong.extend(missing.map(|key| format!("not in the table: {key:?}")));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The rows of a table.
fn rows(table: &str, contract: &Contract, wrong: &mut Vec<String>) -> Rows {
    let rulings: HashSet<&str> = contract
        .rulings
        .iter()
        .filter_map(|ruling| ruling.id.rsplit('.').next())
        .collect();
    let mut rows = Rows::new();
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        let said = match cells[..] {
            [_, _, kind, required] => (kind, required),
            [_, _, kind, required, ruling, ruled, ruled_required] => {
                if !rulings.contains(ruling) || (kind, required) == (ruled, ruled_required) {
                    wrong.push(format!("no ruling `{ruling}` changes: {line}"));
                }
                (ruled, ruled_required)
            }
            _ => panic!("a row has four or seven cells: {line}"),
        };
        let key = (cells[0].to_owned(), cells[1].to_owned());
        let said = (said.0.to_owned(), said.1.to_owned());
        if rows.insert(key, said).is_some() {
            wrong.push(format!("twice: {line}"));
        }
    }
    rows
}

/// The rows with what is described once in each place where it stands, and
/// without what is no message by itself.
fn put_in(rows: &Rows, contract: &Contract) -> Rows {
    let mut out = Rows::new();
    let mut open: Vec<(String, String, Said)> = rows
        .iter()
        .filter(|((message, _), _)| contract.message(message).is_some())
        .map(|((message, path), said)| (message.clone(), path.clone(), said.clone()))
        .collect();
    while let Some((message, path, said)) = open.pop() {
        let inside = rows.iter().filter(|((part, _), _)| *part == said.0);
        for ((_, inner), said) in inside {
            if let Some((_, rest)) = inner.split_once('.') {
                open.push((message.clone(), format!("{path}.{rest}"), said.clone()));
            }
        }
        out.insert((message, path), said);
    }
    out
}

/// The generated contract, as systems embed it.
fn generated(system: &str) -> Contract {
    let path = format!("../../../schemas/{system}/generated/contract.json");
    let text = fs::read_to_string(tests().join(path)).expect("the contract was generated");
    serde_json::from_str(&text).expect("the generated contract is one")
}

fn words(field: &Field) -> Said {
    let kinds: Vec<&str> = field
        .kinds
        .iter()
        .map(|kind| match kind {
            Kind::Text => "string",
            Kind::Number => "number",
            Kind::Integer => "integer",
            Kind::IntegerText => "integer-text",
            Kind::Boolean => "boolean",
            Kind::DateTime => "date",
            Kind::Object => "object",
            Kind::List => "array",
        })
        .collect();
    let required = match field.requirement {
        Requirement::Required => "yes",
        Requirement::Optional => "no",
        Requirement::OneOf(_) => "choice",
        Requirement::When(_) => "when",
    };
    // What a message has for its root is the message itself.
    let part = field
        .part
        .as_ref()
        .filter(|_| field.path.parent().is_some());
    let kinds = part.cloned().unwrap_or_else(|| kinds.join("|"));
    (kinds, required.to_owned())
}
