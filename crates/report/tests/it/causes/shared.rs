//! Clauses that see the same have one cause, told of the one that says most.

use countersign_journal::RunEvent;

use super::{finding, render, run, scenario, summary, titles};

/// Passed so often that little of it is contradicted.
fn passed(clause: &str, ordinal: usize) -> serde_json::Value {
    let mut finding = finding(clause, "passed", ordinal, "/x");
    finding["message"] = "it is kept".into();
    finding
}

/// Two addresses are swapped: the clause that says so is judged in two
/// scenarios; another of the same reads, and a standing check of all.
fn swapped() -> Vec<RunEvent> {
    let fields = ["/a/1", "/a/2", "/a/3"];
    let mut scenarios = Vec::new();
    for ordinal in 1..=4 {
        let mut found = Vec::new();
        for at in fields {
            found.push(finding("s.answer.kept", "failed", ordinal, at));
            if ordinal > 1 {
                found.push(finding("s.order.reads-back", "failed", ordinal, at));
            }
            if ordinal > 2 && at != "/a/3" {
                found.push(finding("s.order.addresses", "failed", ordinal, at));
            }
        }
        if ordinal == 1 {
            found.push(passed("s.order.reads-back", 1));
        }
        scenarios.push(scenario(ordinal, "failed", &found));
    }
    for ordinal in 5..=20 {
        scenarios.push(scenario(
            ordinal,
            "passed",
            &[passed("s.answer.kept", ordinal)],
        ));
    }
    run(scenarios)
}

#[test]
fn what_is_seen_by_several_clauses_is_told_of_the_one_that_says_most() {
    let events = swapped();
    let title = "FAILED s.order.addresses (4 findings in 2 scenarios)";
    let listing = render("plain", &events);
    assert_eq!(titles(&listing), [title]);
    assert_eq!(titles(&summary(&events, None)), [title]);
    let page = render("html", &events);
    assert_eq!(page.matches("<details class=\"group").count(), 1);
    assert_eq!(page.matches("4 findings in 2 scenarios").count(), 2);
    let comment = render("markdown", &events);
    assert_eq!(comment.matches("4 findings in 2 scenarios").count(), 1);
    let commands = render("github", &events);
    assert_eq!(commands.matches("::error ").count(), 1);
    assert!(commands.contains("%0A4 findings in 2 scenarios in all%0A"));
    for text in [&listing, &page, &comment, &commands] {
        assert!(text.contains("also contradicts"), "{text}");
        assert!(text.contains("12 findings in 4 scenarios"), "{text}");
        assert!(text.contains("9 findings in 3 scenarios"), "{text}");
    }
}

/// Ten findings of one scenario tell less than those of ten.
#[test]
fn examples_are_of_other_scenarios_first() {
    let page = render("html", &swapped());
    let findings = page.split("id=\"topics\"").next().expect("a part");
    let told: Vec<_> = findings
        .split("<a href=\"#scenario=")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap_or_default())
        .collect();
    // The first is the first of its clause; scenarios of that come before others.
    assert_eq!(
        told,
        [3, 4, 1, 2, 3].map(|it| format!("s/orders/Number%20{it}&amp;exchange=1"))
    );
}

/// A vague clause that two faults contradict is told with each of them.
#[test]
fn two_faults_are_two_causes_though_one_clause_sees_both() {
    let mut scenarios = Vec::new();
    for ordinal in 1..=6 {
        let clause = if ordinal <= 2 { "s.names" } else { "s.dates" };
        let at = if ordinal <= 2 { "/name" } else { "/date" };
        let found = [
            finding("s.answer.kept", "failed", ordinal, at),
            finding(clause, "failed", ordinal, at),
        ];
        scenarios.push(scenario(ordinal, "failed", &found));
    }
    for ordinal in 7..=20 {
        scenarios.push(scenario(
            ordinal,
            "passed",
            &[passed("s.answer.kept", ordinal)],
        ));
    }
    let listing = render("plain", &run(scenarios));
    assert_eq!(
        titles(&listing),
        [
            "FAILED s.dates (4 findings in 4 scenarios)",
            "FAILED s.names (2 findings in 2 scenarios)",
        ]
    );
    assert!(listing.contains("s.answer.kept, 4 findings in 4 scenarios"));
    assert!(listing.contains("s.answer.kept, 2 findings in 2 scenarios"));
}

