//! messages.ndjson: what it tells, and what Cucumber's own readers make of it.

use std::collections::HashMap;

use countersign_journal::{ClauseId, OutlineRow, RunEvent, Verdict};
use countersign_report::{ClauseReference, Record, Reference, Rendered, format};
use serde_json::{Value, json};

use crate::published::{Schema, node, npm};
use crate::rendered::compare;

pub(crate) fn messages(record: &Record) -> String {
    let format = format("messages").expect("it is listed");
    match (format.render)(record, &Reference::default()) {
        Rendered::File(bytes) => String::from_utf8(bytes).expect("text"),
        Rendered::Folder(_) => panic!("messages are a file"),
    }
}

fn envelopes(text: &str) -> Vec<Value> {
    let lines = text.lines();
    let envelopes = lines.map(|line| serde_json::from_str(line).expect("JSON"));
    envelopes.collect()
}

/// A stream for people: the features that are made up, and what became of each
/// step.
fn view(envelopes: &[Value]) -> String {
    let mut text = String::new();
    let mut names = HashMap::new();
    let mut case = Value::Null;
    let mut attached = String::new();
    let string = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    for envelope in envelopes {
        let (kind, told) = envelope
            .as_object()
            .and_then(|it| it.iter().next())
            .expect("a kind");
        match kind.as_str() {
            "source" => text.push_str(&format!(
                "{}\n{}\n",
                string(&told["uri"]),
                string(&told["data"])
            )),
            "pickle" => {
                names.insert(string(&told["id"]), string(&told["name"]));
                for step in told["steps"].as_array().into_iter().flatten() {
                    names.insert(string(&step["id"]), string(&step["text"]));
                }
            }
            "hook" => {
                names.insert(string(&told["id"]), format!("({})", string(&told["name"])));
            }
            "testCase" => case = told.clone(),
            "testCaseStarted" => {
                text.push_str(&format!("{}\n", names[&string(&case["pickleId"])]));
            }
            "attachment" => {
                let name = told["fileName"].as_str().unwrap_or("log");
                attached.push_str(&format!("    [{name}]\n"));
                for line in string(&told["body"]).lines() {
                    attached.push_str(&format!("      {line}\n"));
                }
            }
            "testStepFinished" => {
                let steps = case["testSteps"].as_array().into_iter().flatten();
                let step = steps
                    .into_iter()
                    .find(|step| step["id"] == told["testStepId"])
                    .expect("the step is known");
                let step = step.get("pickleStepId").or(step.get("hookId"));
                let name = &names[&string(step.expect("a step or a hook"))];
                let result = &told["testStepResult"];
                text.push_str(&format!("  {} {name}\n", string(&result["status"])));
                for line in string(&result["message"]).lines() {
                    text.push_str(&format!("    {line}\n"));
                }
                text.push_str(&std::mem::take(&mut attached));
            }
            "testRunFinished" => text.push_str(&format!("\n{told:#}\n")),
            _ => {}
        }
    }
    text
}

#[test]
fn every_case_is_told_as_expected() {
    let schema = Schema::read("messages/messages-34.schema.json");
    for (name, events) in crate::cases() {
        let envelopes = envelopes(&messages(&Record::of(events)));
        for envelope in &envelopes {
            schema.assert(&name, envelope);
        }
        compare(&format!("messages/{name}"), "txt", &view(&envelopes));
    }
}

/// An outline's name and columns are those of its file, where the journal tells
/// them; what they do not fill stands in others.
#[test]
fn outlines_are_named_as_the_journal_tells() {
    let mut events = crate::events(&crate::folder().join("outline.ndjson"));
    for event in &mut events {
        if let RunEvent::ScenarioStarted { scenario, row, .. } = event
            && let Some(state) = scenario
                .0
                .strip_prefix("orchard/baskets/Refused where it is ")
        {
            let count = ["torn", "wet", "lost"].iter().position(|it| *it == state);
            let count = count.map_or(0, |at| [1, 2, 12][at]);
            let cells = [("state", state.to_owned()), ("count", count.to_string())];
            *row = Some(OutlineRow {
                outline: "Refused where it is <state>".to_owned(),
                cells: cells.map(|(name, value)| (name.to_owned(), value)).into(),
            });
        }
    }
    let text = messages(&Record::of(events));
    let sources = envelopes(&text).into_iter().filter_map(|mut it| {
        let source = it.get_mut("source")?["data"].take();
        source.as_str().map(str::to_owned)
    });
    insta::assert_snapshot!(sources.collect::<Vec<_>>().join("\n"));
}

