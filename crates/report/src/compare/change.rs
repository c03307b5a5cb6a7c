//! A [`Change`]: what has become of one scenario.

use std::collections::BTreeSet;

use countersign_journal::{ClauseId, Finding, ScenarioId, Verdict};
use serde::Serialize;

use super::badness;
use crate::ScenarioReport;
use crate::baseline::Fingerprint;

/// What has become of a scenario.
#[derive(Debug, Clone, Serialize)]
pub struct Change {
    /// Its stable name.
    pub scenario: ScenarioId,
    /// What has become of it.
    pub kind: Kind,
    /// Whose change it is.
    pub cause: Cause,
    /// Its verdict in the old run, if it was in it.
    pub old: Option<Verdict>,
    /// Its verdict in the new run, if it is in it.
    pub new: Option<Verdict>,
    /// Findings that only the new run has.
    pub appeared: Vec<Finding>,
    /// Findings that only the old run had.
    pub vanished: Vec<Finding>,
    /// Why it has its verdict where no finding says so.
    pub because: Option<String>,
}

/// What has become of a scenario; the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// It contradicts more than before.
    Regressed,
    /// It was judged before, and can't be now.
    NewlyInconclusive,
    /// It was in the old run, and is not in the new.
    Vanished,
    /// It contradicts less than before.
    Fixed,
    /// It is in the new run alone, and contradicts nothing.
    Appeared,
    /// Its verdict or its findings are others, and neither better nor worse.
    Changed,
}

impl Kind {
    /// All kinds, the gravest first.
    pub const ALL: [Self; 6] = [
        Self::Regressed,
        Self::NewlyInconclusive,
        Self::Vanished,
        Self::Fixed,
        Self::Appeared,
        Self::Changed,
    ];

    /// The words for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Regressed => "regressed",
            Self::NewlyInconclusive => "newly inconclusive",
            Self::Vanished => "vanished",
            Self::Fixed => "fixed",
            Self::Appeared => "appeared",
            Self::Changed => "changed",
        }
    }
}

/// Whose change it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cause {
    /// The old exchanges, judged today, are judged as they were: the target
    /// has answered otherwise.
    Target,
    /// The old exchanges, judged today, already come to this: the suite or the
    /// contract has changed.
    Suite,
    /// The old exchanges, judged today, come to something else again.
    Both,
    /// The old run could not judge it, so that nobody can tell.
    Unknown,
    /// One of the runs does not have it: the suite is another, or other
    /// scenarios were chosen, of which a journal tells nothing.
    Choice,
}

impl Cause {
    /// The words for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Target => "the target",
            Self::Suite => "the suite or contract",
            Self::Both => "the target and the suite",
            Self::Unknown => "whom nobody can tell: the old run could not judge it",
            Self::Choice => "another suite, or another choice of scenarios",
        }
    }
}

/// What tells two findings apart.
type Key = (ClauseId, Verdict, Fingerprint);

/// What a scenario came to: its verdict, and what it found.
struct Outcome<'a> {
    verdict: Verdict,
    keys: BTreeSet<Key>,
    report: &'a ScenarioReport,
}

impl<'a> Outcome<'a> {
    fn of(report: &'a ScenarioReport) -> Self {
        Self {
            verdict: report.verdict(),
            keys: report.findings.iter().filter(judged).map(key).collect(),
            report,
        }
    }

    /// Whether anything was judged.
    fn is_judged(&self) -> bool {
        !matches!(self.verdict, Verdict::Inconclusive | Verdict::Skipped)
    }

    fn is(&self, other: &Self) -> bool {
        self.verdict == other.verdict && self.keys == other.keys
    }

    /// Findings that the other does not have.
    fn without(&self, other: Option<&Self>) -> Vec<Finding> {
        let known = |finding: &&Finding| other.is_some_and(|it| it.keys.contains(&key(finding)));
        let findings = self.report.findings.iter().filter(judged);
        findings
            .filter(|finding| !known(finding))
            .cloned()
            .collect()
    }
}

/// Whether a finding contradicts something.
fn judged(finding: &&Finding) -> bool {
    badness(finding.verdict) > 0
}

fn key(finding: &Finding) -> Key {
    let fingerprint = Fingerprint::of(finding);
    (finding.clause.clone(), finding.verdict, fingerprint)
}

/// What has become of a scenario; `None` where nothing has. `today` is what the
/// old exchanges come to as they are judged now.
pub(super) fn change(
    name: &ScenarioId,
    old: Option<&ScenarioReport>,
    new: Option<&ScenarioReport>,
    today: Option<&ScenarioReport>,
) -> Option<Change> {
    let (old, new) = (old.map(Outcome::of), new.map(Outcome::of));
    if let (Some(old), Some(new)) = (&old, &new)
        && old.is(new)
    {
        return None;
    }
    let appeared = new.as_ref().map(|new| new.without(old.as_ref()));
    let vanished = old.as_ref().map(|old| old.without(new.as_ref()));
    let (appeared, vanished) = (appeared.unwrap_or_default(), vanished.unwrap_or_default());
    let kind = match (&old, &new) {
        (_, None) => Kind::Vanished,
        (_, Some(new)) if worst(&appeared) > worst(&vanished) && badness(new.verdict) > 0 => {
            Kind::Regressed
        }
        (Some(old), Some(new)) if badness(new.verdict) > badness(old.verdict) => Kind::Regressed,
        (Some(old), Some(new))
            if new.verdict == Verdict::Inconclusive && old.verdict != Verdict::Inconclusive =>
        {
            Kind::NewlyInconclusive
        }
        (None, Some(new)) if new.verdict == Verdict::Inconclusive => Kind::NewlyInconclusive,
        (None, Some(_)) => Kind::Appeared,
        // What can't be judged is not mended.
        (Some(_), Some(new))
            if !matches!(new.verdict, Verdict::Inconclusive | Verdict::Skipped)
                && worst(&vanished) > worst(&appeared) =>
        {
            Kind::Fixed
        }
        (Some(_), Some(_)) if !appeared.is_empty() && worst(&appeared) == 2 => Kind::Regressed,
        (Some(_), Some(_)) => Kind::Changed,
    };
    let cause = match (&old, &new, today.map(Outcome::of)) {
        (None, _, _) | (_, None, _) => Cause::Choice,
        (Some(old), Some(_), _) if !old.is_judged() => Cause::Unknown,
        (Some(old), Some(_), Some(today)) if today.is(old) => Cause::Target,
        (Some(_), Some(new), Some(today)) if today.is(new) => Cause::Suite,
        (Some(_), Some(_), Some(_)) => Cause::Both,
        (Some(_), Some(_), None) => Cause::Target,
    };
    let because = new.as_ref().and_then(|new| new.report.unexplained());
    Some(Change {
        scenario: name.clone(),
        kind,
        cause,
        old: old.as_ref().map(|old| old.verdict),
        new: new.as_ref().map(|new| new.verdict),
        because: because.map(str::to_owned),
        appeared,
        vanished,
    })
}

/// How bad the worst of findings is; none is 0.
fn worst(findings: &[Finding]) -> u8 {
    let each = findings.iter().map(|finding| badness(finding.verdict));
    each.max().unwrap_or_default()
}
