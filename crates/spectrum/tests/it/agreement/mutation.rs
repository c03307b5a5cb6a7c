//! Ways to break a document.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};

use super::documents::DATES;
use super::place::{at, drop_at, places};

/// A document, and that document broken in several ways.
pub(super) fn several(
    documents: BoxedStrategy<Value>,
) -> impl Strategy<Value = (Value, Vec<Value>)> {
    let mutations = vec(vec(mutation(), 1..4), 1..=16);
    (documents, mutations).prop_map(|(document, mutations)| {
        let broken = mutations.iter().map(|several| {
            let mut document = document.clone();
            for mutation in several {
                mutation.apply(&mut document);
            }
            document
        });
        let broken = broken.collect();
        (document, broken)
    })
}

/// One change at one place.
#[derive(Debug, Clone)]
struct Mutation {
    place: Index,
    change: Change,
}

#[derive(Debug, Clone)]
enum Change {
    /// A member or an element leaves.
    Drop,
    /// Another value takes the place.
    Replace(Value),
    /// A text becomes the number that it holds; a number becomes text.
    Retype,
    /// A character of a text goes.
    Cut(Index),
    /// A character of a text becomes another.
    Overwrite(Index, char),
    /// A text changes its case.
    Case,
    /// A value comes into a list of its own.
    Wrap,
    /// A list or object loses all it holds.
    Empty,
    /// A member that no page names, or a further element.
    Add(Value),
}

fn mutation() -> impl Strategy<Value = Mutation> {
    (any::<Index>(), change()).prop_map(|(place, change)| Mutation { place, change })
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        4 => Just(Change::Drop),
        3 => Just(Change::Replace(Value::Null)),
        4 => odd_value().prop_map(Change::Replace),
        2 => date().prop_map(Change::Replace),
        2 => Just(Change::Retype),
        2 => any::<Index>().prop_map(Change::Cut),
        3 => (any::<Index>(), select("0123456789-+:.,TZtz [é".chars().collect::<Vec<_>>()))
            .prop_map(|(at, character)| Change::Overwrite(at, character)),
        1 => Just(Change::Case),
        1 => Just(Change::Wrap),
        2 => Just(Change::Empty),
        1 => odd_value().prop_map(Change::Add),
    ]
}

/// Values of every kind.
fn odd_value() -> impl Strategy<Value = Value> {
    select(vec![
        json!(""),
        json!("x"),
        json!("4"),
        json!("-4"),
        json!("+4"),
        json!("4.0"),
        json!("four"),
        json!("٤"),
        json!("true"),
        json!(4),
        json!(-4),
        json!(4.0),
        json!(4.5),
        json!(1e30),
        json!(-0.0),
        json!(u64::MAX),
        json!(true),
        json!(false),
        json!([]),
        json!([null]),
        json!([[]]),
        json!(["x"]),
        json!([4]),
        json!([{}]),
        json!({}),
        json!({"": null}),
        json!({"sku": "x", "quantity": 1}),
    ])
}

/// Dates of which some do not exist, and some are not ISO 8601.
fn date() -> impl Strategy<Value = Value> {
    let odd = [
        "2022-02-31",
        "2021-02-29T00:00:00Z",
        "2000-02-29",
        "1900-02-29",
        "2022-13-01",
        "2022-00-10",
        "2022-01-00",
        "2022-01-31T24:00:00Z",
        "2022-01-31T13:60Z",
        "2016-12-31T23:59:60Z",
        "2022-01-31 13:15:05Z",
        "2022-01-31T13",
        "2022-01",
        "2022-01-31T13:15:05.1234567890Z",
        "2022-01-31T13:15:05+24:00",
        "tomorrow",
        "8/6/2019 4:05PM",
        "2022-01-31T13:15:05+05:30:15",
        "+002022-01-31",
        "0000-01-01",
        "9999-12-31T23:59:59.999999999-23:59",
        "2022-01-31Z",
        "2022-W05-1",
        "2022-031",
    ];
    select([&DATES[..], &odd[..]].concat()).prop_map(Value::from)
}

impl Mutation {
    fn apply(&self, document: &mut Value) {
        let count = places(document);
        let place = self.place.index(count);
        if matches!(self.change, Change::Drop) {
            // The whole document cannot be dropped.
            if place > 0 {
                drop_at(document, &mut (place - 1));
            }
        } else if let Some(value) = at(document, &mut { place }) {
            self.change.apply(value);
        }
    }
}

impl Change {
    fn apply(&self, value: &mut Value) {
        match (self, value) {
            (Self::Replace(other), value) => *value = other.clone(),
            (Self::Wrap, value) => *value = Value::Array(vec![value.take()]),
            (Self::Retype, value) => retype(value),
            (Self::Empty, Value::Array(list)) => list.clear(),
            (Self::Empty, Value::Object(members)) => members.clear(),
            (Self::Add(other), Value::Array(list)) => list.push(other.clone()),
            (Self::Add(other), Value::Object(members)) => {
                members.insert("added".to_owned(), other.clone());
            }
            (Self::Case, Value::String(text)) => *text = text.to_uppercase(),
            (Self::Cut(index), Value::String(text)) => {
                if let Some((start, end)) = character(text, index) {
                    text.replace_range(start..end, "");
                }
            }
            (Self::Overwrite(index, other), Value::String(text)) => {
                if let Some((start, end)) = character(text, index) {
                    text.replace_range(start..end, &other.to_string());
                }
            }
            _ => {}
        }
    }
}

fn retype(value: &mut Value) {
    let other = match &*value {
        Value::String(text) => serde_json::from_str(text).unwrap_or_default(),
        Value::Null => json!("null"),
        scalar @ (Value::Number(_) | Value::Bool(_)) => Value::from(scalar.to_string()),
        Value::Array(list) => list.first().cloned().unwrap_or_default(),
        Value::Object(members) => members.values().cloned().collect(),
    };
    *value = other;
}

/// Where one of the text's characters stands.
fn character(text: &str, index: &Index) -> Option<(usize, usize)> {
    let count = text.chars().count();
    let at = (count > 0).then(|| index.index(count))?;
    let (start, character) = text.char_indices().nth(at)?;
    Some((start, start + character.len_utf8()))
}
