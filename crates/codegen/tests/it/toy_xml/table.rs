//! Messages written as tables: a line a field.

use countersign_contract::{Basis, Condition, Field, FieldPath, Kind, Message, Requirement};

use super::source;

/// The message of this table: path, kinds, requirement, and what else is to be
/// said.
pub(super) fn message(name: &str, root: &str, table: &str) -> Message {
    Message {
        name: name.to_owned(),
        title: name.to_owned(),
        request: name != "parcel",
        root: Some(root.to_owned()),
        fields: table
            .lines()
            .filter(|line| !line.is_empty())
            .zip(1..)
            .map(|(line, number)| field(line, number))
            .collect(),
        example: None,
        source: source(1),
    }
}

fn field(line: &str, number: u32) -> Field {
    let mut words = line.split_whitespace();
    let mut word = || words.next().unwrap_or_default();
    let (path, kinds, requirement) = (word(), word(), word());
    let (path, requirement) = (FieldPath::new(path), requirement_of(requirement));
    let mut field = Field {
        kinds: kinds
            .split(',')
            .map(|kind| serde_json::from_value(kind.into()).expect("a kind"))
            .collect(),
        ..Field::documented(path, Kind::Text, requirement, source(number))
    };
    for word in words {
        match word.split_once('=').unwrap_or((word, "")) {
            ("min", least) => field.min = least.parse().ok(),
            ("enum", name) => field.enumeration = Some(name.to_owned()),
            ("part", name) => field.part = Some(name.to_owned()),
            ("open", _) => field.open = true,
            ("example", _) => field.basis = Basis::Exemplified,
            (other, _) => panic!("{other}"),
        }
    }
    field
}

fn requirement_of(words: &str) -> Requirement {
    match words.split_once(':') {
        None if words == "required" => Requirement::Required,
        None => Requirement::Optional,
        Some(("one-of", group)) => Requirement::OneOf(group.to_owned()),
        Some((_, condition)) => {
            let (path, equals) = condition.split_once('=').expect("a condition");
            Requirement::When(Condition {
                field: FieldPath::new(path),
                equals: equals.to_owned(),
            })
        }
    }
}
