//! [`StepLines`]: which line of a feature file a finding is about.

use countersign_journal::{ClauseId, Finding, Step};

/// The lines of a scenario's steps, and those of them that its findings are
/// about.
#[derive(Debug, Clone, Default)]
pub(crate) struct StepLines {
    /// Of each step, from 1; 0 where it is not known.
    steps: Vec<u32>,
    /// What was claimed last, and by which step; none stands for a standing
    /// check.
    claim: Option<(ClauseId, Option<u32>)>,
    /// The step that it went no further at, and why.
    stop: Option<(Option<u32>, String)>,
    /// Of each finding other than passed, in their order.
    findings: Vec<Option<u32>>,
}

impl StepLines {
    /// Of a scenario that begins.
    pub(crate) fn of(steps: &[Step]) -> Self {
        Self {
            steps: steps.iter().map(|step| step.line).collect(),
            ..Self::default()
        }
    }

    /// A step, named by its place from 1, or a standing check claims something.
    pub(crate) fn claimed(&mut self, clause: &ClauseId, step: Option<u32>) {
        self.claim = Some((clause.clone(), step));
    }

    /// The scenario goes no further.
    pub(crate) fn stopped(&mut self, step: Option<u32>, because: &str) {
        self.stop = Some((step, because.to_owned()));
    }

    /// Something else than that it passed was found: of the claim before it,
    /// or, where that is of another clause, of what ended the scenario.
    pub(crate) fn found(&mut self, finding: &Finding) {
        let claim = self.claim.as_ref().filter(|_| self.stop.is_none());
        let line = match claim.filter(|(clause, _)| *clause == finding.clause) {
            Some((_, step)) => self.line(*step),
            None => self.of_stop(&finding.message),
        };
        self.findings.push(line);
    }

    /// The line of the step that claimed what a finding judges, by the place of
    /// the finding among those other than passed, from 0; `None` for a
    /// standing check's.
    pub(crate) fn of_finding(&self, index: usize) -> Option<u32> {
        self.findings.get(index).copied().flatten()
    }

    /// The line of the step that the scenario stopped at, for this reason.
    pub(crate) fn of_stop(&self, because: &str) -> Option<u32> {
        let (step, stopped) = self.stop.as_ref()?;
        self.line(*step).filter(|_| stopped == because)
    }

    /// Whether a line stands below all steps: then it is that of a row of
    /// examples, since a scenario has its own steps below its line.
    pub(crate) fn are_above(&self, line: u32) -> bool {
        self.steps.iter().max().is_some_and(|last| *last < line)
    }

    /// The line of a step, which is named by its place, from 1.
    fn line(&self, step: Option<u32>) -> Option<u32> {
        let index = usize::try_from(step?).ok()?.checked_sub(1)?;
        let line = self.steps.get(index).copied();
        line.filter(|line| *line > 0)
    }
}
