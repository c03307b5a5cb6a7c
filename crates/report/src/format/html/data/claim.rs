//! A [`Claim`] as it is drawn, with what was found.

use serde::Serialize;

use countersign_journal::{ClauseId, Finding, Verdict};
use countersign_place::place;

use crate::cut::{Whole, cut};
use crate::{Claimed, ScenarioRecord};

/// Findings of a claim that are told, and of a scenario that stand behind none.
const FINDINGS: usize = 40;
/// Bytes of all findings of a scenario that are told.
const ROOM: usize = 512 << 10;
/// Characters of a sentence.
const LINE: usize = 600;
/// Characters of a value, or of a command line.
const VALUE: usize = 4_000;
/// Bytes of a body that is searched for the spot that a finding is about.
const SEARCHED: usize = 64 << 10;

/// A claim, and what was found.
#[derive(Debug, Serialize)]
pub(super) struct Claim {
    #[serde(skip_serializing_if = "Option::is_none")]
    step: Option<u32>,
    clause: ClauseId,
    /// The check that judged it.
    #[serde(skip_serializing_if = "Option::is_none")]
    check: Option<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    presupposed: bool,
    /// The worst of its findings; `None` where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    verdict: Option<Verdict>,
    /// What the first passed one says.
    #[serde(skip_serializing_if = "Option::is_none")]
    told: Option<String>,
    /// All but the passed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    findings: Vec<Found>,
    /// How many more of these there are.
    #[serde(skip)]
    pub(super) more: usize,
}

/// How many bytes of findings a scenario has told.
#[derive(Debug, Default)]
pub(super) struct Told(usize);

impl Told {
    /// How many bytes these are.
    pub(super) fn bytes(&self) -> usize {
        self.0
    }

    /// A finding, where there is room for one more.
    fn add(&mut self, finding: &Finding, scenario: &ScenarioRecord) -> Option<Found> {
        if self.0 >= ROOM {
            return None;
        }
        let found = Found::of(finding, scenario);
        self.0 += found.bytes();
        Some(found)
    }
}

/// A finding as it is drawn.
#[derive(Debug, Serialize)]
struct Found {
    verdict: Verdict,
    message: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    expected: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    seen: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<String>,
    /// The exchange that shows it, by its ordinal within the scenario.
    #[serde(skip_serializing_if = "Option::is_none")]
    exchange: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    curl: Option<String>,
    /// Where that stands in the answer's body: the first and the last unit of
    /// UTF-16, as scripts count, and whether it is what `at` names or only
    /// what holds it.
    #[serde(skip_serializing_if = "Option::is_none")]
    spot: Option<(usize, usize, bool)>,
}

impl Claim {
    /// A claim of a scenario.
    pub(super) fn of(claimed: &Claimed, scenario: &ScenarioRecord, told: &mut Told) -> Self {
        Self {
            step: claimed.step,
            check: Some(claimed.claim.check.clone()),
            presupposed: claimed.claim.presupposed,
            ..Self::found(&claimed.claim.clause, &claimed.findings, scenario, told)
        }
    }

    /// What stands behind no claim, each by itself.
    pub(super) fn unclaimed(
        findings: &[Finding],
        scenario: &ScenarioRecord,
        told: &mut Told,
    ) -> Vec<Self> {
        findings
            .iter()
            .take(FINDINGS)
            .map(|it| Self::found(&it.clause, std::slice::from_ref(it), scenario, told))
            .collect()
    }

    fn found(
        clause: &ClauseId,
        findings: &[Finding],
        scenario: &ScenarioRecord,
        room: &mut Told,
    ) -> Self {
        let passed = |finding: &&Finding| finding.verdict == Verdict::Passed;
        let others = findings.iter().filter(|finding| !passed(finding));
        let number = others.clone().count();
        let kept: Vec<_> = others
            .take(FINDINGS)
            .map_while(|it| room.add(it, scenario))
            .collect();
        Self {
            step: None,
            clause: clause.clone(),
            check: None,
            presupposed: false,
            verdict: findings.iter().map(|finding| finding.verdict).max(),
            told: findings
                .iter()
                .find(passed)
                .map(|finding| cut(&finding.message, LINE, Whole::Journal).into_owned()),
            more: number - kept.len(),
            findings: kept,
        }
    }
}

impl Found {
    fn of(finding: &Finding, scenario: &ScenarioRecord) -> Self {
        let value = |text: &str| cut(text, VALUE, Whole::Results).into_owned();
        Self {
            verdict: finding.verdict,
            message: cut(&finding.message, LINE, Whole::Results).into_owned(),
            expected: value(&finding.expected),
            seen: value(&finding.seen),
            at: finding.at.as_deref().map(value),
            exchange: finding.exchange.map(|id| id.sequence),
            curl: finding.curl.as_deref().map(value),
            spot: spot(finding, scenario),
        }
    }
}

impl Found {
    /// How large it is, roughly.
    fn bytes(&self) -> usize {
        let other = [&self.at, &self.curl];
        let other = other.into_iter().flatten().map(String::len);
        200 + self.message.len() + self.expected.len() + self.seen.len() + other.sum::<usize>()
    }
}

/// Where a finding's spot stands in the body of the answer that shows it.
fn spot(finding: &Finding, scenario: &ScenarioRecord) -> Option<(usize, usize, bool)> {
    let (at, id) = (finding.at.as_deref()?, finding.exchange?);
    let mut exchanges = scenario.exchanges.iter();
    let sent = exchanges.find(|sent| sent.exchange.id == id)?;
    let body = &sent.exchange.response()?.body;
    if body.0.len() > SEARCHED {
        return None;
    }
    let text = body.to_text();
    let found = place(&text, at)?;
    let start = text.get(..found.range.start)?.encode_utf16().count();
    let length = text.get(found.range)?.encode_utf16().count();
    Some((start, start + length, found.exact))
}
