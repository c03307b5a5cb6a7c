//! A [`Change`]: what has become of one scenario.

use std::collections::BTreeSet;

use countersign_journal::{ClauseId, Finding, ScenarioId, Verdict};
use serde::Serialize;

use super::{badness, is_judged};
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
    /// Why the new run could not judge it, or why it has its verdict where no
    /// finding says so.
    pub because: Option<String>,
    /// Why the old run could not judge it.
    pub before: Option<String>,
}

/// What has become of a scenario; the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// It contradicts more than before.
    Regressed,
    /// The old run could not judge it or did not have it, and it fails.
    NewlyFailing,
    /// It can't be judged now, and the old run did not say so.
    NewlyInconclusive,
    /// It was in the old run, and is not in the new.
    Vanished,
    /// It contradicts less than before.
    Fixed,
    /// It is in the new run alone, and does not fail.
    Appeared,
    /// The old run could not judge it, and it does not fail.
    NewlyJudged,
    /// Its verdict or its findings are others, and neither better nor worse.
    Changed,
}

impl Kind {
    /// All kinds, the gravest first.
    pub const ALL: [Self; 8] = [
        Self::Regressed,
        Self::NewlyFailing,
        Self::NewlyInconclusive,
        Self::Vanished,
        Self::Fixed,
        Self::Appeared,
        Self::NewlyJudged,
        Self::Changed,
    ];

    /// What programs know it by, as it is serialised.
    pub fn key(self) -> &'static str {
        match self {
            Self::NewlyFailing => "newly-failing",
            Self::NewlyInconclusive => "newly-inconclusive",
            Self::NewlyJudged => "newly-judged",
            // One word.
            other => other.as_str(),
        }
    }

    /// The words for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Regressed => "regressed",
            Self::NewlyFailing => "newly judged and failing",
            Self::NewlyInconclusive => "newly inconclusive",
            Self::Vanished => "vanished",
            Self::Fixed => "fixed",
            Self::Appeared => "appeared",
            Self::NewlyJudged => "newly judged",
            Self::Changed => "changed",
        }
    }
}

/// Whose change it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cause {
    /// The old exchanges, judged today, are judged as they were: the target
    /// has answered otherwise.
    Target,
    /// The old exchanges, judged today, already come to this, or one of the
    /// runs would have it if its suite had: the suite or the contract has
    /// changed.
    Suite,
    /// The old exchanges, judged today, come to something else again.
    Both,
    /// One of the runs could not judge it, for whatever reason, so that nobody
    /// can tell.
    Unknown,
    /// One of the runs does not have it: the suite is another, or other
    /// scenarios were chosen, of which journals of old tell nothing.
    Choice,
}

impl Cause {
    /// The words for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Target => "the target",
            Self::Suite => "the suite or contract",
            Self::Both => "the target and the suite",
            Self::Unknown => "whom nobody can tell: one of the runs could not judge it",
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
        is_judged(self.verdict)
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

/// What two runs have of a scenario.
pub(super) struct Pair<'a> {
    pub(super) old: Option<&'a ScenarioReport>,
    pub(super) new: Option<&'a ScenarioReport>,
    /// What the old exchanges come to as they are judged now.
    pub(super) today: Option<&'a ScenarioReport>,
    /// Whose change it is where one of them does not have it.
    pub(super) lacking: Cause,
}

/// What has become of a scenario; `None` where nothing has.
pub(super) fn change(name: &ScenarioId, pair: &Pair<'_>) -> Option<Change> {
    let (old, new) = (pair.old.map(Outcome::of), pair.new.map(Outcome::of));
    if let (Some(old), Some(new)) = (&old, &new)
        && old.is(new)
    {
        return None;
    }
    let appeared = new.as_ref().map(|new| new.without(old.as_ref()));
    let vanished = old.as_ref().map(|old| old.without(new.as_ref()));
    let (appeared, vanished) = (appeared.unwrap_or_default(), vanished.unwrap_or_default());
    let cause = match (&old, &new, pair.today.map(Outcome::of)) {
        (None, _, _) | (_, None, _) => pair.lacking,
        (Some(old), Some(_), _) if !old.is_judged() => Cause::Unknown,
        (Some(_), Some(new), Some(today)) if today.is(new) => Cause::Suite,
        (Some(_), Some(new), _) if !new.is_judged() => Cause::Unknown,
        (Some(old), Some(_), Some(today)) if today.is(old) => Cause::Target,
        (Some(_), Some(_), Some(_)) => Cause::Both,
        (Some(_), Some(_), None) => Cause::Target,
    };
    let unjudged = |outcome: &&Outcome<'_>| !outcome.is_judged();
    let before = old.as_ref().filter(unjudged).map(|old| old.report);
    let because = new.as_ref().and_then(|new| match new.is_judged() {
        true => new.report.unexplained(),
        false => new.report.sentence(),
    });
    Some(Change {
        scenario: name.clone(),
        kind: kind(
            old.as_ref(),
            new.as_ref(),
            worst(&appeared),
            worst(&vanished),
        ),
        cause,
        old: old.as_ref().map(|old| old.verdict),
        new: new.as_ref().map(|new| new.verdict),
        because: because.map(str::to_owned),
        before: before.and_then(ScenarioReport::sentence).map(str::to_owned),
        appeared,
        vanished,
    })
}

/// What has become of a scenario of which something has; how bad the worst is
/// that appeared, and that vanished.
fn kind(old: Option<&Outcome<'_>>, new: Option<&Outcome<'_>>, appeared: u8, vanished: u8) -> Kind {
    let Some(new) = new else {
        return Kind::Vanished;
    };
    match old {
        Some(old) if old.is_judged() => again(old, new, appeared, vanished),
        _ => anew(old, new),
    }
}

/// What has become of a scenario that the old run did not have, or could not
/// judge. What was never judged has not become worse.
fn anew(old: Option<&Outcome<'_>>, new: &Outcome<'_>) -> Kind {
    match (old.map(|old| old.verdict), new.verdict) {
        (_, Verdict::Failed) => Kind::NewlyFailing,
        (None | Some(Verdict::Skipped), Verdict::Inconclusive) => Kind::NewlyInconclusive,
        (None, _) => Kind::Appeared,
        (Some(_), _) if new.is_judged() => Kind::NewlyJudged,
        (Some(_), _) => Kind::Changed,
    }
}

/// What has become of a scenario that the old run has judged.
fn again(old: &Outcome<'_>, new: &Outcome<'_>, appeared: u8, vanished: u8) -> Kind {
    let (was, is) = (badness(old.verdict), badness(new.verdict));
    if is > was || (is > 0 && appeared > vanished) {
        Kind::Regressed
    } else if new.verdict == Verdict::Inconclusive {
        Kind::NewlyInconclusive
    } else if new.is_judged() && vanished > appeared {
        // What can't be judged is not mended.
        Kind::Fixed
    } else if appeared == badness(Verdict::Failed) {
        Kind::Regressed
    } else {
        Kind::Changed
    }
}

/// How bad the worst of findings is; none is 0.
fn worst(findings: &[Finding]) -> u8 {
    let each = findings.iter().map(|finding| badness(finding.verdict));
    each.max().unwrap_or_default()
}
