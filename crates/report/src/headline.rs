//! The [`Headline`] of a run: what it came to, and what to do about it.

use countersign_journal::{ExitCode, Verdict};

use crate::RunReport;
use crate::tallies::in_words;

/// What a run came to, in a few sentences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Headline {
    /// The verdict on the run: passed, warned, inconclusive or failed.
    pub(crate) verdict: Verdict,
    /// What it came to.
    pub(crate) sentence: String,
    /// What keeps the run from being a whole one, if anything does.
    pub(crate) partial: Option<String>,
    /// What to do next.
    pub(crate) next: &'static str,
}

impl Headline {
    /// The headline of a run.
    pub(crate) fn of(report: &RunReport) -> Self {
        let partial = partial(report);
        if report.harness_fault.is_some() {
            return Self {
                verdict: Verdict::Inconclusive,
                sentence: "The harness itself failed, which says nothing about the target."
                    .to_owned(),
                partial,
                next: "Run it again, and report the fault with the journal if it comes back.",
            };
        }
        let verdict = verdict(report);
        let (sentence, next) = match verdict {
            Verdict::Failed => (
                "The target contradicts its documentation.",
                "Take the first failed finding: its clause says what is asked for, and its curl \
                 line repeats what was seen.",
            ),
            Verdict::Warned => (
                "The target keeps to every must, and not to every should.",
                "Decide of each warning whether it is meant; `--strict` makes them failures.",
            ),
            Verdict::Passed => (
                "The target keeps to everything that could be judged.",
                "Nothing is to be done.",
            ),
            Verdict::Inconclusive | Verdict::Skipped => (
                "Something could not be judged.",
                "See what kept it from being judged (the target, its configuration, a step \
                 before), mend that, and run it again.",
            ),
        };
        Self {
            verdict,
            sentence: format!("{sentence} {}", counted(report)),
            partial,
            next,
        }
    }
}

/// The worst that was seen, as the exit code has it. What is not whole never
/// passes.
fn verdict(report: &RunReport) -> Verdict {
    let findings: Vec<_> = report.findings().cloned().collect();
    let verdicts = report.verdicts();
    match ExitCode::of_run(&verdicts, &findings, false) {
        ExitCode::Failed => Verdict::Failed,
        ExitCode::Success if partial(report).is_none() => {
            let warned = findings.iter().any(|it| it.verdict == Verdict::Warned);
            if warned || verdicts.count(Verdict::Warned) > 0 {
                Verdict::Warned
            } else {
                Verdict::Passed
            }
        }
        _ => Verdict::Inconclusive,
    }
}

fn counted(report: &RunReport) -> String {
    let verdicts = report.verdicts();
    let counts = in_words(|verdict| verdicts.count(verdict));
    match report.scenarios.len() {
        0 => "No scenario was run.".to_owned(),
        1 => format!("Of 1 scenario: {counts}."),
        many => format!("Of {many} scenarios: {counts}."),
    }
}

/// Why a run tells too little, whatever its scenarios came to: the harness
/// failed, it is no whole run, or nothing was run. Formats whose readers only
/// count scenarios have one more for it, which could not be judged.
pub(crate) fn broken(report: &RunReport) -> Option<String> {
    let fault = report.harness_fault.as_deref();
    let fault = fault.map(|fault| format!("The harness itself failed: {fault}"));
    fault.or_else(|| partial(report)).or_else(|| {
        let is_nothing = report.scenarios.is_empty();
        is_nothing.then(|| "no scenario was run".to_owned())
    })
}

/// What keeps a run from being a whole one.
pub(crate) fn partial(report: &RunReport) -> Option<String> {
    let done = report
        .scenarios
        .values()
        .filter(|scenario| scenario.verdict.is_some())
        .count();
    let planned = report.planned;
    if !report.finished {
        Some(format!(
            "The run did not come to its end: {done} of {planned} scenarios did."
        ))
    } else if (done as u64) < u64::from(planned) {
        Some(format!("{done} of {planned} scenarios came to their end."))
    } else {
        None
    }
}
