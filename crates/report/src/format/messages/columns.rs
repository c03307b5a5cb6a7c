//! The [`Columns`] of an outline, where a journal tells them.

use std::collections::{HashMap, HashSet};

use super::outline::fill;
use super::script::{Script, cell, line};

/// Columns of one table.
const MOST: usize = 20;

/// The columns that an outline's feature file gives it, and what fills them for
/// each scenario.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Columns {
    /// The outline's name, placeholders and all.
    pub(super) name: String,
    /// Their names.
    pub(super) header: Vec<String>,
    /// For each scenario, a value for each column.
    pub(super) rows: Vec<Vec<String>>,
}

impl Columns {
    /// The columns of scenarios that are told to be rows of one outline; `None`
    /// where they are not, or where their columns could not be written.
    pub(super) fn of(scripts: &[Script<'_>]) -> Option<Self> {
        let first = scripts.first()?.row?;
        let names = first.cells.iter().map(|(name, _)| name.as_str());
        let header: Vec<_> = names.clone().map(cell).collect();
        let is_name = |name: &String| !name.is_empty() && !name.contains(['<', '>']);
        let different: HashSet<_> = header.iter().collect();
        if header.is_empty()
            || header.len() > MOST
            || different.len() < header.len()
            || !header.iter().all(is_name)
        {
            return None;
        }
        let row = |script: &Script<'_>| {
            let row = script.row.filter(|row| row.outline == first.outline)?;
            let cells: HashMap<_, _> = row.cells.iter().map(|(name, it)| (&**name, it)).collect();
            let values = names.clone().map(|name| cells.get(name).map(|it| cell(it)));
            values.collect::<Option<Vec<_>>>()
        };
        Some(Self {
            name: line(&first.outline),
            rows: scripts.iter().map(row).collect::<Option<_>>()?,
            header,
        })
    }

    /// The outline's name, where these are what it is filled in as.
    pub(super) fn name(&self, names: &[&str]) -> Option<String> {
        let mut rows = self.rows.iter().zip(names);
        let is_it =
            rows.all(|(row, name)| fill(&self.name, &self.header, row).as_deref() == Some(*name));
        is_it.then(|| self.name.clone())
    }

    /// The text of which these are made, one for each row; `None` where the
    /// columns do not tell.
    pub(super) fn template(&self, texts: &[&str]) -> Option<String> {
        let mut rests = texts.to_vec();
        let mut template = String::new();
        while rests.iter().any(|rest| !rest.is_empty()) {
            if let Some(column) = self.next(&rests, |value| !value.is_empty()) {
                self.take(column, &mut rests, &mut template);
            } else if let Some(literal) = same(&rests) {
                template.push(literal);
                rests = rests.iter().map(|it| &it[literal.len_utf8()..]).collect();
            } else {
                let column = self.next(&rests, |_| true)?;
                self.take(column, &mut rests, &mut template);
            }
        }
        Some(template)
    }

    /// A column whose values, which differ and are of this kind, are what comes
    /// next in each row: the one with the longest.
    fn next(&self, rests: &[&str], is_meant: impl Fn(&str) -> bool) -> Option<usize> {
        let fits = |column: &usize| {
            let first = self.rows.first().map(|row| &row[*column]);
            let mut rows = self.rows.iter().zip(rests);
            rows.all(|(row, rest)| is_meant(&row[*column]) && rest.starts_with(&row[*column]))
                && self.rows.iter().any(|row| Some(&row[*column]) != first)
        };
        let length = |column: &usize| self.rows.first().map(|row| row[*column].len());
        (0..self.header.len()).filter(fits).max_by_key(length)
    }

    fn take(&self, column: usize, rests: &mut [&str], template: &mut String) {
        template.push_str(&format!("<{}>", self.header[column]));
        for (row, rest) in self.rows.iter().zip(rests) {
            *rest = rest.strip_prefix(row[column].as_str()).unwrap_or(rest);
        }
    }
}

/// The character that comes next in all of them.
fn same(rests: &[&str]) -> Option<char> {
    let (first, others) = rests.split_first()?;
    let next = first.chars().next()?;
    others.iter().all(|it| it.starts_with(next)).then_some(next)
}
