//! The end of a command fits a screen, and says where the rest is.

use countersign_report::{Record, console};
use serde_json::json;

use super::{begun, event, finding, render, run, scenario, summary, titles};

/// Rows and columns of a small terminal.
const SCREEN: (usize, usize) = (30, 80);

/// Rows that a text takes there.
fn rows(text: &str) -> usize {
    let (_, columns) = SCREEN;
    let widths = text.lines().map(|line| line.chars().count());
    widths.map(|width| width.div_ceil(columns).max(1)).sum()
}

/// A request is refused: one clause fails, and five are left unjudged, each for
/// a reason of its own.
fn refused() -> Vec<countersign_journal::RunEvent> {
    let mut scenarios = Vec::new();
    for ordinal in 1..=2 {
        let mut refused = finding("s.order.accepted", "failed", ordinal, "/state");
        refused["message"] = "a complete request was not accepted".into();
        refused["seen"] = "400 {\"error\":\"The request was not accepted.\"}".into();
        refused["curl"] = format!(
            "curl -sS -X POST 'http://127.0.0.1:1/api/orders' -H \"TOKEN: $TOKEN\" -H \
             'content-type: application/json' --data-binary '{{\"number\":\"{}\"}}'",
            "7".repeat(40)
        )
        .into();
        let mut found = vec![refused];
        for what in ["echo", "status", "list", "read back", "search"] {
            let clause = format!("s.order.{}", what.replace(' ', "-"));
            let mut finding = finding(&clause, "inconclusive", ordinal, "/a");
            let because = format!(
                "the {what} can't be judged: POST http://127.0.0.1:1/api/orders was answered \
                 otherwise than can be judged: 400 \"The request was not accepted.\""
            );
            finding["message"] = because.into();
            found.push(finding);
        }
        scenarios.push(scenario(ordinal, "failed", &found));
    }
    for ordinal in 3..=9 {
        scenarios.push(scenario(
            ordinal,
            "passed",
            &[finding("s.x", "passed", ordinal, "/a")],
        ));
    }
    let mut events = run(scenarios);
    let body = "{\n  \"number\": \"1\",\n  \"state\": \"that\"\n}";
    let answer = event(
        json!({"event": "exchanged", "ordinal": 1, "exchange": {"id": "1.1",
        "actor": "A", "request": {"method": "POST", "url": "http://127.0.0.1:1/api/orders",
        "headers": [], "body": ""}, "outcome": {"answered": {"status": 400, "headers": [],
        "body": body}}, "started_ms": 1, "elapsed_ms": 2}}),
    );
    events.insert(2, answer);
    events
}

#[test]
fn what_failed_and_what_follows_from_it_fit_a_screen() {
    let told = summary(&refused(), Some("reports/latest"));
    // Behind it: how much was run, where the reports are, the exit code.
    assert!(rows(&told) + 3 <= SCREEN.0, "{} rows\n{told}", rows(&told));
    insta::assert_snapshot!(told);
}

/// What nothing failed of is told in full.
#[test]
fn the_worst_is_told_in_full() {
    let found = [
        finding("s.unjudged", "inconclusive", 1, "/a"),
        finding("s.should", "warned", 1, "/b"),
    ];
    let told = summary(&run(vec![scenario(1, "inconclusive", &found)]), None);
    assert_eq!(
        titles(&told),
        [
            "INCONCLUSIVE 1 finding in 1 scenario",
            "WARNED 1 cause: in how many scenarios, what, where first"
        ]
    );
}

#[test]
fn whoever_wants_all_is_sent_to_the_folder_of_the_run() {
    let found: Vec<_> = (0..30)
        .map(|at| finding(&format!("s.clause-{at}"), "failed", 1, &format!("/{at}")))
        .collect();
    let events = run(vec![scenario(1, "failed", &found)]);
    for (folder, argument) in [
        (Some("reports/dead"), "reports/dead"),
        (Some("my reports"), "'my reports'"),
        (Some("a'b"), "DIR"),
        (Some("--out"), "DIR"),
        (Some("a\u{202e}b"), "DIR"),
        (None, "DIR"),
    ] {
        let told = summary(&events, folder);
        let hint = format!("`countersign report --format plain {argument}` tells all");
        assert!(
            told.contains(&format!("and 16 more causes: {hint}\n")),
            "{told}"
        );
    }
    assert_eq!(titles(&render("plain", &events)).len(), 30);
}

/// The one sentence that is needed has scrolled away by then.
#[test]
fn what_was_noticed_is_told_again_where_it_may_be_why() {
    let dead = (1..=3).map(|ordinal| {
        scenario(
            ordinal,
            "inconclusive",
            &[finding("s.a", "inconclusive", ordinal, "/a")],
        )
    });
    let passing = |verdict: &str| {
        let found = [finding("s.a", verdict, 4, "/a")];
        scenario(4, verdict, &found)
    };
    for (scenarios, is_told) in [
        (dead.collect(), true),
        (vec![passing("passed")], false),
        (vec![passing("passed"), passing("failed")], true),
        (Vec::new(), true),
    ] {
        let mut events = run(scenarios);
        let notice = json!({"code": "CFG-202", "message": "nobody listens", "hint": "start it"});
        events.insert(1, event(json!({"event": "noticed", "notice": notice})));
        let record = Record::of(events);
        let told = console::notices(&record.report);
        let notice = "CFG-202: nobody listens\n  hint: start it\n";
        assert_eq!(told, if is_told { notice } else { "" });
    }
    assert_eq!(console::notices(&Record::of(begun(1)).report), "");
}
