//! Which steps of a machine recorded scenarios show.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use countersign_check::{Observed, Step, observed};
use countersign_journal::{Exchange, RunEvent, Verdict};
use countersign_spreadshirt::Spreadshirt;

/// The exchanges of a recorded scenario.
fn exchanges(name: &str) -> Vec<Exchange> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/journals/conforming");
    let text = std::fs::read_to_string(folder.join(name)).expect("the journal is there");
    let events = text
        .lines()
        .map(|line| serde_json::from_str(line).expect("an event"));
    events
        .filter_map(|event| match event {
            RunEvent::Exchanged { exchange, .. } => Some(exchange),
            _ => None,
        })
        .collect()
}

fn told(steps: &BTreeMap<Step, Observed>) -> String {
    let mut text = String::new();
    for (step, observed) in steps {
        let Step { machine, from, to } = step;
        let Observed {
            seen,
            refused,
            verdict,
        } = observed;
        let verdict = verdict.map_or("not asked for", Verdict::as_str);
        let _ = writeln!(
            text,
            "{machine}: {from} -> {to}: seen {seen}, refused {refused}, {verdict}"
        );
    }
    text
}

const SIX_STEPS: &str = "spreadshirt-reports-six-steps-of-one-item--plain.ndjson";
const AT_ONCE: &str = "spreadshirt-concurrency-different-steps-at-once--progress-accepted.ndjson";
const STAMPS: &str =
    "spreadshirt-adjust-the-stamps-of-creation-stay-over-several-steps--moving.ndjson";

#[test]
fn steps_are_those_that_lookups_show_and_requests_ask_for() {
    let mut text = String::new();
    for name in [SIX_STEPS, AT_ONCE, STAMPS] {
        let exchanges = exchanges(name);
        let steps = observed(&Spreadshirt::new(), [(Verdict::Passed, &exchanges)]);
        let _ = write!(text, "{name}\n{}", told(&steps));
    }
    insta::assert_snapshot!(text);
}

/// What one scenario shows is neither forgotten nor mixed up by another.
#[test]
fn scenarios_add_up() {
    let (six, stamps) = (exchanges(SIX_STEPS), exchanges(STAMPS));
    let system = Spreadshirt::new();
    let once = observed(&system, [(Verdict::Passed, &six)]);
    let twice = observed(
        &system,
        [
            (Verdict::Passed, &six),
            (Verdict::Passed, &stamps),
            (Verdict::Warned, &six),
        ],
    );
    let other = observed(&system, [(Verdict::Passed, &stamps)]);
    for (step, alone) in &once {
        let more = other.get(step).cloned().unwrap_or_default();
        assert_eq!(twice[step].seen, 2 * alone.seen + more.seen, "{step:?}");
        assert_eq!(twice[step].refused, 2 * alone.refused + more.refused);
        if alone.verdict.is_some() {
            assert_eq!(twice[step].verdict, Some(Verdict::Warned), "{step:?}");
        }
    }
}

/// A scenario that is cut off shows no more than the whole one.
#[test]
fn what_is_left_of_a_scenario_shows_no_more() {
    let exchanges = exchanges(SIX_STEPS);
    let system = Spreadshirt::new();
    let whole = observed(&system, [(Verdict::Passed, &exchanges)]);
    for end in 0..exchanges.len() {
        let part = observed(&system, [(Verdict::Passed, &exchanges[..end])]);
        for (step, observed) in part {
            assert!(observed.seen <= whole[&step].seen, "{end}: {step:?}");
        }
    }
}

/// Of lookups at the same time none is the later one.
#[test]
fn lookups_at_the_same_time_show_no_step() {
    let mut exchanges = exchanges(SIX_STEPS);
    for exchange in &mut exchanges {
        (exchange.started_ms, exchange.elapsed_ms) = (0, 1_000);
    }
    let steps = observed(&Spreadshirt::new(), [(Verdict::Passed, &exchanges)]);
    assert!(
        steps.values().all(|observed| observed.seen == 0),
        "{}",
        told(&steps)
    );
}

/// Lists show what other scenarios have asked for.
#[test]
fn what_others_do_is_no_step() {
    let mut exchanges = exchanges(SIX_STEPS);
    exchanges.retain(|exchange| exchange.operation.as_deref() != Some("create"));
    let steps = observed(&Spreadshirt::new(), [(Verdict::Passed, &exchanges)]);
    assert!(steps.is_empty(), "{}", told(&steps));
}
