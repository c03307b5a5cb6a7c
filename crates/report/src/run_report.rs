//! The [`RunReport`]: what a run came to, without the exchanges.

use std::collections::BTreeMap;

use countersign_journal::{
    ClauseId, Finding, Notice, RunEvent, ScenarioId, Selection, Shard, Tally, Verdict,
};

use crate::clause_report::ClauseReport;
use crate::cut::{Whole, cut};
use crate::step_lines::StepLines;

/// Characters of what was selected.
const SELECTED: usize = 300;

/// What a run came to. Exchanges stay in the journal; of findings that passed
/// only the number is kept.
#[derive(Debug, Clone, Default)]
pub struct RunReport {
    /// Version of the program.
    pub version: String,
    /// The run's id.
    pub run_id: String,
    /// What the values of its requests follow from.
    pub seed: String,
    /// Which part of the scenarios it is, where it is not all.
    pub shard: Option<Shard>,
    /// Which scenarios were chosen; `None` where nobody can tell.
    pub selection: Option<Selection>,
    /// What was found out before the first scenario.
    pub notices: Vec<Notice>,
    /// The systems put through the run.
    pub systems: Vec<String>,
    /// The target's base URL, or `sandbox`.
    pub target: String,
    /// How many scenarios were to run.
    pub planned: u32,
    /// Scenarios by ordinal.
    pub scenarios: BTreeMap<u32, ScenarioReport>,
    /// Clauses that were judged.
    pub clauses: BTreeMap<ClauseId, ClauseReport>,
    /// A fault of the harness itself, if there was one.
    pub harness_fault: Option<String>,
    /// Milliseconds that the run took; of one that never came to its end, up to
    /// the last that is known of it.
    pub elapsed_ms: u64,
    /// Whether the run came to its end.
    pub finished: bool,
}

/// What one scenario came to.
#[derive(Debug, Clone)]
pub struct ScenarioReport {
    /// Its stable name.
    pub scenario: ScenarioId,
    /// System it belongs to.
    pub system: String,
    /// Topic: the feature's name.
    pub topic: String,
    /// Feature file and line.
    pub location: String,
    /// Findings other than passed.
    pub findings: Vec<Finding>,
    /// How many findings passed.
    pub passed: u64,
    /// The verdict, once it is over.
    pub verdict: Option<Verdict>,
    /// Why it stopped early, if it did.
    pub because: Option<String>,
    /// Milliseconds that it took.
    pub elapsed_ms: u64,
    /// Which steps its findings are about.
    pub(crate) steps: StepLines,
}

impl ScenarioReport {
    /// Its name without system and feature file, which its id begins with.
    pub fn name(&self) -> &str {
        let id = self.scenario.0.as_str();
        let name = id.splitn(3, '/').nth(2);
        name.filter(|name| !name.is_empty()).unwrap_or(id)
    }

    /// The verdict; a scenario that never came to its end is inconclusive.
    pub fn verdict(&self) -> Verdict {
        self.verdict.unwrap_or(Verdict::Inconclusive)
    }

    /// The first sentence on its verdict; `None` where it passed.
    pub fn sentence(&self) -> Option<&str> {
        let verdict = self.verdict();
        let mut same = self.findings.iter().filter(|it| it.verdict == verdict);
        let first = same.next().map(|finding| finding.message.as_str());
        first.or_else(|| self.unexplained())
    }

    /// Why it has its verdict where no finding says so: it stopped early, or
    /// never ended.
    pub fn unexplained(&self) -> Option<&str> {
        let verdict = self.verdict();
        let explained = verdict == Verdict::Passed
            || self
                .findings
                .iter()
                .any(|finding| finding.verdict == verdict);
        if explained {
            return None;
        }
        Some(match (&self.because, self.verdict) {
            (Some(because), _) => because,
            (None, None) => "the scenario did not come to its end",
            (None, Some(_)) => "no finding says why",
        })
    }
}

