//! [`Citations`]: the clauses of a contract by the operation that they are
//! about, and by what they name.

use std::collections::{BTreeSet, HashMap};

use super::names::words;
use super::rating::{Endings, Sides};
use crate::{Clause, Contract};

/// The part of an id that stands for all answers (`spectrum.answer.status`).
const ANSWERS: &str = "answer";

/// The clauses of a contract, to be found by what a change is about.
pub(super) struct Citations<'c> {
    /// By the second part of their ids, which is that of an operation or of
    /// something that they have in common.
    by_area: HashMap<&'c str, Vec<Cited<'c>>>,
}

struct Cited<'c> {
    clause: &'c Clause,
    /// What the id says behind the area.
    rest: &'c str,
    words: String,
}

/// What a change is about.
pub(super) struct Subject<'s> {
    /// Ids of the operations that it is about.
    pub(super) operations: &'s BTreeSet<String>,
    /// Which way that goes which it is about.
    pub(super) sides: Sides,
    /// How the ids of clauses end that say such things.
    pub(super) endings: Endings,
    /// Names that a clause about it would have in its text.
    pub(super) names: &'s [&'s str],
    /// Whether all that is said of the operations is in question.
    pub(super) whole: bool,
}

impl<'c> Citations<'c> {
    /// The clauses of a contract.
    pub(super) fn of(contract: &'c Contract) -> Self {
        let mut by_area: HashMap<&str, Vec<Cited<'_>>> = HashMap::new();
        for clause in &contract.clauses {
            let mut parts = clause.id.splitn(3, '.');
            let (_, area, rest) = (parts.next(), parts.next(), parts.next());
            by_area
                .entry(area.unwrap_or_default())
                .or_default()
                .push(Cited {
                    clause,
                    rest: rest.unwrap_or_default(),
                    words: words(&clause.text),
                });
        }
        Self { by_area }
    }

    /// Ids of the clauses that a change may have made untrue, sorted.
    pub(super) fn about(&self, subject: &Subject<'_>) -> Vec<String> {
        let names: Vec<String> = subject.names.iter().map(|name| words(name)).collect();
        let Endings { sent, answered } = subject.endings;
        let sides = subject.sides;
        let is_about = |one: &&Cited<'_>| {
            sides.request && sent.contains(&one.rest)
                || sides.response && answered.contains(&one.rest)
        };
        let of_operations = subject.operations.iter().map(String::as_str);
        let of_operations = of_operations.filter_map(|area| self.by_area.get(area));
        let mut ids: Vec<String> = of_operations
            .flatten()
            .filter(|one| subject.whole || is_about(one))
            .map(|one| one.clause.id.clone())
            .collect();
        let answers = self.by_area.get(ANSWERS).into_iter().flatten();
        let answers = answers.filter(|one| sides.response && answered.contains(&one.rest));
        ids.extend(answers.map(|one| one.clause.id.clone()));
        if !names.is_empty() {
            let areas = subject.operations.iter().map(String::as_str);
            let cited = areas.filter_map(|area| self.by_area.get(area)).flatten();
            let named = cited.filter(|one| names.iter().any(|name| one.words.contains(name)));
            ids.extend(named.map(|one| one.clause.id.clone()));
        }
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// Ids of the clauses of whatever operation that end so, sorted.
    pub(super) fn ending(&self, endings: &[&str]) -> Vec<String> {
        let all = self.by_area.values().flatten();
        let mut ids: Vec<String> = all
            .filter(|one| endings.contains(&one.rest))
            .map(|one| one.clause.id.clone())
            .collect();
        ids.sort_unstable();
        ids
    }
}
