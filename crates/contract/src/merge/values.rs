//! Closed lists of values: listed once, extended by rulings.

use std::collections::HashSet;

use crate::Enumeration;
use crate::rulings::Values;
use crate::text::{Problems, Text};

/// Adds a closed list of values.
pub(super) fn add(new: Enumeration, all: &mut Vec<Enumeration>, problems: &mut Problems) {
    if let Some(before) = all.iter().find(|before| before.name == new.name) {
        problems.add(
            new.source.clone(),
            format!(
                "the values `{}` were listed before, at {}",
                new.name, before.source
            ),
            "list them once",
        );
        return;
    }
    all.push(new);
}

/// Adds values to a list that a page closes.
pub(super) fn extend(
    values: &Values,
    all: &mut [Enumeration],
    text: &Text<'_>,
    problems: &mut Problems,
) {
    let name = values.name.get_ref();
    let place = text.span(Some(values.name.span()));
    let Some(known) = all.iter_mut().find(|known| known.name == *name) else {
        problems.add(
            place,
            format!("there are no values `{name}`"),
            "name those that a page lists, or list them all: `[[ruling.enumeration]]`",
        );
        return;
    };
    let mut taken: HashSet<String> = known.values.iter().cloned().collect();
    for value in &values.values {
        if taken.insert(value.clone()) {
            known.values.push(value.clone());
        } else {
            problems.add(
                place.clone(),
                format!("`{value}` is one of the values `{name}` already"),
                "remove it from the ruling",
            );
        }
    }
}
