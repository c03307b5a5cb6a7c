//! An [`Outline`]: what scenarios of one shape have in common, and the rows in
//! which they differ.

use std::collections::HashMap;

/// Texts with placeholders, and what fills them for each scenario. Filled in,
/// they are exactly what they were made of.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Outline {
    /// The name of the scenarios, and the texts and cells of their steps.
    pub(super) texts: Vec<String>,
    /// The names of the columns.
    pub(super) header: Vec<String>,
    /// For each scenario, a value for each column.
    pub(super) rows: Vec<Vec<String>>,
}

impl Outline {
    /// The outline of scenarios, each the list of its texts, all of them of the
    /// same length. The first text, their name, always has a placeholder: an
    /// outline without columns is none.
    pub(super) fn of(scenarios: &[Vec<String>]) -> Self {
        let stem = stem(scenarios);
        let mut columns: Vec<Vec<&str>> = Vec::new();
        let mut known: HashMap<Vec<&str>, usize> = HashMap::new();
        let mut texts = Vec::new();
        for place in 0..scenarios.first().map_or(0, Vec::len) {
            let all: Vec<_> = scenarios
                .iter()
                .map(|texts| texts.get(place).map_or("", String::as_str))
                .collect();
            let (before, behind) = frame(&all);
            let first = all.first().copied().unwrap_or_default();
            if place > 0 && all.iter().all(|text| *text == first) {
                texts.push(first.to_owned());
                continue;
            }
            let values: Vec<_> = all
                .iter()
                .map(|text| text.get(before..text.len() - behind).unwrap_or_default())
                .collect();
            // What differs in the same way stands in one column.
            let column = *known.entry(values).or_insert_with_key(|values| {
                columns.push(values.clone());
                columns.len() - 1
            });
            let name = name(&stem, column);
            texts.push(format!(
                "{}<{name}>{}",
                &first[..before],
                &first[first.len() - behind..]
            ));
        }
        let row = |at: usize| columns.iter().map(|values| values[at].to_owned()).collect();
        Self {
            texts,
            header: (0..columns.len())
                .map(|column| name(&stem, column))
                .collect(),
            rows: (0..scenarios.len()).map(row).collect(),
        }
    }
}

/// What the columns are called, where no text holds a placeholder that could be
/// taken for one of them.
fn stem(scenarios: &[Vec<String>]) -> String {
    const STEM: &str = "value";
    let texts = scenarios.iter().flatten();
    let placeholders = texts.flat_map(|text| text.split('<').skip(1));
    let marks = placeholders
        .filter_map(|text| text.strip_prefix(STEM))
        .map(|rest| rest.len() - rest.trim_start_matches('\'').len() + 1);
    format!("{STEM}{}", "'".repeat(marks.max().unwrap_or_default()))
}

fn name(stem: &str, column: usize) -> String {
    format!("{stem} {}", column + 1)
}

/// How many bytes at the beginning and at the end are the same in all texts.
/// What lies between them is cut at blanks, and neither begins nor ends with
/// one, which cells of tables would lose.
fn frame(texts: &[&str]) -> (usize, usize) {
    let Some((first, rest)) = texts.split_first() else {
        return (0, 0);
    };
    let same = |left: &str, right: &str| {
        let pairs = left.bytes().zip(right.bytes());
        pairs.take_while(|(left, right)| left == right).count()
    };
    let before = rest.iter().map(|text| same(first, text)).min();
    let before = first.as_bytes()[..before.unwrap_or(0)]
        .iter()
        .rposition(|byte| *byte == b' ')
        .map_or(0, |blank| blank + 1);
    let room = texts.iter().map(|text| text.len() - before).min();
    let last: Vec<_> = first.bytes().rev().collect();
    let behind = rest
        .iter()
        .map(|text| {
            let pairs = last.iter().zip(text.bytes().rev());
            pairs.take_while(|(left, right)| **left == *right).count()
        })
        .min()
        .unwrap_or(0)
        .min(room.unwrap_or(0));
    let behind = last[..behind]
        .iter()
        .rposition(|byte| *byte == b' ')
        .map_or(0, |blank| blank + 1);
    let is_bare = |text: &&str| {
        let value = text.get(before..text.len() - behind);
        value.is_some_and(|value| value == value.trim())
    };
    if texts.iter().all(is_bare) {
        (before, behind)
    } else {
        (0, 0)
    }
}
