//! A [`Script`]: a scenario as it can be written in a feature file.

use countersign_journal::{OutlineRow, Step};

use crate::console::printable;
use crate::cut::{Whole, cut};
use crate::remark::FeatureLine;
use crate::{ScenarioRecord, ScenarioReport};

/// Characters of a line.
const LINE: usize = 4_000;

/// Characters of a tag.
const TAG: usize = 200;

/// Tags of a scenario.
const TAGS: usize = 100;

/// A scenario as it can be written in a feature file.
#[derive(Debug)]
pub(super) struct Script<'a> {
    /// Its ordinal within the run.
    pub(super) ordinal: u32,
    /// The line that it is named by: of a row, where it is one of an outline.
    pub(super) line: u32,
    /// Tags without the `@`.
    pub(super) tags: Vec<String>,
    /// The row of an outline that it was made of.
    pub(super) row: Option<&'a OutlineRow>,
    /// Its steps.
    pub(super) steps: &'a [Step],
    /// Its name; then of each step the text with the clause that it judges, and
    /// the cells of the table below it ([`written`]). Each is one line.
    pub(super) texts: Vec<String>,
}

/// A step as it is written, with placeholders or without.
#[derive(Debug, Clone, Copy)]
pub(super) struct Written<'t> {
    /// Its text.
    pub(super) text: &'t str,
    /// The cells of the table below it, row by row.
    pub(super) cells: &'t [String],
    /// How many cells a row has.
    pub(super) width: usize,
}

impl<'a> Script<'a> {
    /// The script of a scenario.
    pub(super) fn of(
        ordinal: u32,
        report: &'a ScenarioReport,
        record: Option<&'a ScenarioRecord>,
    ) -> Self {
        let steps = record.map_or(&[][..], |record| &record.steps);
        let tags = record.map_or(&[][..], |record| &record.tags);
        let mut texts = vec![line(report.name())];
        for step in steps {
            texts.push(match &step.clause {
                Some(clause) => line(&format!("{} [{clause}]", step.text)),
                None => line(&step.text),
            });
            let width = width(step);
            for row in step.table.iter().filter(|_| width > 0) {
                let cells = row.iter().map(|text| cell(text));
                let empty = std::iter::repeat_with(String::new);
                texts.extend(cells.chain(empty).take(width));
            }
        }
        Self {
            ordinal,
            line: FeatureLine::of(report).line,
            tags: tags
                .iter()
                .take(TAGS)
                .map(|text| tag(text))
                .filter(|tag| !tag.is_empty())
                .collect(),
            row: record.and_then(|record| record.row.as_ref()),
            steps,
            texts,
        }
    }

    /// What scenarios have in common that are rows of one outline: where their
    /// steps stand, and what stands below them, but for what a table holds;
    /// `None` where it is no row.
    pub(super) fn shape(&self) -> Option<Vec<Shape<'a>>> {
        let last = self.steps.last()?;
        let shape = |step: &'a Step| {
            (
                step.line,
                step.keyword.as_str(),
                step.block.as_deref(),
                (step.table.len(), width(step)),
            )
        };
        // A row stands below the steps that it fills.
        (self.line > last.line).then(|| self.steps.iter().map(shape).collect())
    }
}

/// A step but for its text: line, keyword, the text block below it, rows and
/// columns of the table below it.
pub(super) type Shape<'a> = (u32, &'a str, Option<&'a str>, (usize, usize));

/// The steps of a list of texts, as scripts have it and the outlines of them.
pub(super) fn written<'t>(
    steps: &[Step],
    texts: &'t [String],
) -> impl Iterator<Item = Written<'t>> {
    let mut rest = texts.get(1..).unwrap_or_default();
    steps.iter().map_while(move |step| {
        let width = width(step);
        let (text, below) = rest.split_first()?;
        let (cells, behind) = below.split_at_checked(step.table.len() * width)?;
        rest = behind;
        Some(Written { text, cells, width })
    })
}

/// How many cells each row of the table below a step has: as many as the
/// longest. Gherkin has a text or a table below a step.
fn width(step: &Step) -> usize {
    match step.block {
        Some(_) => 0,
        None => step.table.iter().map(Vec::len).max().unwrap_or_default(),
    }
}

/// A cell, which may be empty.
pub(super) fn cell(text: &str) -> String {
    match text.trim() {
        "" => String::new(),
        text => line(text),
    }
}

/// The text in one line, as Gherkin reads it back: without blanks around it,
/// and with what ends lines, or is not seen, escaped. A step needs a text.
pub(super) fn line(text: &str) -> String {
    match text.trim() {
        "" => "(no text)".to_owned(),
        text => printable(&cut(text, LINE, Whole::Journal), usize::MAX),
    }
}

/// A tag as Gherkin can read it: no blanks, no `@`, and so no room for a note
/// where it is cut.
fn tag(text: &str) -> String {
    let is_read = |character: char| {
        !character.is_control() && !character.is_whitespace() && !matches!(character, '@' | '#')
    };
    let tag = text.chars().take(TAG);
    let tag = tag.map(|character| if is_read(character) { character } else { '-' });
    tag.collect()
}
