//! Runs that are made up, of texts that a target of ill will might choose.

use countersign_journal::{Finding, RunEvent, ScenarioId, Tally, Verdict};
use proptest::prelude::*;

use super::{github, markdown, render, sarif, schemas, tap};
use crate::published::Schema;

/// A run of so many scenarios, each of which failed in its own way, with values
/// of so many bytes.
pub(super) fn many(count: u32, bytes: usize) -> Vec<RunEvent> {
    let scenarios = (1..=count)
        .map(|number| Scenario {
            name: format!("spectrum/search/Number {number}"),
            location: format!("features/spectrum/search.feature:{number}"),
            text: format!("the {number}th was not found"),
            value: "x`y".repeat(bytes / 3),
            verdict: Verdict::Failed,
        })
        .collect();
    run(scenarios, true)
}

#[derive(Debug, Clone)]
struct Scenario {
    name: String,
    location: String,
    text: String,
    value: String,
    verdict: Verdict,
}

fn run(scenarios: Vec<Scenario>, is_finished: bool) -> Vec<RunEvent> {
    let mut events = vec![RunEvent::RunStarted {
        version: "0.1.0".to_owned(),
        run_id: "1".to_owned(),
        seed: String::new(),
        shard: None,
        selection: None,
        systems: vec!["spectrum".to_owned()],
        target: scenarios
            .first()
            .map_or(String::new(), |it| it.text.clone()),
        scenarios: u32::try_from(scenarios.len()).expect("few"),
        at: "2026-01-02T03:04:05Z".to_owned(),
    }];
    for (scenario, ordinal) in scenarios.into_iter().zip(1..) {
        let id = ScenarioId(scenario.name);
        events.push(RunEvent::ScenarioStarted {
            ordinal,
            scenario: id.clone(),
            system: "spectrum".to_owned(),
            topic: scenario.text.clone(),
            location: scenario.location,
            tags: vec![scenario.text.clone()],
            row: None,
            steps: Vec::new(),
        });
        let clause = scenario.text.as_str().into();
        let mut finding = Finding::told(clause, id, scenario.verdict, scenario.text);
        finding.seen = scenario.value.clone();
        finding.at = Some(scenario.value.clone());
        finding.curl = Some(scenario.value);
        events.push(RunEvent::Found { ordinal, finding });
        events.push(RunEvent::ScenarioFinished {
            ordinal,
            verdict: scenario.verdict,
            because: None,
            elapsed_ms: 1,
        });
    }
    if is_finished {
        events.push(RunEvent::RunFinished {
            verdicts: Tally::default(),
            harness_fault: None,
            elapsed_ms: 5,
        });
    }
    events
}

/// Texts made of what the formats act on.
fn text() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        "[ -~]{0,6}",
        any::<char>().prop_map(String::from),
        prop::sample::select(vec![
            "```",
            "~~~",
            "](http://a)",
            "![",
            "www.",
            "http://",
            "@a",
            "#1",
            "\n",
            "\r\n",
            "\n\n",
            "\n...\n",
            "::error::",
            "%0A",
            "<b>",
            "</code>",
            "</details>",
            "<!--",
            "-->",
            "&lt;",
            "|",
            "\\",
            "\\n",
            "\u{202e}",
            "\u{0}",
            "\u{85}",
            "\u{2028}",
            "\u{feff}",
            "\u{ffff}",
            "# SKIP",
            "- ",
            "1. ",
            "    ",
            "\t",
            "$$",
            ": ",
            "a@b.example",
            "{0}",
            "}",
            "[x\\](http://a)",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(pieces, 0..8).prop_map(|pieces| pieces.concat())
}

fn scenario() -> impl Strategy<Value = Scenario> {
    (text(), text(), text(), text(), 0..5_usize).prop_map(
        |(name, location, text, value, verdict)| Scenario {
            name,
            location,
            text,
            value,
            verdict: Verdict::ALL[verdict],
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever it is called and whatever it answers: each format is whole.
    #[test]
    fn whatever_is_rendered_is_whole(
        scenarios in prop::collection::vec(scenario(), 0..4),
        is_finished in any::<bool>(),
    ) {
        let events = run(scenarios, is_finished);
        thread_local! {
            static READ: Vec<(&'static str, Schema)> = schemas::SCHEMAS
                .iter()
                .map(|(format, file)| (*format, Schema::read(file)))
                .collect();
        }
        READ.with(|read| {
            for (format, schema) in read {
                schema.assert(format, &schemas::json(&render(format, &events)));
            }
        });
        crate::unseen::assert_all_is_seen(&events);
        for line in render("github", &events).lines() {
            github::assert_command(line, "made up");
        }
        sarif::assert_texts(&schemas::json(&render("sarif", &events)), "made up");
        tap::assert_tap(&render("tap", &events), "made up");
        let comment = render("markdown", &events);
        markdown::assert_plain(&comment, "made up");
        prop_assert_eq!(comment, render("markdown", &events));
    }
}
