//! A [`Cause`]: what a run says against its target, or why it could not judge
//! it, told once. Whoever tells people of findings tells causes, in the order
//! of [`causes`] and with its counts.
//!
//! A fault is seen by several clauses, and by each of them at several places
//! of several scenarios. What clauses of one verdict say of the same spot of
//! the same answer is one observation; clauses most of whose observations are
//! shared have one cause, told of the clause that says most ([`Share`]).
//! Reasons for which something could not be judged are causes by what they
//! say.

mod contradicted;
mod counts;
mod examples;
mod share;
mod unjudged;

use std::cmp::Reverse;

use countersign_journal::{ClauseId, Verdict};

pub(crate) use self::counts::Counts;
use self::share::Share;
use crate::RunReport;
use crate::remark::{Remark, remarks};

/// What remarks of one verdict have in common.
#[derive(Debug)]
pub(crate) struct Cause<'a> {
    /// The verdict of all of them: any but passed.
    pub(crate) verdict: Verdict,
    /// What it is told of.
    pub(crate) subject: Subject<'a>,
    /// The one that is told where there is room for no more: the first of the
    /// run, of the clause that it is told of.
    pub(crate) first: Remark<'a>,
    /// All of the remarks, in the order of the run.
    pub(crate) remarks: Vec<Remark<'a>>,
    /// What is contradicted besides, or kept from being judged: the clauses
    /// but for the one that it is told of, those with the most findings first.
    pub(crate) others: Vec<(&'a ClauseId, Counts)>,
    /// How much it weighs among those of its verdict.
    weight: Share,
}

/// What a cause is told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Subject<'a> {
    /// The clause that says most of those that are contradicted.
    Clause(&'a ClauseId),
    /// Why it could not be judged, a sentence; others say the same of other
    /// names and numbers.
    Reason(&'a str),
}

impl<'a> Subject<'a> {
    /// The clause, where it is one.
    fn clause(self) -> Option<&'a ClauseId> {
        match self {
            Self::Clause(clause) => Some(clause),
            Self::Reason(_) => None,
        }
    }

    /// Whether a remark is of the clause that is told of, or none is.
    fn leads(self, remark: &Remark<'_>) -> bool {
        self.clause().is_none_or(|lead| lead.0 == remark.clause())
    }
}

/// What a run says against its target, and why it did not judge it: each
/// remark in exactly one cause. The worst verdict comes first; among those of
/// one verdict what weighs most, which is what many scenarios show and few that
/// judge the clause do not; then what the run came to first.
pub(crate) fn causes(report: &RunReport) -> Vec<Cause<'_>> {
    let (contradicting, others): (Vec<_>, Vec<_>) = remarks(report)
        .into_iter()
        .enumerate()
        .partition(|(_, remark)| is_contradiction(remark));
    let mut causes = contradicted::causes(report, contradicting);
    causes.extend(unjudged::causes(others));
    causes.sort_by_key(|(first, cause)| (Reverse((cause.verdict, cause.weight)), *first));
    causes.into_iter().map(|(_, cause)| cause).collect()
}

/// Whether a remark says that a clause is contradicted.
fn is_contradiction(remark: &Remark<'_>) -> bool {
    remark.finding.is_some() && matches!(remark.verdict, Verdict::Failed | Verdict::Warned)
}

/// A remark, with its place among all of the run, from 0.
type Placed<'a> = (usize, Remark<'a>);

impl<'a> Cause<'a> {
    /// A cause of these remarks, in the order of the run; with the place of the
    /// first.
    fn of(
        subject: Subject<'a>,
        remarks: Vec<Placed<'a>>,
        weight: impl FnOnce(Counts) -> Share,
    ) -> Option<(usize, Self)> {
        let place = remarks.first()?.0;
        let remarks: Vec<_> = remarks.into_iter().map(|(_, remark)| remark).collect();
        let first = remarks.iter().find(|it| subject.leads(it))?.clone();
        let cause = Self {
            verdict: first.verdict,
            subject,
            first,
            others: counts::of_clauses(&remarks, subject),
            weight: weight(Counts::of(&remarks)),
            remarks,
        };
        Some((place, cause))
    }

    /// How much was found of what it is told of, and in how many scenarios: as
    /// much as is told of the clause elsewhere, without what others say of the
    /// same.
    pub(crate) fn counts(&self) -> Counts {
        Counts::of(self.remarks.iter().filter(|it| self.subject.leads(it)))
    }

    /// The clause that it is told of, where it is one.
    pub(crate) fn clause(&self) -> Option<&'a ClauseId> {
        self.subject.clause()
    }

    /// What is said of the other clauses, before their names.
    pub(crate) fn besides(&self) -> &'static str {
        match (self.clause().is_some(), self.verdict) {
            (true, _) => "also contradicts",
            (false, Verdict::Skipped) => "leaves out",
            (false, _) => "keeps from being judged",
        }
    }

    /// The other clauses in a sentence without an end, so many of them by the
    /// names that they are given; nothing where there are none.
    pub(crate) fn others_in_words(
        &self,
        most: usize,
        name: impl Fn(&ClauseId) -> String,
    ) -> Option<String> {
        let named = self.others.iter().take(most);
        let mut named: Vec<_> = named
            .map(|(clause, counts)| format!("{} ({counts})", name(clause)))
            .collect();
        let more = self.others.len() - named.len();
        if more > 0 {
            named.push(format!("{more} more"));
        }
        (!named.is_empty()).then(|| format!("{}: {}", self.besides(), named.join(", ")))
    }
}
