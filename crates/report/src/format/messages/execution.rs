//! What happened, as the messages tell it.
//!
//! Names and meaning of all members are those of the protocol
//! (<https://github.com/cucumber/messages>, `messages.md`).

use jiff::Timestamp;
use serde::Serialize;

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Meta<'a> {
    pub(super) protocol_version: &'static str,
    pub(super) implementation: Product<'a>,
    pub(super) runtime: Product<'a>,
    pub(super) os: Product<'a>,
    pub(super) cpu: Product<'a>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Product<'a> {
    pub(super) name: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) version: Option<&'a str>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Hook<'a> {
    pub(super) id: &'a str,
    pub(super) name: &'static str,
    pub(super) source_reference: SourceReference,
    pub(super) r#type: &'static str,
}

/// Where a hook is defined: nowhere that could be shown.
#[derive(Debug, Serialize)]
pub(super) struct SourceReference {}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct TestRunStarted<'a> {
    pub(super) id: &'a str,
    pub(super) timestamp: Time,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct TestRunFinished<'a> {
    pub(super) test_run_started_id: &'a str,
    pub(super) success: bool,
    pub(super) message: String,
    pub(super) timestamp: Time,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct TestCase<'a> {
    pub(super) id: &'a str,
    pub(super) pickle_id: &'a str,
    pub(super) test_steps: Vec<TestStep<'a>>,
    pub(super) test_run_started_id: &'a str,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct TestStep<'a> {
    pub(super) id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) pickle_step_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) hook_id: Option<&'a str>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct TestCaseStarted<'a> {
    pub(super) id: &'a str,
    pub(super) test_case_id: &'a str,
    pub(super) attempt: u32,
    pub(super) timestamp: Time,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct TestCaseFinished<'a> {
    pub(super) test_case_started_id: &'a str,
    pub(super) will_be_retried: bool,
    pub(super) timestamp: Time,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct TestStepStarted<'a> {
    pub(super) test_case_started_id: &'a str,
    pub(super) test_step_id: &'a str,
    pub(super) timestamp: Time,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct TestStepFinished<'a> {
    pub(super) test_case_started_id: &'a str,
    pub(super) test_step_id: &'a str,
    pub(super) test_step_result: TestStepResult,
    pub(super) timestamp: Time,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct TestStepResult {
    pub(super) status: &'static str,
    pub(super) duration: Time,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) message: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) exception: Option<Exception>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Exception {
    pub(super) r#type: &'static str,
    pub(super) message: String,
    /// All that is to be said: formatters show it in place of the message.
    pub(super) stack_trace: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Attachment<'a> {
    pub(super) test_case_started_id: &'a str,
    pub(super) test_step_id: &'a str,
    pub(super) body: String,
    pub(super) content_encoding: &'static str,
    pub(super) media_type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) file_name: Option<String>,
    pub(super) timestamp: Time,
}

/// A point or a length of time.
#[derive(Debug, Clone, Copy, Serialize)]
pub(super) struct Time {
    seconds: i64,
    nanos: i32,
}

impl Time {
    /// So many milliseconds.
    pub(super) fn of_milliseconds(milliseconds: u64) -> Self {
        let nanos = i32::try_from(milliseconds % 1000).unwrap_or_default();
        Self {
            seconds: i64::try_from(milliseconds / 1000).unwrap_or(i64::MAX),
            nanos: nanos * 1_000_000,
        }
    }
}

impl From<Timestamp> for Time {
    fn from(timestamp: Timestamp) -> Self {
        Self {
            seconds: timestamp.as_second(),
            nanos: timestamp.subsec_nanosecond(),
        }
    }
}
