//! Two runs compared.

use countersign_journal::{Finding, RunEvent, ScenarioId, Tally, Verdict};
use countersign_report::Record;
use countersign_report::compare::{Cause, Comparison, Kind, trend};
use proptest::prelude::*;

/// A run of scenarios of these verdicts and of so many findings each, named by
/// their place.
pub(crate) fn run(outcomes: &[Option<(Verdict, u8)>]) -> Record {
    let mut events = vec![RunEvent::RunStarted {
        version: "1.0.0".to_owned(),
        run_id: "1".to_owned(),
        seed: "1".to_owned(),
        shard: None,
        selection: None,
        systems: vec!["orders".to_owned()],
        target: "sandbox".to_owned(),
        scenarios: u32::try_from(outcomes.len()).expect("few"),
        at: "2026-01-02T03:04:05Z".to_owned(),
    }];
    for (ordinal, outcome) in (1..).zip(outcomes) {
        let Some((verdict, findings)) = *outcome else {
            continue;
        };
        let scenario = ScenarioId(format!("orders/create/{ordinal}"));
        events.push(RunEvent::ScenarioStarted {
            ordinal,
            scenario: scenario.clone(),
            system: "orders".to_owned(),
            topic: "Create".to_owned(),
            location: "features/orders/create.feature:3".to_owned(),
            tags: Vec::new(),
            row: None,
            steps: Vec::new(),
        });
        let contradicts = matches!(verdict, Verdict::Failed | Verdict::Warned);
        for number in 0..if contradicts { findings.max(1) } else { 0 } {
            let words = ["is lost", "is cut", "is swapped"][usize::from(number) % 3];
            let message = format!("what was sent {words}");
            let clause = "orders.create.kept".into();
            let finding = Finding::told(clause, scenario.clone(), verdict, message);
            events.push(RunEvent::Found { ordinal, finding });
        }
        let because = (verdict == Verdict::Inconclusive).then(|| "no answer in time".to_owned());
        events.push(RunEvent::ScenarioFinished {
            ordinal,
            verdict,
            because,
            elapsed_ms: 1,
        });
    }
    events.push(RunEvent::RunFinished {
        verdicts: Tally::default(),
        harness_fault: None,
        elapsed_ms: 10,
    });
    Record::of(events)
}

pub(crate) fn outcome() -> impl Strategy<Value = Option<(Verdict, u8)>> {
    let verdict = proptest::sample::select(Verdict::ALL.to_vec());
    proptest::option::weighted(0.9, (verdict, 1_u8..4))
}

fn kinds(comparison: &Comparison) -> Vec<(String, Kind)> {
    let changes = comparison.changes.iter();
    let mut kinds: Vec<_> = changes
        .map(|change| (change.scenario.0.clone(), change.kind))
        .collect();
    kinds.sort();
    kinds
}

proptest! {
    #[test]
    fn a_run_beside_itself_has_not_changed(outcomes in prop::collection::vec(outcome(), 0..12)) {
        let record = run(&outcomes);
        let comparison = Comparison::of(&record, &record, Some(&record.report));
        prop_assert!(comparison.changes.is_empty(), "{}", comparison.text());
        prop_assert!(!comparison.contradicts_more() && !comparison.is_uncertain());
    }

    /// What one way regresses is mended the other way, where both judge it.
    #[test]
    fn the_other_way_round_is_the_opposite(
        pair in prop::collection::vec((outcome(), outcome()), 0..12),
    ) {
        let (old, new): (Vec<_>, Vec<_>) = pair.iter().cloned().unzip();
        let (old, new) = (run(&old), run(&new));
        let there = kinds(&Comparison::of(&old, &new, None));
        let back = kinds(&Comparison::of(&new, &old, None));
        prop_assert_eq!(there.len(), back.len());
        for ((name, there), (_, back)) in there.iter().zip(&back) {
            if *there == Kind::Fixed {
                prop_assert_eq!(*back, Kind::Regressed, "{}", name);
            }
            if *there == Kind::Vanished {
                prop_assert!(
                    matches!(back, Kind::Appeared | Kind::NewlyFailing | Kind::NewlyInconclusive),
                    "{}: {:?}", name, back
                );
            }
        }
    }
}

