//! A finding is at one line of a feature file, whoever tells it.

use serde_json::json;

use super::{begun, event, render, summary};

/// A scenario that stands here, with a finding that its second step claims.
fn events(line: u32, steps: [u32; 2]) -> Vec<countersign_journal::RunEvent> {
    let steps = steps.map(|line| json!({"keyword": "Then", "text": "x", "line": line}));
    let mut events = begun(1);
    events.extend(
        [
            json!({"event": "scenario-started", "ordinal": 1, "scenario": "s/t/Read back",
                "system": "s", "topic": "T", "tags": [], "steps": steps,
                "location": format!("features/s/orders.feature:{line}")}),
            json!({"event": "claimed", "ordinal": 1, "step": 2, "claim": {"clause": "s.c",
                "scenario": "s/t/Read back", "step": "x", "check": "read-back",
                "exchanges": {}}}),
            json!({"event": "found", "ordinal": 1, "finding": {"clause": "s.c",
                "verdict": "failed", "scenario": "s/t/Read back", "message": "it differs",
                "expected": "this", "seen": "that"}}),
            json!({"event": "scenario-finished", "ordinal": 1, "verdict": "failed",
                "elapsed_ms": 1}),
            json!({"event": "run-finished", "verdicts": {}, "elapsed_ms": 9}),
        ]
        .map(event),
    );
    events
}

#[test]
fn it_is_the_step_and_the_row_of_examples() {
    for (line, steps, example) in [
        (15, [7, 8], ", example at line 15"),
        (5, [6, 8], ""),
        // The first step is the background's.
        (7, [2, 8], ""),
    ] {
        let events = events(line, steps);
        let place = format!("features/s/orders.feature:8{example}");
        for format in ["plain", "html"] {
            let text = render(format, &events);
            assert!(text.contains(&place), "{format}: {place}\n{text}");
        }
        assert!(summary(&events, None).contains(&format!("({place})\n")));
        let comment = render("markdown", &events);
        let place = place.replace(':', "&#58;");
        assert!(comment.contains(&place), "{comment}");
        let sarif = render("sarif", &events);
        assert!(sarif.contains("\"startLine\": 8"), "{sarif}");
        let commands = render("github", &events);
        let start = "::error file=features/s/orders.feature,line=8,";
        assert!(commands.starts_with(start), "{commands}");
        let scenario = format!("%0Ascenario: s/t/Read back{example}\n");
        assert!(commands.ends_with(&scenario), "{commands}");
    }
}
