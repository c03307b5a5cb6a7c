//! A scenario, told as a test case: each step, what it exchanged, what was
//! found.

use countersign_journal::Verdict;

use super::Envelope;
use super::execution::{
    Attachment, Exception, TestCase, TestCaseFinished, TestCaseStarted, TestStep, TestStepFinished,
    TestStepResult, TestStepStarted, Time,
};
use super::gherkin::Pickle;
use crate::Reference;
use crate::cut::{Whole, cut};
use crate::format::clock::Clock;
use crate::format::course::{Course, Part};
use crate::format::ids::Ids;
use crate::format::transcript::{label, transcript, visible};

/// Characters of the sentence on a step.
const SENTENCE: usize = 16_000;

/// What is the same for all test cases of a run.
#[derive(Debug)]
pub(super) struct Run<'a> {
    pub(super) id: String,
    /// The hook that stands for the standing checks.
    pub(super) hook: String,
    pub(super) clock: Clock,
    pub(super) reference: &'a Reference,
}

impl Run<'_> {
    /// Tells a scenario that is this pickle and went this way.
    pub(super) fn tell(
        &self,
        pickle: &Pickle,
        course: &Course<'_>,
        ids: &mut Ids,
        tell: &mut dyn FnMut(&Envelope<'_>),
    ) {
        let (case, started) = (ids.next(), ids.next());
        let parts: Vec<_> = course.parts.iter().filter(|it| !it.is_empty()).collect();
        let mut pickle_steps = pickle.steps.iter();
        let test_steps: Vec<_> = parts
            .iter()
            .map(|part| {
                let step = part.step.and_then(|_| pickle_steps.next());
                TestStep {
                    id: ids.next(),
                    pickle_step_id: step.map(|step| step.id.as_str()),
                    hook_id: step.is_none().then_some(self.hook.as_str()),
                }
            })
            .collect();
        let steps: Vec<_> = test_steps.iter().map(|step| step.id.clone()).collect();
        tell(&Envelope::TestCase(TestCase {
            id: &case,
            pickle_id: &pickle.id,
            test_steps,
            test_run_started_id: &self.id,
        }));
        tell(&Envelope::TestCaseStarted(TestCaseStarted {
            id: &started,
            test_case_id: &case,
            attempt: 0,
            timestamp: self.clock.at(course.started_ms).into(),
        }));
        for (part, step) in parts.into_iter().zip(&steps) {
            self.tell_part(part, course, &started, step, tell);
        }
        tell(&Envelope::TestCaseFinished(TestCaseFinished {
            test_case_started_id: &started,
            will_be_retried: false,
            timestamp: self.clock.at(course.ended_ms).into(),
        }));
    }

    fn tell_part(
        &self,
        part: &Part<'_>,
        course: &Course<'_>,
        case: &str,
        step: &str,
        tell: &mut dyn FnMut(&Envelope<'_>),
    ) {
        tell(&Envelope::TestStepStarted(TestStepStarted {
            test_case_started_id: case,
            test_step_id: step,
            timestamp: self.clock.at(part.started_ms).into(),
        }));
        let told = part.told(self.reference);
        let result = result(part, &told);
        if !told.is_empty() && result.message.is_none() {
            // A step that passed has no message: what is to be said of it is
            // logged.
            tell(&Envelope::Attachment(Attachment {
                test_case_started_id: case,
                test_step_id: step,
                body: told,
                content_encoding: "IDENTITY",
                media_type: "text/x.cucumber.log+plain",
                file_name: None,
                timestamp: self.clock.at(part.ended_ms).into(),
            }));
        }
        for exchange in &part.exchanges {
            tell(&Envelope::Attachment(Attachment {
                test_case_started_id: case,
                test_step_id: step,
                body: transcript(exchange, course.room(part, exchange)),
                content_encoding: "IDENTITY",
                media_type: "text/plain",
                file_name: Some(label(exchange)),
                timestamp: self.clock.at(exchange.started_ms).into(),
            }));
        }
        tell(&Envelope::TestStepFinished(TestStepFinished {
            test_case_started_id: case,
            test_step_id: step,
            test_step_result: result,
            timestamp: self.clock.at(part.ended_ms).into(),
        }));
    }
}

/// The result of a part. The protocol knows no warning and nothing that could
/// not be judged: the first is passed, since a should is no must; the second
/// is failed, since nothing else keeps it from being shown as fine beside steps
/// that passed, and its message and type say what it is.
fn result(part: &Part<'_>, told: &str) -> TestStepResult {
    let status = match part.verdict {
        Some(Verdict::Passed | Verdict::Warned) => "PASSED",
        Some(Verdict::Failed | Verdict::Inconclusive) => "FAILED",
        Some(Verdict::Skipped) | None => "SKIPPED",
    };
    let kind = match part.verdict {
        Some(Verdict::Failed) => Some("failed"),
        Some(Verdict::Inconclusive) => Some("inconclusive"),
        _ => None,
    };
    let is_told = !told.is_empty() && status != "PASSED";
    TestStepResult {
        status,
        duration: Time::of_milliseconds(part.ended_ms - part.started_ms),
        message: is_told.then(|| told.to_owned()),
        exception: kind.map(|kind| Exception {
            r#type: kind,
            message: visible(&cut(part.sentence(), SENTENCE, Whole::Results)),
            stack_trace: told.to_owned(),
        }),
    }
}
