//! [`Counts`]: how much was found, and in how many scenarios.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt;

use countersign_journal::ClauseId;

use super::Subject;
use crate::counted;
use crate::remark::Remark;

/// Numbers of findings and scenarios.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Counts {
    /// Findings; a scenario that stopped for a reason has none of it.
    pub(crate) findings: usize,
    /// Scenarios.
    pub(crate) scenarios: usize,
}

impl Counts {
    /// Of remarks in the order of the run.
    pub(super) fn of<'r, 'a: 'r>(remarks: impl IntoIterator<Item = &'r Remark<'a>>) -> Self {
        let mut counts = Self::default();
        let mut last = None;
        for remark in remarks {
            counts.add(remark, &mut last);
        }
        counts
    }

    /// One more remark, which comes behind the one of this scenario.
    fn add(&mut self, remark: &Remark<'_>, last: &mut Option<u32>) {
        self.findings += usize::from(remark.finding.is_some());
        self.scenarios += usize::from(last.replace(remark.ordinal) != Some(remark.ordinal));
    }
}

/// In words: `9 findings in 4 scenarios`.
impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.findings > 0 {
            let findings = counted(self.findings, "finding", "findings");
            write!(f, "{findings} in ")?;
        }
        f.write_str(&counted(self.scenarios, "scenario", "scenarios"))
    }
}

/// Of each clause but for the one that is told of, the most findings first.
pub(super) fn of_clauses<'a>(
    remarks: &[Remark<'a>],
    subject: Subject<'a>,
) -> Vec<(&'a ClauseId, Counts)> {
    let mut clauses: BTreeMap<&ClauseId, (Counts, Option<u32>)> = BTreeMap::new();
    for remark in remarks {
        if let Some(finding) = remark.finding {
            let (counts, last) = clauses.entry(&finding.clause).or_default();
            counts.add(remark, last);
        }
    }
    let mut others: Vec<_> = clauses
        .into_iter()
        .map(|(clause, (counts, _))| (clause, counts))
        .filter(|(clause, _)| subject != Subject::Clause(clause))
        .collect();
    others.sort_by_key(|(_, counts)| Reverse(counts.findings));
    others
}