/// Each of very many clauses leads where one that sees all of it sees the same.
#[test]
fn one_clause_that_sees_what_very_many_see_belongs_to_each() {
    const MANY: usize = 5_000;
    let clauses = 0..MANY;
    let found: Vec<_> = clauses
        .flat_map(|at| {
            let clause = format!("s.a-{at:05}");
            ["s.z", &clause].map(|it| finding(it, "failed", 1, &format!("/{at}")))
        })
        .collect();
    let listing = render("plain", &run(vec![scenario(1, "failed", &found)]));
    let titles = titles(&listing);
    let title = |at| format!("FAILED s.a-{at:05}");
    assert_eq!(titles, (0..MANY).map(title).collect::<Vec<_>>());
    assert!(listing.len() < 800 * MANY, "{}", listing.len());
}

/// A clause that a few of very many observations contradict, each time it is
/// judged, does not lend its name to all of them.
#[test]
fn a_small_part_is_told_with_what_sees_all() {
    let mut scenarios = Vec::new();
    for ordinal in 1..=9 {
        let mut found = vec![finding("s.answer.status", "failed", ordinal, "")];
        if ordinal == 4 {
            found.push(finding("s.search.found", "failed", ordinal, ""));
        }
        scenarios.push(scenario(ordinal, "failed", &found));
    }
    let all = (10..=20).map(|ordinal| (ordinal, [passed("s.answer.status", ordinal)]));
    scenarios.extend(all.map(|(ordinal, passed)| scenario(ordinal, "passed", &passed)));
    let listing = render("plain", &run(scenarios));
    assert_eq!(
        titles(&listing),
        ["FAILED s.answer.status (9 findings in 9 scenarios)"]
    );
    assert!(listing.contains("s.search.found, 1 finding in 1 scenario"));
}

/// Whether it is most is a matter of the clause that has fewer observations.
#[test]
fn half_of_the_smaller_is_enough_and_less_is_not() {
    for (shared, causes) in [(0, 2), (1, 2), (2, 1), (3, 1)] {
        let mut found = Vec::new();
        for at in 0..6 {
            found.push(finding("s.large", "failed", 1, &format!("/{at}")));
        }
        for at in 0..4 {
            let at = if at < shared { at } else { 10 + at };
            found.push(finding("s.small", "failed", 1, &format!("/{at}")));
        }
        let listing = render("plain", &run(vec![scenario(1, "failed", &found)]));
        assert_eq!(titles(&listing).len(), causes, "{shared}: {listing}");
    }
}

/// A should that is not kept to is no part of why a must fails.
#[test]
fn verdicts_are_not_mixed() {
    let found = [
        finding("s.must", "failed", 1, "/a"),
        finding("s.should", "warned", 1, "/a"),
    ];
    let listing = render("plain", &run(vec![scenario(1, "failed", &found)]));
    assert_eq!(titles(&listing), ["FAILED s.must", "WARNED s.should"]);
}

/// The reason is the same, whatever names and numbers it has.
#[test]
fn reasons_that_say_the_same_are_one_cause() {
    let mut scenarios = Vec::new();
    for ordinal in 1..=3 {
        let mut found = Vec::new();
        for clause in ["s.echo", "s.status"] {
            let mut finding = finding(clause, "inconclusive", ordinal, "/a");
            finding["message"] =
                format!("POST /orders was answered 40{ordinal}0 \"x{ordinal}\"").into();
            found.push(finding);
        }
        scenarios.push(scenario(ordinal, "inconclusive", &found));
    }
    let events = run(scenarios);
    let listing = render("plain", &events);
    assert_eq!(titles(&listing), ["INCONCLUSIVE 6 findings in 3 scenarios"]);
    assert!(listing.contains("keeps from being judged\n              s.echo, 3 findings"));
    let page = render("html", &events);
    assert_eq!(page.matches("<details class=\"group").count(), 1);
}
