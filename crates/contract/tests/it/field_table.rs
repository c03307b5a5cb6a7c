//! The table of fields that was typed by hand from the documents, against
//! what the contract says: every row both ways.

use std::collections::{BTreeMap, HashSet};
use std::fs;

use countersign_contract::{Contract, Field, Kind, Requirement};

use crate::texts::tests;

/// Type and requirement of a field, in the table's words.
type Said = (String, String);

#[test]
fn every_row_is_in_the_contract_and_every_field_in_the_table() {
    let contract = generated();
    let table = fs::read_to_string(tests().join("field-table.tsv")).expect("there is a table");
    let rulings: HashSet<String> = contract
        .rulings
        .iter()
        .filter_map(|ruling| Some(ruling.id.rsplit('.').next()?.to_owned()))
        .collect();
    let mut expected: BTreeMap<String, Said> = BTreeMap::new();
    let mut wrong = Vec::new();
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
        let name = format!("{} {}", cells[0], cells[1]);
        let said = (said.0.to_owned(), said.1.to_owned());
        if expected.insert(name, said).is_some() {
            wrong.push(format!("twice: {line}"));
        }
    }
    let mut seen: BTreeMap<String, Said> = BTreeMap::new();
    for message in &contract.messages {
        for field in &message.fields {
            seen.insert(format!("{} {}", message.name, field.path), words(field));
        }
    }
    for (name, said) in &expected {
        match seen.get(name) {
            None => wrong.push(format!("not in the contract: {name}")),
            Some(seen) if seen != said => wrong.push(format!(
                "{name}: {said:?} in the table, {seen:?} in the contract"
            )),
            Some(_) => {}
        }
    }
    let missing = seen.keys().filter(|name| !expected.contains_key(*name));
    wrong.extend(missing.map(|name| format!("not in the table: {name}")));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The generated contract, as systems embed it.
fn generated() -> Contract {
    let path = tests().join("../../../schemas/spectrum/generated/contract.json");
    let text = fs::read_to_string(path).expect("the contract was generated");
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
    };
    (kinds.join("|"), required.to_owned())
}
