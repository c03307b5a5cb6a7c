//! A [`Comparison`]: two contracts, and what was found between them so far.

use super::change::{Change, Stale};
use super::citations::{Citations, Subject};
use super::rating::{Rule, Sides};
use super::uses::{Use, Uses};
use crate::{Contract, Field};

/// Two contracts, and what was found between them so far.
pub(super) struct Comparison<'c> {
    pub(super) old: &'c Contract,
    pub(super) new: &'c Contract,
    uses: [Uses<'c>; 2],
    citations: Citations<'c>,
    changes: Vec<Change>,
}

/// What a change is about, as far as it makes something stale.
#[derive(Debug, Clone, Default)]
pub(super) struct About<'n> {
    /// Where it is used.
    pub(super) used: Use,
    /// Names that a clause about it would have in its text.
    pub(super) names: Vec<&'n str>,
    /// Whether all that is said of its operations is in question.
    pub(super) whole: bool,
    /// Ids of clauses that it is about whatever they say.
    pub(super) clauses: Vec<String>,
}

impl About<'_> {
    /// What is about no message and no operation.
    pub(super) fn everything() -> Self {
        Self {
            used: Use {
                sides: Sides::BOTH,
                ..Use::default()
            },
            ..Self::default()
        }
    }

    /// What is about this operation.
    pub(super) fn operation(id: &str, sides: Sides) -> Self {
        Self {
            used: Use {
                sides,
                operations: [id.to_owned()].into(),
                ..Use::default()
            },
            ..Self::default()
        }
    }
}

impl<'c> Comparison<'c> {
    /// Begins to compare.
    pub(super) fn new(old: &'c Contract, new: &'c Contract) -> Self {
        Self {
            old,
            new,
            uses: [Uses::of(old), Uses::of(new)],
            citations: Citations::of(old),
            changes: Vec::new(),
        }
    }

    /// Where messages are used, in either contract: what goes one way only in
    /// one of them goes both ways between them.
    pub(super) fn used<const N: usize>(&self, old_and_new: [&str; N]) -> Use {
        let mut all = Use::default();
        for (uses, name) in self.uses.iter().zip(old_and_new) {
            all.join(&uses.message(name));
        }
        all
    }

    /// Where a message is used that one of the contracts has.
    pub(super) fn used_alone(&self, name: &str) -> Use {
        self.used([name, name])
    }

    /// Where such fields are used, in either contract.
    pub(super) fn used_by(&self, fits: impl Fn(&Field) -> bool) -> Use {
        let mut all = Use::default();
        for uses in &self.uses {
            all.join(&uses.field(&fits));
        }
        all
    }

    /// Tells a change: where it is, what was there before, and what is after.
    pub(super) fn tell(
        &mut self,
        rule: &'static Rule,
        about: &About<'_>,
        at: String,
        before: Option<String>,
        after: Option<String>,
    ) {
        let ratings = rule.rated(about.used.sides);
        let mut clauses = self.citations.about(&Subject {
            operations: &about.used.operations,
            sides: about.used.sides,
            endings: rule.cited,
            names: &about.names,
            whole: about.whole,
        });
        clauses.extend(about.clauses.iter().cloned());
        clauses.sort_unstable();
        clauses.dedup();
        let [operations, messages] = [&about.used.operations, &about.used.messages]
            .map(|names| names.iter().cloned().collect());
        self.changes.push(Change {
            what: rule.what,
            at,
            before,
            after,
            clients: ratings.clients,
            endpoints: ratings.endpoints,
            because: rule.because,
            stale: Stale {
                clauses,
                operations,
                messages,
            },
        });
    }

    /// Tells of a text that may not be there: that it is new, gone, another.
    pub(super) fn tell_text(
        &mut self,
        [added, removed, changed]: [&'static Rule; 3],
        about: &About<'_>,
        at: &str,
        [before, after]: [Option<&str>; 2],
    ) {
        let rule = match (before, after) {
            (before, after) if before == after => return,
            (None, _) => added,
            (_, None) => removed,
            _ => changed,
        };
        let [before, after] = [before, after].map(|text| text.map(str::to_owned));
        self.tell(rule, about, at.to_owned(), before, after);
    }

    /// Ids of all clauses that end so, of whatever operation.
    pub(super) fn ending(&self, endings: &[&str]) -> Vec<String> {
        self.citations.ending(endings)
    }

    /// What was found, in the order in which it was told.
    pub(super) fn changes(self) -> Vec<Change> {
        self.changes
    }
}
