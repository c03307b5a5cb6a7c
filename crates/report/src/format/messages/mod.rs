//! `messages.ndjson`: the messages of Cucumber, for its formatters.

mod case;
mod columns;
mod execution;
mod feature;
mod gherkin;
mod outline;
mod pickle;
mod script;
mod sheet;
mod steps;

use std::collections::BTreeMap;

use countersign_journal::Verdict;
use serde::Serialize;

use self::case::Run;
use self::execution::{
    Attachment, Hook, Meta, Product, SourceReference, TestCase, TestCaseFinished, TestCaseStarted,
    TestRunFinished, TestRunStarted, TestStepFinished, TestStepStarted,
};
use self::gherkin::{GherkinDocument, Pickle, Source};
use self::script::Script;
use super::clock::Clock;
use super::course::Course;
use super::ids::Ids;
use super::transcript::visible;
use super::{Format, Rendered};
use crate::headline::Headline;
use crate::remark::FeatureLine;
use crate::{Record, Reference, json};

/// For the formatters of Cucumber.
pub(super) const FORMAT: Format = Format {
    name: "messages",
    file: "messages.ndjson",
    about: "Cucumber Messages, for its HTML formatter and other readers",
    render: |record, reference| Rendered::File(messages(record, reference)),
};

/// The version of the protocol that the messages keep to.
const PROTOCOL: &str = "34.2.1";

/// A message. A stream is one of these a line.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
enum Envelope<'a> {
    Meta(Meta<'a>),
    Source(&'a Source),
    GherkinDocument(&'a GherkinDocument),
    Pickle(&'a Pickle),
    Hook(Hook<'a>),
    TestRunStarted(TestRunStarted<'a>),
    TestCase(TestCase<'a>),
    TestCaseStarted(TestCaseStarted<'a>),
    TestStepStarted(TestStepStarted<'a>),
    Attachment(Attachment<'a>),
    TestStepFinished(TestStepFinished<'a>),
    TestCaseFinished(TestCaseFinished<'a>),
    TestRunFinished(TestRunFinished<'a>),
}

/// The run as a stream of messages. A scenario is a test case, tried once. The
/// standing checks are a hook behind its steps. Features are made up of the
/// scenarios that ran ([`feature::feature`]).
fn messages(record: &Record, reference: &Reference) -> Vec<u8> {
    let report = &record.report;
    let mut out = Vec::new();
    let mut tell = |envelope: &Envelope<'_>| {
        // Plain data is always written.
        let _ = json::append(&mut out, envelope);
    };
    let mut ids = Ids::of(&report.run_id);
    let run = Run {
        id: ids.next(),
        hook: ids.next(),
        clock: Clock::of(record),
        reference,
    };
    tell(&Envelope::Meta(meta(&report.version)));
    let pickles = tell_features(record, &mut ids, &mut tell);
    tell(&Envelope::Hook(Hook {
        id: &run.hook,
        name: "standing checks",
        source_reference: SourceReference {},
        r#type: "AFTER_TEST_CASE",
    }));
    tell(&Envelope::TestRunStarted(TestRunStarted {
        id: &run.id,
        timestamp: run.clock.at(0).into(),
    }));
    for (ordinal, scenario) in &report.scenarios {
        if let Some(pickle) = pickles.get(ordinal) {
            let course = Course::of(scenario, record.scenarios.get(ordinal));
            run.tell(pickle, &course, &mut ids, &mut tell);
        }
    }
    let headline = Headline::of(report);
    let selected = headline.selected;
    let selected = selected.map(|selected| visible(&format!("Selected: {selected}.")));
    let sentences = [Some(headline.sentence), headline.partial, selected];
    tell(&Envelope::TestRunFinished(TestRunFinished {
        test_run_started_id: &run.id,
        success: matches!(headline.verdict, Verdict::Passed | Verdict::Warned),
        message: sentences
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" "),
        timestamp: run.clock.at(record.elapsed_ms()).into(),
    }));
    out
}

/// Who speaks. A journal does not say on which machine it was made.
fn meta(version: &str) -> Meta<'_> {
    let named = |name| Product {
        name,
        version: None,
    };
    Meta {
        protocol_version: PROTOCOL,
        implementation: Product {
            name: "countersign",
            version: Some(version),
        },
        runtime: named("Rust"),
        os: named("unknown"),
        cpu: named("unknown"),
    }
}

/// Tells the features of a run, and returns the pickles by the ordinals of the
/// scenarios that they are.
fn tell_features(
    record: &Record,
    ids: &mut Ids,
    tell: &mut dyn FnMut(&Envelope<'_>),
) -> BTreeMap<u32, Pickle> {
    let mut files: BTreeMap<&str, (&str, Vec<Script<'_>>)> = BTreeMap::new();
    for (ordinal, scenario) in &record.report.scenarios {
        let file = FeatureLine::of(scenario).file;
        let (_, scripts) = files
            .entry(file)
            .or_insert_with(|| (&scenario.topic, Vec::new()));
        scripts.push(Script::of(
            *ordinal,
            scenario,
            record.scenarios.get(ordinal),
        ));
    }
    let mut pickles = BTreeMap::new();
    for (uri, (topic, scripts)) in files {
        let made = feature::feature(uri, topic, scripts, ids);
        tell(&Envelope::Source(&Source {
            uri: uri.to_owned(),
            data: made.text,
            media_type: "text/x.cucumber.gherkin+plain",
        }));
        tell(&Envelope::GherkinDocument(&made.document));
        for (ordinal, pickle) in made.pickles {
            tell(&Envelope::Pickle(&pickle));
            pickles.insert(ordinal, pickle);
        }
    }
    pickles
}
