//! A [`TestResult`]: a scenario, as Allure reads it.

use std::borrow::Cow;
use std::collections::BTreeSet;

use countersign_journal::Verdict;
use serde::Serialize;

use crate::cut::{Whole, cut};
use crate::format::clock::Clock;
use crate::format::course::{Course, Part};
use crate::format::ids::Ids;
use crate::format::transcript::{label, transcript, visible};
use crate::json::compact;
use crate::remark::NO_CLAUSE;
use crate::uuid::uuid;
use crate::{Reference, ScenarioRecord, ScenarioReport};

/// Characters of what is told of a scenario.
const TRACE: usize = 32_000;

/// Characters of the name of a step or a tag.
const NAME: usize = 2_000;

/// Tags of a scenario.
const TAGS: usize = 100;

/// What the run itself is called, where there is something to be said of it.
const RUN: &str = "The run as a whole";

/// The files of a run's results.
#[derive(Debug)]
pub(super) struct Results<'a> {
    pub(super) clock: Clock,
    pub(super) ids: Ids,
    pub(super) reference: &'a Reference,
    /// By their names.
    pub(super) files: Vec<(String, Vec<u8>)>,
}

/// Members as Allure has them (<https://allurereport.org/docs/how-it-works-test-result-file/>).
/// Times are milliseconds since 1970.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct TestResult<'a> {
    uuid: &'a str,
    history_id: &'a str,
    test_case_id: &'a str,
    full_name: &'a str,
    name: String,
    title_path: [&'a str; 2],
    description: &'a str,
    labels: Vec<Label<'a>>,
    status: &'static str,
    status_details: Details,
    stage: &'static str,
    steps: Vec<Step>,
    start: i64,
    stop: i64,
}

#[derive(Serialize)]
struct Label<'a> {
    name: &'static str,
    value: Cow<'a, str>,
}

#[derive(Default, Serialize)]
struct Details {
    #[serde(skip_serializing_if = "String::is_empty")]
    message: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    trace: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Step {
    name: String,
    status: &'static str,
    status_details: Details,
    stage: &'static str,
    attachments: Vec<Attachment>,
    start: i64,
    stop: i64,
}

#[derive(Serialize)]
struct Attachment {
    name: String,
    source: String,
    r#type: &'static str,
}

impl Results<'_> {
    /// Adds a scenario; `times` tells those of the same name apart. What is
    /// called history follows from the name alone, so that runs are compared.
    pub(super) fn add(
        &mut self,
        scenario: &ScenarioReport,
        record: Option<&ScenarioRecord>,
        course: &Course<'_>,
        times: u32,
    ) {
        let parts = course.parts.iter().filter(|part| !part.is_empty());
        let steps = parts.map(|part| self.step(part, course)).collect();
        let history = uuid(&format!("{} {times}", scenario.scenario));
        let id = self.ids.next();
        let result = TestResult {
            uuid: &id,
            history_id: &history,
            test_case_id: &history,
            full_name: &scenario.scenario.0,
            name: visible(scenario.name()),
            title_path: [&scenario.system, &scenario.topic],
            description: &scenario.location,
            labels: labels(&scenario.system, &scenario.topic, record),
            status: status(Some(scenario.verdict())),
            status_details: self.details(scenario, course),
            stage: "finished",
            steps,
            start: self.clock.at(course.started_ms).as_millisecond(),
            stop: self.clock.at(course.ended_ms).as_millisecond(),
        };
        let file = (format!("{id}-result.json"), compact(&result));
        self.files.push(file);
    }

    /// Adds what is to be said of the run itself, where it broke off.
    pub(super) fn add_run(&mut self, because: &str, elapsed_ms: u64) {
        let (id, history) = (self.ids.next(), uuid("the run"));
        let result = TestResult {
            uuid: &id,
            history_id: &history,
            test_case_id: &history,
            full_name: NO_CLAUSE,
            name: RUN.to_owned(),
            title_path: [NO_CLAUSE, RUN],
            description: "",
            labels: labels(NO_CLAUSE, RUN, None),
            status: status(Some(Verdict::Inconclusive)),
            status_details: Details {
                message: cut(&visible(because), TRACE, Whole::Results).into_owned(),
                trace: String::new(),
            },
            stage: "finished",
            steps: Vec::new(),
            start: self.clock.at(0).as_millisecond(),
            stop: self.clock.at(elapsed_ms).as_millisecond(),
        };
        let file = (format!("{id}-result.json"), compact(&result));
        self.files.push(file);
    }