#[test]
fn every_kind_of_change_is_told() {
    use Verdict::{Failed, Inconclusive, Passed, Skipped, Warned};
    let old = run(&[
        Some((Passed, 0)),
        Some((Failed, 1)),
        Some((Passed, 0)),
        Some((Passed, 0)),
        None,
        Some((Failed, 2)),
        Some((Failed, 1)),
        Some((Passed, 0)),
        Some((Passed, 0)),
        Some((Passed, 0)),
    ]);
    let new = run(&[
        Some((Failed, 1)),
        Some((Passed, 0)),
        Some((Inconclusive, 0)),
        None,
        Some((Passed, 0)),
        Some((Failed, 1)),
        Some((Failed, 3)),
        Some((Skipped, 0)),
        Some((Warned, 1)),
        Some((Passed, 0)),
    ]);
    // Today, the first would have failed before, too.
    let mut today = old.clone();
    today
        .report
        .scenarios
        .insert(1, new.report.scenarios[&1].clone());
    let comparison = Comparison::of(&old, &new, Some(&today.report));
    let first = comparison
        .changes
        .iter()
        .find(|it| it.scenario.0.ends_with("/1"));
    assert_eq!(first.map(|change| change.cause), Some(Cause::Suite));
    crate::rendered::compare("compare/changes", "txt", &comparison.text());
    crate::rendered::compare("compare/changes", "md", &comparison.markdown());
    let json = format!("{:#}\n", comparison.json());
    crate::rendered::compare("compare/changes", "json", &json);
}

/// Two scenarios of one name are two; what a run could not have is not missed.
#[test]
fn only_what_both_could_have_is_compared() {
    let both = [Some((Verdict::Passed, 0)), Some((Verdict::Passed, 0))];
    let (mut old, mut new) = (run(&both), run(&[both[0], Some((Verdict::Failed, 1))]));
    for record in [&mut old, &mut new] {
        let first = record.report.scenarios[&1].scenario.clone();
        record.report.scenarios.get_mut(&2).expect("there").scenario = first;
    }
    let comparison = Comparison::of(&new, &old, None);
    assert_eq!((comparison.count(Kind::Fixed), comparison.same), (1, 1));

    let all = run(&[Some((Verdict::Passed, 0)), Some((Verdict::Passed, 0))]);
    let mut other = run(&[None, Some((Verdict::Passed, 0))]);
    let comparison = Comparison::of(&all, &other, None);
    assert_eq!(comparison.changes[0].cause, Cause::Choice);
    other.report.systems = vec!["shipments".to_owned()];
    assert_eq!(Comparison::of(&all, &other, None).uncompared(), 1);
    let mut cut = all.clone();
    cut.report.scenarios.get_mut(&2).expect("there").verdict = None;
    assert_eq!(Comparison::of(&all, &cut, None).uncompared(), 1);
    let dead = run(&[Some((Verdict::Inconclusive, 0))]);
    let failed = run(&[Some((Verdict::Failed, 1))]);
    let comparison = Comparison::of(&dead, &failed, Some(&dead.report));
    assert_eq!(comparison.changes[0].cause, Cause::Unknown);
    let mut part = run(&[None, Some((Verdict::Passed, 0))]);
    part.report.finished = false;
    assert_eq!(Comparison::of(&all, &part, None).uncompared(), 1);
}

#[test]
fn however_much_has_changed_fits_a_comment() {
    let passed = vec![Some((Verdict::Passed, 0)); 400];
    let mut failed = run(&vec![Some((Verdict::Failed, 3)); 400]);
    for scenario in failed.report.scenarios.values_mut() {
        for finding in &mut scenario.findings {
            finding.message = "@<&".repeat(2_000);
        }
    }
    let comparison = Comparison::of(&run(&passed), &failed, None);
    let comment = comparison.markdown();
    assert!(comment.len() <= 65_000, "{}", comment.len());
    assert!(comment.contains("400 regressed"), "{comment}");
}

#[test]
fn a_trend_stands_by_itself() {
    let mut late = run(&[Some((Verdict::Failed, 1)), Some((Verdict::Passed, 0))]);
    late.at = "2026-01-03T00:00:00Z".to_owned();
    let early = run(&[Some((Verdict::Passed, 0)), None]);
    let points = [("<late>", &late), ("early", &early)];
    let points = points.map(|(name, record)| trend::Point::of(name, record));
    crate::rendered::compare("compare/trend", "html", &trend::html(points.to_vec()));
}

/// A finding that differs only in a number that every run draws anew is the same
/// one; one that differs in a word is another.
#[test]
fn numbers_of_a_run_make_no_finding_another() {
    let told = |message: &str| {
        let mut record = run(&[Some((Verdict::Failed, 1))]);
        for scenario in record.report.scenarios.values_mut() {
            scenario.findings[0].message = message.to_owned();
        }
        record
    };
    let old = told("order 4711 is not there after 1200 ms");
    let same = Comparison::of(&old, &told("order 815 is not there after 31 ms"), None);
    assert!(same.changes.is_empty(), "{}", same.text());
    let other = Comparison::of(&old, &told("order 815 is twice there after 31 ms"), None);
    assert_eq!(other.changes.len(), 1, "{}", other.text());
}
