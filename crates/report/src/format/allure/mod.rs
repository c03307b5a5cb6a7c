//! `allure-results`: a folder that Allure makes its report of.

mod environment;
mod result;

use serde_json::{Value, json};

use self::result::Results;
use super::clock::Clock;
use super::course::Course;
use super::ids::Ids;
use super::{Format, Rendered};
use crate::headline::broken;
use crate::json::compact;
use crate::times::Times;
use crate::{Record, Reference};

/// For Allure.
pub(super) const FORMAT: Format = Format {
    name: "allure",
    file: "allure-results",
    about: "results that Allure makes a report of",
    render: |record, reference| Rendered::Folder(allure(record, reference)),
};

/// The run as Allure reads it: a result for each scenario, an attachment for
/// each exchange, and what was run.
fn allure(record: &Record, reference: &Reference) -> Vec<(String, Vec<u8>)> {
    let report = &record.report;
    let mut results = Results {
        clock: Clock::of(record),
        ids: Ids::of(&report.run_id),
        reference,
        files: vec![
            (
                "environment.properties".to_owned(),
                environment::properties(report).into_bytes(),
            ),
            ("categories.json".to_owned(), compact(&categories())),
        ],
    };
    if let Some(because) = broken(report) {
        results.add_run(&because, record.elapsed_ms());
    }
    // Of scenarios of one name Allure would take the second for a repetition of
    // the first.
    let mut names = Times::new();
    for (ordinal, scenario) in &report.scenarios {
        let times = names.next(&scenario.scenario);
        let scenario_record = record.scenarios.get(ordinal);
        let course = Course::of(scenario, scenario_record);
        results.add(scenario, scenario_record, &course, times);
    }
    results.files
}

/// What the verdicts are called. Allure knows no warning: such a scenario
/// passed, and its message begins with the word.
fn categories() -> Value {
    json!([
        { "name": "Contradicts a must", "matchedStatuses": ["failed"] },
        { "name": "Could not be judged", "matchedStatuses": ["broken"] },
        {
            "name": "Contradicts a should",
            "matchedStatuses": ["passed"],
            "messageRegex": "(?s)^warned: .*",
        },
        { "name": "Not assessable on this target", "matchedStatuses": ["skipped"] },
    ])
}
