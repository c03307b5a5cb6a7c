//! The [`Files`] of a contract: what pages declare now, beside what was kept of
//! before.

use std::collections::{BTreeMap, HashSet};

use countersign_contract::{CLAUSES, Contract, Problem, RULINGS};

use super::gap::Ruled;
use super::name::Name;
use super::page::Pages;
use super::{Imported, changes, clauses, is_page};

/// The texts that become files.
pub(super) struct Files<'p> {
    pub(super) previous: &'p [(String, String)],
    /// Earlier pages of which it can't be told whether they are replaced.
    pub(super) unclear: Vec<Problem>,
    /// Earlier pages with those that their new versions go into.
    pub(super) replaced: BTreeMap<&'p str, &'p str>,
    pub(super) pages: Pages,
    /// `[system]`.
    pub(super) head: String,
    pub(super) rulings: Vec<Ruled>,
}

impl Files<'_> {
    /// What an import made.
    pub(super) fn made(self, system: &Name) -> Imported {
        let kept = |name: &str| {
            let mut previous = self.previous.iter();
            previous
                .find(|(path, _)| path == name)
                .map(|(_, text)| text.as_str())
        };
        let (ruled, stated) = (kept(RULINGS), kept(CLAUSES));
        let rulings = format!("{}{}", self.head, joined(&self.rulings));
        let rulings = ruled.map_or_else(|| format!("{}\n", rulings.trim_end()), str::to_owned);
        let mut pages: Vec<(String, String)> = self.pages.files.clone();
        let written: HashSet<&str> = self.pages.files.iter().map(path).collect();
        let gone = self
            .replaced
            .iter()
            .filter(|(path, _)| !written.contains(*path));
        let gone: Vec<(&str, &str)> = gone.map(|(path, by)| (*path, *by)).collect();
        let others = self.previous.iter().filter(|file| {
            let path = path(file);
            is_page(path) && !written.contains(path) && !self.replaced.contains_key(path)
        });
        pages.extend(others.cloned());
        pages.sort();
        let standing = clauses::standing(system, &self.pages);
        let texts = |clauses: &str| contract(&pages, &rulings, clauses);
        let found = match self.unclear.is_empty() {
            // Of pages that declare the same, the contract would tell each thing.
            false => Err(self.unclear),
            true => clauses::all(
                &|more| texts(&format!("{}{}", stated.unwrap_or_default(), joined(more))),
                lacking(standing, stated),
                &self.pages,
            ),
        };
        let (clauses, problems) = match found {
            Ok(clauses) => (clauses, Vec::new()),
            Err(problems) => (Vec::new(), problems),
        };
        let mut additions = Vec::new();
        if let Some(ruled) = ruled {
            let new = joined(&lacking(self.rulings, Some(ruled)));
            additions.extend((!new.is_empty()).then(|| (RULINGS.to_owned(), new)));
        }
        let new = joined(&clauses);
        let clauses = match stated {
            Some(stated) => {
                additions.extend((!new.is_empty()).then(|| (CLAUSES.to_owned(), new)));
                stated.to_owned()
            }
            None => format!("{}\n", format!("{CLAUSES_HEAD}{new}").trim_end()),
        };
        let told = gone.iter();
        let told = told.map(|(path, by)| format!("{path} is gone: {by} declares the same calls"));
        let mut changes: Vec<String> = told.collect();
        changes.extend(changes::between(self.previous, &pages));
        let removed = gone.iter().map(|(path, _)| (*path).to_owned()).collect();
        let mut files = pages;
        files.push((RULINGS.to_owned(), rulings));
        files.push((CLAUSES.to_owned(), clauses));
        Imported {
            files,
            removed,
            changes,
            additions,
            unplaced: Vec::new(),
            problems,
        }
    }
}

/// The path of a file.
fn path(file: &(String, String)) -> &str {
    &file.0
}

/// What stands over the clauses.
const CLAUSES_HEAD: &str = "\
# What the pages require of behaviour, one citable clause each.
# A must that is contradicted is failed, a should is warned. Imports leave this file as it is.

";

fn joined(all: &[Ruled]) -> String {
    all.iter().map(|one| one.text.as_str()).collect()
}

/// Those whose id does not stand in this text.
fn lacking(all: Vec<Ruled>, text: Option<&str>) -> Vec<Ruled> {
    let Some(text) = text else { return all };
    let quoted = text.split(['"', '\'']);
    let known: HashSet<&str> = quoted.collect();
    all.into_iter()
        .filter(|one| !known.contains(one.id.as_str()))
        .collect()
}

/// The contract that texts make.
fn contract(
    pages: &[(String, String)],
    rulings: &str,
    clauses: &str,
) -> Result<Contract, Vec<Problem>> {
    let pages = pages
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()));
    let texts: Vec<(&str, &str)> = pages
        .chain([(RULINGS, rulings), (CLAUSES, clauses)])
        .collect();
    countersign_contract::read(&texts)
}
