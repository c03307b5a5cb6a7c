//! A [`Remark`]: what a run says against a scenario, and the line of the
//! feature file that it is about.

use std::borrow::Cow;

use countersign_journal::{ExchangeId, Finding, Verdict};

use crate::baseline::Fingerprint;
use crate::cut::{Whole, cut};
pub(crate) use crate::feature_line::FeatureLine;
use crate::times::Times;
use crate::{RunReport, ScenarioReport, digest};

/// What stands for a clause where a scenario has a verdict that no finding
/// explains.
pub(crate) const NO_CLAUSE: &str = "countersign";

/// A finding other than passed, or why a scenario has its verdict where no
/// finding says so.
#[derive(Debug, Clone)]
pub(crate) struct Remark<'a> {
    /// The ordinal of its scenario.
    pub(crate) ordinal: u32,
    /// The scenario that it is said of.
    pub(crate) scenario: &'a ScenarioReport,
    /// Any but passed.
    pub(crate) verdict: Verdict,
    /// One sentence.
    pub(crate) message: &'a str,
    /// The finding, where it is one.
    pub(crate) finding: Option<&'a Finding>,
    /// The step that made the claim, or else the scenario.
    pub(crate) place: FeatureLine<'a>,
    /// The same in every run that finds the same, and no other remark's in
    /// this one: a fingerprint, and the how manieth it is that has it.
    pub(crate) identity: String,
}

/// An exchange, and where in its answer; of the answer as a whole, where no
/// place in it is named.
pub(crate) type Spot<'a> = (ExchangeId, Option<&'a str>);

impl<'a> Remark<'a> {
    /// The clause that was judged.
    pub(crate) fn clause(&self) -> &'a str {
        self.finding
            .map_or(NO_CLAUSE, |finding| finding.clause.0.as_str())
    }

    /// What it was seen at. Remarks of the same spot are one observation.
    pub(crate) fn spot(&self) -> Option<Spot<'a>> {
        let finding = self.finding?;
        Some((finding.exchange?, finding.at.as_deref()))
    }
}

/// Everything that a run says against its scenarios, in their order.
pub(crate) fn remarks(report: &RunReport) -> Vec<Remark<'_>> {
    let mut seen = Times::new();
    let mut remarks = Vec::new();
    for (&ordinal, scenario) in &report.scenarios {
        for (index, finding) in scenario.findings.iter().enumerate() {
            let step = scenario.steps.of_finding(index);
            remarks.push(Remark {
                ordinal,
                scenario,
                verdict: finding.verdict,
                message: &finding.message,
                finding: Some(finding),
                place: FeatureLine::of_step(scenario, step),
                identity: identity(scenario, Some(finding), &mut seen),
            });
        }
        if let Some(because) = scenario.unexplained() {
            let step = scenario.steps.of_stop(because);
            remarks.push(Remark {
                ordinal,
                scenario,
                verdict: scenario.verdict(),
                message: because,
                finding: None,
                place: FeatureLine::of_step(scenario, step),
                identity: identity(scenario, None, &mut seen),
            });
        }
    }
    remarks
}

fn identity(scenario: &ScenarioReport, finding: Option<&Finding>, seen: &mut Times<u64>) -> String {
    let of = finding.map_or_else(String::new, |finding| {
        format!("{}\n{}", finding.clause, Fingerprint::of(finding))
    });
    let number = digest(&format!("{}\n{of}", scenario.scenario));
    format!("{number:016x}:{}", seen.next(number))
}

/// What a finding tells besides its sentence, each with its label: what was
/// expected, what was seen, where, in which exchange, and what repeats it.
pub(crate) fn facts(finding: &Finding) -> impl Iterator<Item = (&'static str, Cow<'_, str>)> {
    let exchange = finding.exchange.map(|id| Cow::Owned(id.to_string()));
    [
        ("expected", Some(Cow::Borrowed(finding.expected.as_str()))),
        ("seen", Some(Cow::Borrowed(finding.seen.as_str()))),
        ("at", finding.at.as_deref().map(Cow::Borrowed)),
        ("exchange", exchange),
        ("curl", finding.curl.as_deref().map(Cow::Borrowed)),
    ]
    .into_iter()
    .filter_map(|(label, value)| Some((label, value.filter(|value| !value.is_empty())?)))
}

/// Characters of what a finding tells in one of its lines.
const LINE: usize = 4_000;

/// A finding in lines, none of them so long that it would bury the others.
pub(crate) fn lines(finding: &Finding) -> String {
    let mut text = format!(
        "{} {}: {}\n",
        finding.verdict,
        finding.clause,
        cut(&finding.message, LINE, Whole::Results)
    );
    for (label, value) in facts(finding) {
        text.push_str(&format!(
            "  {label}: {}\n",
            cut(&value, LINE, Whole::Results)
        ));
    }
    text
}
