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
    /// What was selected of all scenarios, where not everything was.
    pub(crate) selected: Option<String>,
    /// What to do next.
    pub(crate) next: &'static str,
}

const CONTRADICTED: &str = "The target contradicts its documentation.";
const TAKE_THE_FIRST: &str = "Take the first failed finding: its clause says what is asked for, \
     and its curl line repeats what was seen.";
const TAKE_THE_FIRST_AND_RUN_AGAIN: &str = "Take the first failed finding: its clause says what \
     is asked for, and its curl line repeats what was seen. Then run it again to its end.";

impl Headline {
    /// The headline of a run.
    pub(crate) fn of(report: &RunReport) -> Self {
        let partial = partial(report);
        let selected = report.selected();
        if report.harness_fault.is_some() {
            return Self {
                verdict: Verdict::Inconclusive,
                sentence: "The harness itself failed, which says nothing about the target."
                    .to_owned(),
                partial,
                selected,
                next: "Run it again, and report the fault with the journal if it comes back.",
            };
        }
        let verdict = verdict(report);
        let is_whole = partial.is_none();
        let (sentence, next) = match verdict {
            Verdict::Failed if is_whole => (CONTRADICTED, TAKE_THE_FIRST),
            Verdict::Failed => (CONTRADICTED, TAKE_THE_FIRST_AND_RUN_AGAIN),
            Verdict::Warned => (
                "The target keeps to every must, and not to every should.",
                "Decide of each warning whether it is meant; `--strict` makes them failures.",
            ),
            Verdict::Passed if selected.is_some() => (
                "The target keeps to everything that was selected and could be judged.",
                "Of what was not selected, nothing is said: run everything before you rely on it.",
            ),
            Verdict::Passed => (
                "The target keeps to everything that could be judged.",
                "Nothing is to be done.",
            ),
            // Nothing is to be mended where it only broke off.
            Verdict::Inconclusive | Verdict::Skipped if !is_whole && is_judged(report) => (
                "The run did not come to its end.",
                "Run it again to its end: of what it did not come to, nothing is said.",
            ),
            Verdict::Inconclusive | Verdict::Skipped if !is_whole => (
                "Something could not be judged, and the run did not come to its end.",
                "Run it again to its end; if something could not be judged then either, see what \
                 kept it from being judged.",
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
            selected,
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

/// Whether everything that came to its end was judged.
fn is_judged(report: &RunReport) -> bool {
    let mut ended = report.scenarios.values().filter(|it| it.verdict.is_some());
    let is_open = |verdict| verdict == Verdict::Inconclusive;
    ended.all(|scenario| {
        let mut found = scenario.findings.iter();
        !is_open(scenario.verdict()) && !found.any(|it| is_open(it.verdict))
    })
}

fn counted(report: &RunReport) -> String {
    let verdicts = report.verdicts();
    let counts = in_words(|verdict| verdicts.count(verdict));
    let that_began = if partial(report).is_some() {
        " that began"
    } else {
        ""
    };
    match report.scenarios.len() {
        0 => "No scenario was run.".to_owned(),
        1 => format!("Of 1 scenario{that_began}: {counts}."),
        many => format!("Of {many} scenarios{that_began}: {counts}."),
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
    let is_short = (done as u64) < u64::from(planned);
    if report.finished && !is_short {
        return None;
    }
    let start = if report.finished {
        "Of"
    } else {
        "The run did not come to its end: of"
    };
    let began = report.scenarios.len();
    Some(match began == done {
        true => format!("{start} {planned} scenarios, {done} ended."),
        false => {
            format!("{start} {planned} scenarios, {began} began and {done} ended.")
        }
    })
}