impl RunReport {
    /// Takes one event into account. Events of a scenario that never started
    /// are dropped.
    pub fn add(&mut self, event: &RunEvent) {
        match event {
            RunEvent::RunStarted {
                version,
                run_id,
                seed,
                shard,
                selection,
                systems,
                target,
                scenarios,
                at: _,
            } => {
                self.version.clone_from(version);
                self.run_id.clone_from(run_id);
                self.seed.clone_from(seed);
                self.shard = *shard;
                self.selection.clone_from(selection);
                self.systems.clone_from(systems);
                self.target.clone_from(target);
                self.planned = *scenarios;
            }
            RunEvent::ScenarioStarted {
                ordinal,
                scenario,
                system,
                topic,
                location,
                steps,
                ..
            } => {
                let report = ScenarioReport {
                    scenario: scenario.clone(),
                    system: system.clone(),
                    topic: topic.clone(),
                    location: location.clone(),
                    findings: Vec::new(),
                    passed: 0,
                    verdict: None,
                    because: None,
                    elapsed_ms: 0,
                    steps: StepLines::of(steps),
                };
                self.scenarios.insert(*ordinal, report);
            }
            RunEvent::Noticed { notice } => self.notices.push(notice.clone()),
            RunEvent::Exchanged { exchange, .. } if !self.finished => {
                let end = exchange.started_ms.saturating_add(exchange.elapsed_ms);
                self.elapsed_ms = self.elapsed_ms.max(end);
            }
            RunEvent::Exchanged { .. } => {}
            RunEvent::Claimed {
                ordinal,
                step,
                claim,
            } => {
                if let Some(scenario) = self.scenarios.get_mut(ordinal) {
                    scenario.steps.claimed(&claim.clause, *step);
                }
            }
            RunEvent::Stopped {
                ordinal,
                step,
                because,
                ..
            } => {
                if let Some(scenario) = self.scenarios.get_mut(ordinal) {
                    scenario.steps.stopped(*step, because);
                }
            }
            RunEvent::Found { ordinal, finding } => self.found(*ordinal, finding),
            RunEvent::ScenarioFinished {
                ordinal,
                verdict,
                because,
                elapsed_ms,
            } => {
                if let Some(scenario) = self.scenarios.get_mut(ordinal) {
                    scenario.verdict = Some(*verdict);
                    scenario.because.clone_from(because);
                    scenario.elapsed_ms = *elapsed_ms;
                }
            }
            RunEvent::RunFinished {
                verdicts: _,
                harness_fault,
                elapsed_ms,
            } => {
                self.harness_fault.clone_from(harness_fault);
                self.elapsed_ms = *elapsed_ms;
                self.finished = true;
            }
        }
    }

    fn found(&mut self, ordinal: u32, finding: &Finding) {
        let clause = self.clauses.entry(finding.clause.clone()).or_default();
        clause.add(ordinal, finding.verdict);
        if let Some(scenario) = self.scenarios.get_mut(&ordinal) {
            if finding.verdict == Verdict::Passed {
                scenario.passed += 1;
            } else {
                scenario.steps.found(finding);
                scenario.findings.push(finding.clone());
            }
        }
    }

    /// What was selected of all scenarios, where not everything was, and how
    /// many these are: `@bulk; 24 of 610 scenarios`. What is found of them says
    /// nothing of the others.
    pub fn selected(&self) -> Option<String> {
        let selection = self.selection.as_ref()?;
        if selection.is_everything() {
            return None;
        }
        let words = selection.to_string();
        let words = cut(&words, SELECTED, Whole::Results);
        let selected = self.shard.map_or(self.planned, |shard| shard.scenarios);
        Some(match selection.of {
            Some(all) => format!("{words}; {selected} of {all} scenarios"),
            None => words.into_owned(),
        })
    }

    /// Which runs are of one kind: of the same systems, selection and part. Code
    /// hosts hold a run against the last one of its kind, and take what that
    /// one found and this one does not for mended.
    pub(crate) fn kind(&self) -> String {
        let mut kind = self.systems.join(" ");
        let selection = self.selection.as_ref();
        if let Some(selection) = selection.filter(|selection| !selection.is_everything()) {
            kind.push_str(&format!(" only {selection}"));
        }
        if let Some(shard) = self.shard {
            kind.push_str(&format!(" {} of {}", shard.index, shard.of));
        }
        kind
    }

    /// Scenarios by verdict.
    pub fn verdicts(&self) -> Tally {
        let mut tally = Tally::default();
        for scenario in self.scenarios.values() {
            tally.add(scenario.verdict());
        }
        tally
    }

    /// All findings but the passed, in the order of their scenarios.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.scenarios
            .values()
            .flat_map(|scenario| &scenario.findings)
    }
}
