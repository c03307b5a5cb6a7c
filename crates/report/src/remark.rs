//! A [`Remark`]: what a run says against a scenario, and the line of the
//! feature file that it is about.

use std::borrow::Cow;
use std::collections::HashMap;

use countersign_journal::{Finding, Verdict};

use crate::baseline::Fingerprint;
use crate::cut::cut;
use crate::times::Times;
use crate::{Record, ScenarioRecord, ScenarioReport, digest};

/// What stands for a clause where a scenario has a verdict that no finding
/// explains.
pub(crate) const NO_CLAUSE: &str = "countersign";

/// A finding other than passed, or why a scenario has its verdict where no
/// finding says so.
#[derive(Debug, Clone)]
pub(crate) struct Remark<'a> {
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

impl Remark<'_> {
    /// The clause that was judged.
    pub(crate) fn clause(&self) -> &str {
        self.finding
            .map_or(NO_CLAUSE, |finding| finding.clause.0.as_str())
    }
}

/// A line of a feature file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct FeatureLine<'a> {
    /// The file, as the scenario names it.
    pub(crate) file: &'a str,
    /// From 1.
    pub(crate) line: u32,
}

impl<'a> FeatureLine<'a> {
    /// The place of a scenario: `features/spectrum/shipment.feature:12`.
    pub(crate) fn of(scenario: &'a ScenarioReport) -> Self {
        let location = scenario.location.as_str();
        let parts = location.rsplit_once(':');
        let place = parts.and_then(|(file, line)| {
            let line = line.parse().ok().filter(|line| *line > 0)?;
            Some(Self { file, line })
        });
        place.unwrap_or(Self {
            file: location,
            line: 1,
        })
    }
}

/// Everything that a run says against its scenarios, in their order.
pub(crate) fn remarks(record: &Record) -> Vec<Remark<'_>> {
    let mut seen = Times::new();
    let mut remarks = Vec::new();
    for (ordinal, scenario) in &record.report.scenarios {
        let mut lines = Lines::of(record.scenarios.get(ordinal));
        let place = FeatureLine::of(scenario);
        for finding in &scenario.findings {
            remarks.push(Remark {
                scenario,
                verdict: finding.verdict,
                message: &finding.message,
                finding: Some(finding),
                place: FeatureLine {
                    line: lines.next(finding).unwrap_or(place.line),
                    ..place
                },
                identity: identity(scenario, Some(finding), &mut seen),
            });
        }
        if let Some(because) = scenario.unexplained() {
            remarks.push(Remark {
                scenario,
                verdict: scenario.verdict(),
                message: because,
                finding: None,
                place: FeatureLine {
                    line: lines.stopped(because).unwrap_or(place.line),
                    ..place
                },
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

/// The lines of the steps that claimed what was found. Claims hold a
/// scenario's findings in the order of its report, but for those that followed
/// no claim: one walk finds them all.
struct Lines<'a> {
    record: Option<&'a ScenarioRecord>,
    claimed: Box<dyn Iterator<Item = (Option<u32>, &'a Finding)> + 'a>,
    next: Option<(Option<u32>, &'a Finding)>,
}

impl<'a> Lines<'a> {
    fn of(record: Option<&'a ScenarioRecord>) -> Self {
        let claims = record.into_iter().flat_map(|record| &record.claims);
        let mut claimed = claims
            .flat_map(|claimed| claimed.findings.iter().map(|it| (claimed.step, it)))
            .filter(|(_, finding)| finding.verdict != Verdict::Passed);
        let next = claimed.next();
        Self {
            record,
            claimed: Box::new(claimed),
            next,
        }
    }

    /// The line of the step that claimed what the next finding judges; `None`
    /// for a standing check's.
    fn next(&mut self, finding: &Finding) -> Option<u32> {
        match self.next.take_if(|(_, claimed)| *claimed == finding) {
            Some((step, _)) => {
                self.next = self.claimed.next();
                self.line(step?)
            }
            None => self.stopped(&finding.message),
        }
    }

    /// The line of the step that a scenario stopped at, for this reason.
    fn stopped(&self, because: &str) -> Option<u32> {
        let stop = self.record?.stopped.as_ref()?;
        if stop.because == because {
            self.line(stop.step?)
        } else {
            None
        }
    }

    /// The line of a step, which is named by its place, from 1.
    fn line(&self, step: u32) -> Option<u32> {
        let index = usize::try_from(step).ok()?.checked_sub(1)?;
        let line = self.record?.steps.get(index)?.line;
        Some(line).filter(|line| *line > 0)
    }
}

/// Remarks of one verdict that say the same of the same clause, of whatever
/// order and field.
#[derive(Debug)]
pub(crate) struct Group<'a> {
    /// The first of them.
    pub(crate) first: &'a Remark<'a>,
    /// All of them, in the order of the run.
    pub(crate) all: Vec<&'a Remark<'a>>,
}

impl<'a> Group<'a> {
    /// Where it was said, each step of a scenario once.
    pub(crate) fn places(&self) -> Vec<&'a Remark<'a>> {
        let mut places = self.all.clone();
        places.dedup_by_key(|remark| (&remark.scenario.scenario, remark.place));
        places
    }
}

/// Remarks by what they say: the worst verdict first, within it in the order
/// of the run.
pub(crate) fn groups<'a>(remarks: &'a [Remark<'a>]) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    let mut places = HashMap::new();
    for remark in remarks {
        let sentence = Fingerprint::of_sentence(remark.message);
        let key = (remark.verdict, remark.clause(), sentence);
        let at = *places.entry(key).or_insert_with(|| {
            groups.push(Group {
                first: remark,
                all: Vec::new(),
            });
            groups.len() - 1
        });
        groups[at].all.push(remark);
    }
    groups.sort_by_key(|group| std::cmp::Reverse(group.first.verdict));
    groups
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
        cut(&finding.message, LINE)
    );
    for (label, value) in facts(finding) {
        text.push_str(&format!("  {label}: {}\n", cut(&value, LINE)));
    }
    text
}