/// Cells that name further columns are not filled in until nothing is left that
/// could hold it.
#[test]
fn cells_that_grow_into_one_another_are_told_as_they_are() {
    let events = crate::events(&crate::folder().join("outline.ndjson"));
    let names = ["a", "b", "c", "d", "e", "f"];
    let nexts = names
        .iter()
        .skip(1)
        .map(|next| format!("<{next}>").repeat(1_300));
    let cells = names.iter().map(|name| (*name).to_owned()).zip(nexts);
    let hostile = OutlineRow {
        outline: "<a>".to_owned(),
        cells: cells.collect(),
    };
    let with = |outline: Option<&OutlineRow>| {
        let mut events = events.clone();
        for event in &mut events {
            if let RunEvent::ScenarioStarted { row, .. } = event {
                *row = outline.cloned();
            }
        }
        messages(&Record::of(events))
    };
    let (grown, usual) = (with(Some(&hostile)).len(), with(None).len());
    // The cells of three rows, in the source and in its document.
    assert!(grown < usual + 150_000, "{grown}, {usual}");
}

/// What the contract says of a clause is told with what was found of it.
#[test]
fn a_finding_is_told_with_its_clause() {
    let clause = ClauseReference {
        text: "A torn basket is refused.".to_owned(),
        page: "baskets.md".to_owned(),
        heading: "Refusals".to_owned(),
        ..ClauseReference::default()
    };
    let reference = Reference {
        clauses: [(ClauseId::from("orchard.basket.refused"), clause)].into(),
        ..Reference::default()
    };
    let mut cases = crate::cases().into_iter();
    let case = cases.find(|(name, _)| name == "outline");
    let record = Record::of(case.expect("the case is there").1);
    for name in ["messages", "allure"] {
        let format = format(name).expect("it is listed");
        let files = match (format.render)(&record, &reference) {
            Rendered::File(bytes) => vec![bytes],
            Rendered::Folder(files) => files.into_iter().map(|(_, bytes)| bytes).collect(),
        };
        let told = "the clause: A torn basket is refused. (baskets.md, Refusals)";
        let mut files = files.iter().map(|bytes| String::from_utf8_lossy(bytes));
        assert!(files.any(|text| text.contains(told)), "{name}");
    }
}

/// Gherkin reads the made-up sources as their documents and pickles say; the
/// query library counts a result for each scenario; the HTML formatter makes a
/// page of it.
#[test]
fn the_readers_of_cucumber_agree() {
    let Some(folder) = npm() else { return };
    for (name, events) in crate::cases() {
        let record = Record::of(events);
        let stream = folder.join(format!("{name}.messages.ndjson"));
        let page = folder.join(format!("{name}.messages.html"));
        std::fs::write(&stream, messages(&record)).expect("written");
        let told = node(folder, "messages.mjs", &[&stream, &page]);
        let told: Value = serde_json::from_str(&told).expect("JSON");
        let report = &record.report;
        let verdicts = report.verdicts();
        let of = |verdicts_of: &[Verdict]| -> u64 {
            verdicts_of.iter().map(|it| verdicts.count(*it)).sum()
        };
        let expected = json!({
            "AMBIGUOUS": 0,
            "FAILED": of(&[Verdict::Failed, Verdict::Inconclusive]),
            "PASSED": of(&[Verdict::Passed, Verdict::Warned]),
            "PENDING": 0,
            "SKIPPED": of(&[Verdict::Skipped]),
            "UNDEFINED": 0,
            "UNKNOWN": 0,
        });
        assert_eq!(told["statuses"], expected, "{name}");
        assert_eq!(told["cases"], report.scenarios.len(), "{name}");
        assert!(
            page.metadata().expect("there is a page").len() > 100_000,
            "{name}"
        );
    }
}