    fn step(&mut self, part: &Part<'_>, course: &Course<'_>) -> Step {
        let name = match part.step {
            Some(step) => {
                let name = format!("{} {}", step.keyword, step.text);
                visible(&cut(&name, NAME, Whole::Journal))
            }
            None => "standing checks".to_owned(),
        };
        let exchanges = part.exchanges.iter();
        let attachments = exchanges.map(|exchange| {
            let source = format!("{}-attachment.txt", self.ids.next());
            let text = transcript(exchange, course.room(part, exchange)).into_bytes();
            self.files.push((source.clone(), text));
            Attachment {
                name: label(exchange),
                source,
                r#type: "text/plain",
            }
        });
        Step {
            name,
            status: status(part.verdict),
            stage: "finished",
            attachments: attachments.collect(),
            status_details: Details {
                message: visible(&cut(part.sentence(), TRACE, Whole::Results)),
                trace: part.told(self.reference),
            },
            start: self.clock.at(part.started_ms).as_millisecond(),
            stop: self.clock.at(part.ended_ms).as_millisecond(),
        }
    }

    /// What is said of the scenario: the sentence on its verdict, and all that
    /// was found.
    fn details(&self, scenario: &ScenarioReport, course: &Course<'_>) -> Details {
        let verdict = scenario.verdict();
        if verdict == Verdict::Passed {
            return Details::default();
        }
        let mut parts = course.parts.iter();
        let sentence = parts.find(|part| part.verdict == Some(verdict));
        let sentence = sentence.map_or("", Part::sentence);
        let told = course.parts.iter().map(|part| part.told(self.reference));
        let told: Vec<_> = told.filter(|told| !told.is_empty()).collect();
        Details {
            message: cut(
                &visible(&format!("{verdict}: {sentence}")),
                TRACE,
                Whole::Results,
            )
            .into_owned(),
            trace: cut(&told.join("\n"), TRACE, Whole::Results).into_owned(),
        }
    }
}

/// Allure has `broken` for what could not be judged, and no warning.
fn status(verdict: Option<Verdict>) -> &'static str {
    match verdict {
        Some(Verdict::Passed | Verdict::Warned) => "passed",
        Some(Verdict::Failed) => "failed",
        Some(Verdict::Inconclusive) => "broken",
        Some(Verdict::Skipped) | None => "skipped",
    }
}

/// Where Allure lists a scenario: by behaviour (system, topic, the clauses that
/// its steps judge), and as a suite.
fn labels<'a>(
    system: &'a str,
    topic: &'a str,
    record: Option<&'a ScenarioRecord>,
) -> Vec<Label<'a>> {
    let mut labels = vec![
        label_of("epic", system),
        label_of("feature", topic),
        label_of("parentSuite", system),
        label_of("suite", topic),
        label_of("framework", "countersign"),
        label_of("language", "gherkin"),
    ];
    let Some(record) = record else {
        return labels;
    };
    let claims = record
        .claims
        .iter()
        .filter(|claimed| claimed.step.is_some());
    let clauses: BTreeSet<_> = claims
        .map(|claimed| &claimed.claim)
        .filter(|claim| !claim.presupposed)
        .map(|claim| &claim.clause.0)
        .collect();
    labels.extend(
        clauses
            .into_iter()
            .map(|clause| label_of("story", clause.as_str())),
    );
    let tags = record.tags.iter().take(TAGS);
    labels.extend(tags.map(|tag| label_of("tag", cut(tag, NAME, Whole::Journal))));
    labels
}

fn label_of<'a>(name: &'static str, value: impl Into<Cow<'a, str>>) -> Label<'a> {
    let value = value.into();
    Label { name, value }
}
