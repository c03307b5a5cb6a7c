//! Dates that examples write as numbers: seconds, or less, since some day.

use std::collections::HashMap;

use countersign_contract::Kind;
use serde_json::Value;

use crate::import::examples::{carried, instances};
use crate::reading::{Field, Language, Message, Reading};

/// Most values of a field that are looked at.
const MOST: usize = 100;

/// What the examples of a page show, by message.
pub(super) struct Dates<'r>(HashMap<&'r str, Vec<Value>>);

impl<'r> Dates<'r> {
    /// The examples of the messages that have dates.
    pub(super) fn of(reading: &'r Reading) -> Self {
        let messages = reading.messages.iter();
        let dated = messages.filter(|message| message.fields.iter().any(is_date));
        let mut all: HashMap<&str, Vec<Value>> = dated
            .map(|message| (message.name.as_str(), Vec::new()))
            .collect();
        let examples = reading.examples.iter();
        for example in examples.filter(|example| example.language == Language::Json) {
            let bodies = carried(reading, &example.of).into_iter();
            let wanted: Vec<_> = bodies.filter(|(name, ..)| all.contains_key(name)).collect();
            if wanted.is_empty() {
                continue;
            }
            let Ok(value) = serde_json::from_str::<Value>(&example.text) else {
                continue;
            };
            for (message, _, body) in wanted {
                let shown = instances(value.clone(), body);
                all.entry(message).or_default().extend(shown);
            }
        }
        Self(all)
    }

    /// Makes numbers of the dates that are shown as numbers alone.
    pub(super) fn count(&self, message: &mut Message) {
        let shown = self.0.get(message.name.as_str());
        let shown = shown.map_or(&[][..], Vec::as_slice);
        for field in message.fields.iter_mut().filter(|field| is_date(field)) {
            let mut values = Vec::new();
            for instance in shown {
                at(instance, &field.path, &mut values);
            }
            values.retain(|value| !value.is_null());
            if values.is_empty() || !values.iter().all(|value| value.is_number()) {
                continue;
            }
            let is_whole = values.iter().all(|value| value.is_i64() || value.is_u64());
            let number = if is_whole {
                Kind::Integer
            } else {
                Kind::Number
            };
            field.kind.kind = Some(number);
        }
    }
}

fn is_date(field: &Field) -> bool {
    field.kind.kind == Some(Kind::DateTime)
}

/// The values that stand at a path.
fn at<'v>(value: &'v Value, path: &str, values: &mut Vec<&'v Value>) {
    let mut found = vec![value];
    for step in path.split('.') {
        let name = step.trim_end_matches("[n]");
        found = found.iter().filter_map(|value| value.get(name)).collect();
        for _ in 0..step.matches("[n]").count() {
            let lists = found.iter().filter_map(|value| value.as_array());
            found = lists.flatten().take(MOST).collect();
        }
    }
    values.extend(found);
}
