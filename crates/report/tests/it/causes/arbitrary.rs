//! Of runs that are made up: nothing is lost, nothing is told twice, and the
//! order of events does not show.

use countersign_journal::{ExchangeId, Finding, RunEvent, ScenarioId, Verdict};
use proptest::prelude::*;

use super::{begun, event, open, render, summary, titles};

/// What a finding is made of: clause, verdict, exchange, place.
type Made = (usize, usize, Option<u32>, Option<usize>);

/// Scenarios, each with its findings and why it stopped.
fn scenarios() -> impl Strategy<Value = Vec<(Vec<Made>, bool)>> {
    let finding = (
        0..5_usize,
        0..5_usize,
        prop::option::weighted(0.8, 1..3_u32),
        prop::option::weighted(0.8, 0..3_usize),
    );
    prop::collection::vec((prop::collection::vec(finding, 0..6), any::<bool>()), 1..7)
}

/// The events of each scenario. Every sentence is another, but for numbers,
/// which reasons do not differ by: `told 1 b c`.
fn events(scenarios: &[(Vec<Made>, bool)]) -> Vec<Vec<RunEvent>> {
    let mut number = 0;
    let mut all = Vec::new();
    for (ordinal, (found, has_stopped)) in (1..).zip(scenarios) {
        let mut events = open(ordinal as usize);
        let mut verdicts = Vec::new();
        for (clause, verdict, exchange, at) in found {
            number += 1;
            let verdict = Verdict::ALL[*verdict];
            let id = ScenarioId(super::name(ordinal as usize));
            let message = format!("told {number} of reason {}", ["a", "b"][clause % 2]);
            let clause = format!("s.clause-{clause}").as_str().into();
            let mut finding = Finding::told(clause, id, verdict, message);
            finding.exchange = exchange.map(|sequence| ExchangeId {
                scenario: ordinal,
                sequence,
            });
            finding.at = at.map(|at| format!("/{at}"));
            verdicts.push(verdict);
            events.push(RunEvent::Found { ordinal, finding });
        }
        let stopped = has_stopped.then_some(Verdict::Inconclusive);
        events.push(RunEvent::ScenarioFinished {
            ordinal,
            verdict: Verdict::of_scenario(verdicts, stopped),
            because: has_stopped.then(|| "it stopped here".to_owned()),
            elapsed_ms: 1,
        });
        all.push(events);
    }
    all
}

fn whole(middle: Vec<RunEvent>, planned: usize) -> Vec<RunEvent> {
    let mut events = begun(planned);
    events.extend(middle);
    events.push(event(
        serde_json::json!({"event": "run-finished", "verdicts": {}, "elapsed_ms": 9}),
    ));
    events
}

/// The events of scenarios side by side, in an order that these numbers choose.
fn mixed(scenarios: &[Vec<RunEvent>], order: &[prop::sample::Index]) -> Vec<RunEvent> {
    let mut queues: Vec<_> = scenarios.iter().map(|it| it.iter()).collect();
    let mut order = order.iter().cycle();
    let mut events = Vec::new();
    while !queues.is_empty() {
        let at = order.next().map_or(0, |it| it.index(queues.len()));
        match queues[at].next() {
            Some(event) => events.push(event.clone()),
            None => drop(queues.remove(at)),
        }
    }
    events
}

/// What a page or a comment says of each cause, in its order.
fn counts(text: &str, before: &str, after: &str) -> Vec<String> {
    text.split(before)
        .skip(1)
        .map(|rest| rest.split(after).next().unwrap_or_default().to_owned())
        .collect()
}

/// The numbers at the end of a title: `2 findings in 1 scenario`.
fn numbers(title: &str) -> String {
    let end = title.rsplit('(').next().unwrap_or_default();
    match title.split_once(' ') {
        Some((_, rest)) if rest.starts_with(|it: char| it.is_ascii_digit()) => rest.to_owned(),
        _ if title.ends_with(')') => end.trim_end_matches(')').to_owned(),
        _ => "1 finding in 1 scenario".to_owned(),
    }
}

fn findings(numbers: &str) -> usize {
    let (count, _) = numbers.split_once(" finding").unwrap_or(("0", ""));
    count.parse().expect("a number")
}

/// The findings of the clauses that a cause contradicts besides.
fn besides(behind: &str) -> usize {
    let lines = behind
        .lines()
        .map_while(|line| line.strip_prefix("              "));
    let counts = lines.filter_map(|line| line.split_once(", "));
    counts.map(|(_, counts)| findings(counts)).sum()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_finding_is_told_of_one_cause(
        made in scenarios(),
        order in prop::collection::vec(any::<prop::sample::Index>(), 1..20),
    ) {
        let parts = events(&made);
        let run = whole(parts.concat(), parts.len());
        let listing = render("plain", &run);
        let told: Vec<_> = run.iter().filter_map(|event| match event {
            RunEvent::Found { finding, .. } if finding.verdict != Verdict::Passed => Some(finding),
            _ => None,
        }).collect();
        for finding in &told {
            let line = format!("    {}\n", finding.message);
            prop_assert_eq!(listing.matches(&line).count(), 1, "{}\n{}", finding.message, listing);
        }
        let titles = titles(&listing);
        let numbers: Vec<_> = titles.iter().map(|title| numbers(title)).collect();
        let besides: usize = listing.split("    also contradicts\n").skip(1).map(besides).sum();
        let led: usize = numbers.iter().map(|it| findings(it)).sum();
        prop_assert_eq!(led + besides, told.len(), "{}", listing);

        // The same causes in the same order, everywhere.
        let page = render("html", &run);
        prop_assert_eq!(&counts(&page, "<span class=\"times\">", "</span>"), &numbers);
        let comment = render("markdown", &run);
        let unskipped = titles.iter().filter(|title| !title.starts_with("skipped")).count();
        let summaries = counts(&comment, "<details><summary>", "</summary>");
        let of_comment: Vec<_> = summaries
            .iter()
            .filter(|summary| !summary.contains("skipped, and why"))
            .map(|summary| summary.rsplit('(').next().unwrap_or_default().trim_end_matches(')'))
            .collect();
        prop_assert_eq!(&of_comment, &numbers[..unskipped]);

        // However the scenarios went side by side.
        let mixed = whole(mixed(&parts, &order), parts.len());
        prop_assert_eq!(&listing, &render("plain", &mixed));
        prop_assert_eq!(&page, &render("html", &mixed));
        prop_assert_eq!(&comment, &render("markdown", &mixed));
        prop_assert_eq!(render("github", &run), render("github", &mixed));
        prop_assert_eq!(summary(&run, None), summary(&mixed, None));
    }
}
