//! An [`Outline`]: what scenarios of one shape have in common, and the rows in
//! which they differ.

use std::collections::HashMap;

use super::columns::Columns;

/// Bytes of a text that is being filled in: between two columns it may be longer
/// than in the end. Cells that name further columns could grow it without end.
const FILLED: usize = 64 << 10;

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
    /// same length; with these columns, where they are told and fill the texts.
    /// The blocks below steps are the same in all, and nothing in them is filled.
    pub(super) fn of(scenarios: &[Vec<String>], blocks: &[&str], columns: Option<Columns>) -> Self {
        let told = columns.map(|columns| Self::with(scenarios, blocks, Some(&columns)));
        let told = told.filter(|outline| outline.is_filled(scenarios, blocks));
        told.unwrap_or_else(|| Self::with(scenarios, blocks, None))
    }

    /// Whether its rows, filled in one column after the other as Gherkin does,
    /// are the scenarios.
    fn is_filled(&self, scenarios: &[Vec<String>], blocks: &[&str]) -> bool {
        let mut rows = self.rows.iter().zip(scenarios);
        rows.all(|(row, scenario)| {
            let fill = |text: &str| fill(text, &self.header, row);
            let mut texts = self.texts.iter().zip(scenario);
            texts.all(|(text, filled)| fill(text).as_ref() == Some(filled))
                && blocks
                    .iter()
                    .all(|block| fill(block).as_deref() == Some(*block))
        })
    }

    /// Columns that are told come first; what else differs stands in others. The
    /// first text, their name, has a placeholder where no columns are told: an
    /// outline without columns is none.
    fn with(scenarios: &[Vec<String>], blocks: &[&str], told: Option<&Columns>) -> Self {
        let stem = stem(scenarios, blocks);
        let mut header = told.map_or_else(Vec::new, |told| told.header.clone());
        let mut columns: Vec<Vec<&str>> = Vec::new();
        let mut known: HashMap<Vec<&str>, usize> = HashMap::new();
        for place in 0..header.len() {
            let rows = told.into_iter().flat_map(|told| &told.rows);
            let values: Vec<&str> = rows.map(|row| row[place].as_str()).collect();
            known.entry(values.clone()).or_insert(place);
            columns.push(values);
        }
        let mut texts = Vec::new();
        for place in 0..scenarios.first().map_or(0, Vec::len) {
            let all: Vec<_> = scenarios
                .iter()
                .map(|texts| texts.get(place).map_or("", String::as_str))
                .collect();
            let first = all.first().copied().unwrap_or_default();
            let is_same = all.iter().all(|text| *text == first);
            let template = match told {
                Some(told) if place == 0 => told.name(&all).or_else(|| told.template(&all)),
                _ if is_same && place > 0 => Some(first.to_owned()),
                told => told.and_then(|told| told.template(&all)),
            };
            if let Some(template) = template {
                texts.push(template);
                continue;
            }
            let (before, behind) = frame(&all);
            let values: Vec<_> = all
                .iter()
                .map(|text| text.get(before..text.len() - behind).unwrap_or_default())
                .collect();
            // What differs in the same way stands in one column.
            let column = *known.entry(values).or_insert_with_key(|values| {
                columns.push(values.clone());
                header.push(name(&stem, header.len()));
                columns.len() - 1
            });
            let name = &header[column];
            texts.push(format!(
                "{}<{name}>{}",
                &first[..before],
                &first[first.len() - behind..]
            ));
        }
        let row = |at: usize| columns.iter().map(|values| values[at].to_owned()).collect();
        Self {
            texts,
            header,
            rows: (0..scenarios.len()).map(row).collect(),
        }
    }
}

/// A text with what stands in a row in place of the names of its columns; `None`
/// where it would become too long on the way.
pub(super) fn fill(text: &str, header: &[String], row: &[String]) -> Option<String> {
    let mut columns = header.iter().zip(row);
    columns.try_fold(text.to_owned(), |text, (name, value)| {
        let placeholder = format!("<{name}>");
        let times = text.matches(&placeholder).count();
        let fits = times == 0 || text.len() + times * value.len() <= FILLED;
        fits.then(|| text.replace(&placeholder, value))
    })
}

/// What other columns are called, where no text holds a placeholder that could be
/// taken for one of them.
fn stem(scenarios: &[Vec<String>], blocks: &[&str]) -> String {
    const STEM: &str = "value";
    let texts = scenarios.iter().flatten().map(String::as_str);
    let texts = texts.chain(blocks.iter().copied());
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
