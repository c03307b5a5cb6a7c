//! Two runs compared that were not to have the same scenarios, or of which one
//! could judge nothing.

use countersign_journal::{Notice, Selection, Shard, Verdict};
use countersign_report::compare::{Cause, Comparison, Kind, Today};
use countersign_report::{Record, RunReport};
use proptest::prelude::*;

use crate::compare::{outcome, run};

const PASSED: Option<(Verdict, u8)> = Some((Verdict::Passed, 0));
const FAILED: Option<(Verdict, u8)> = Some((Verdict::Failed, 1));
const UNSURE: Option<(Verdict, u8)> = Some((Verdict::Inconclusive, 0));

/// A suite whose tag expressions are single tags.
fn selects(expression: &str, tags: &[String]) -> Option<bool> {
    let tag = expression.strip_prefix('@')?;
    Some(tags.iter().any(|known| known == tag))
}

fn compare(old: &Record, new: &Record) -> Comparison {
    let today = Today {
        old: Some(&old.report),
        selects: &selects,
    };
    Comparison::knowing(old, new, today)
}

fn tags(expression: &str) -> Option<Selection> {
    Some(Selection {
        tags: Some(expression.to_owned()),
        ..Selection::default()
    })
}

fn features(folder: &str) -> Option<Selection> {
    Some(Selection {
        features: Some(folder.to_owned()),
        ..Selection::default()
    })
}

/// A run of these outcomes, with this selection; its second scenario is tagged
/// `@bulk`.
fn selected(outcomes: &[Option<(Verdict, u8)>], selection: Option<Selection>) -> Record {
    let mut record = run(outcomes);
    record.report.selection = selection;
    if let Some(second) = record.scenarios.get_mut(&2) {
        second.tags.push("bulk".to_owned());
    }
    record
}

/// What a run says of the scenario that it lacks and another has, whose other
/// scenario both have: whose change it is, or why it is not compared.
fn lacking(there: &Record, lacks: &Record) -> Result<Cause, String> {
    let comparison = compare(there, lacks);
    assert_eq!(comparison.same, 1, "{}", comparison.text());
    // Nothing that was left out decides anything.
    assert!(!comparison.contradicts_more() && !comparison.is_uncertain());
    let mut left_out = comparison.left_out.into_iter();
    match left_out.next() {
        Some((why, scenarios)) => {
            assert_eq!((scenarios.len(), comparison.changes.len()), (1, 0));
            Err(why)
        }
        None => {
            let change = &comparison.changes[0];
            assert_eq!(change.kind, Kind::Vanished);
            Ok(change.cause)
        }
    }
}

#[test]
fn what_a_run_was_not_to_have_has_not_vanished() {
    let both = [PASSED, PASSED];
    let (first, second) = ([PASSED, None], [None, PASSED]);
    let everything = || Some(Selection::default());
    let all = selected(&both, everything());
    let only = |why: &str| Err(format!("the new run {why}"));
    for (lacks, expected) in [
        (
            selected(&second, tags("@bulk")),
            only("selected only @bulk"),
        ),
        // It carries the tag, so that it would be there if the suite had it.
        (selected(&first, tags("@bulk")), Ok(Cause::Suite)),
        (selected(&first, everything()), Ok(Cause::Suite)),
        (selected(&first, None), Ok(Cause::Choice)),
        (selected(&first, tags("(@a")), only("selected only (@a")),
        (
            selected(&first, features("mine")),
            only("took its features from mine alone"),
        ),
    ] {
        assert_eq!(lacking(&all, &lacks), expected);
    }
    // What nobody can read is the same in both.
    let unread = || tags("(@a");
    let (there, lacks) = (selected(&both, unread()), selected(&first, unread()));
    assert_eq!(lacking(&there, &lacks), Ok(Cause::Suite));
    // The same folder has lost it; its own features may never have had it.
    let there = selected(&both, features("mine"));
    let lacks = selected(&first, features("mine"));
    assert_eq!(lacking(&there, &lacks), Ok(Cause::Suite));
    let lacks = selected(&first, everything());
    assert_eq!(lacking(&there, &lacks), only("took no features from mine"));
    // Journals of old do not say where theirs are from.
    let there = selected(&both, None);
    assert_eq!(lacking(&there, &lacks), Ok(Cause::Choice));
}

/// The other way round nothing has appeared either, and a failure among it is
/// no regression.
#[test]
fn what_a_run_alone_was_to_have_has_not_appeared() {
    let some = selected(&[None, PASSED], tags("@bulk"));
    let all = selected(&[FAILED, PASSED], Some(Selection::default()));
    let comparison = compare(&some, &all);
    assert!(comparison.changes.is_empty(), "{}", comparison.text());
    let why = comparison.left_out.keys().next().map(String::as_str);
    assert_eq!(why, Some("the old run selected only @bulk"));
    crate::rendered::compare("compare/selected", "txt", &comparison.text());
    crate::rendered::compare("compare/selected", "md", &comparison.markdown());
    let json = comparison.json();
    assert_eq!(json["uncompared"], 1);
    assert_eq!(json["left-out"][0]["scenarios"][0], "orders/create/1");
}

/// A run of six scenarios that met no listener.
fn dead() -> Record {
    let mut record = run(&[UNSURE; 6]);
    record.report.notices.push(Notice {
        code: "CFG-202".to_owned(),
        message: "nobody listens at the target's address".to_owned(),
        hint: "start the target".to_owned(),
    });
    for (number, scenario) in (0..).zip(record.report.scenarios.values_mut()) {
        let kept = ["no connection", "`order \"O\" is sent`: not sent"][number % 2];
        scenario.because = Some(kept.to_owned());
    }
    record
}

fn faulty() -> Record {
    let mut outcomes = [PASSED; 6];
    outcomes[1] = FAILED;
    outcomes[4] = Some((Verdict::Warned, 1));
    run(&outcomes)
}

/// What was never judged has not regressed, but a failure is one.
#[test]
fn a_failure_that_nobody_could_see_before_is_newly_judged() {
    let comparison = compare(&dead(), &faulty());
    assert_eq!(comparison.count(Kind::Regressed), 0);
    assert_eq!(comparison.count(Kind::NewlyFailing), 1);
    assert_eq!(comparison.count(Kind::NewlyJudged), 5);
    assert!(comparison.contradicts_more());
    crate::rendered::compare("compare/newly-judged", "txt", &comparison.text());
    // A should that is contradicted fails no run.
    let warned = run(&[Some((Verdict::Warned, 1))]);
    let comparison = compare(&run(&[UNSURE]), &warned);
    assert_eq!(comparison.count(Kind::NewlyJudged), 1);
    assert!(!comparison.contradicts_more() && !comparison.is_uncertain());
}

/// One reason is told once, and what failed before it is named.
#[test]
fn what_can_not_be_judged_any_more_is_told_by_its_reason() {
    let comparison = compare(&faulty(), &dead());
    assert_eq!(comparison.count(Kind::NewlyInconclusive), 6);
    crate::rendered::compare("compare/unable", "txt", &comparison.text());
    crate::rendered::compare("compare/unable", "md", &comparison.markdown());
    // Where something was judged, each scenario has its own reason.
    let mut cut = dead();
    let some = run(&[PASSED; 7]);
    let more = selected(&[None, None, None, None, None, None, PASSED], None);
    cut.report.scenarios.extend(more.report.scenarios);
    for number in 1..=4 {
        let step = format!("`order \"{number}\" is sent`: no answer within 30 s");
        cut.report
            .scenarios
            .get_mut(&number)
            .expect("there")
            .because = Some(step);
    }
    let text = compare(&some, &cut).text();
    let told = "newly inconclusive       4 scenarios, by whom nobody can tell: one of the runs could not judge it\n    ? no answer within 30 s\n";
    assert!(text.contains(told), "{text}");
}

fn selection() -> impl Strategy<Value = Option<Selection>> {
    let words = || proptest::option::of(prop_oneof!["@bulk", "\\(@a", "mine"]);
    let selection = (words(), words()).prop_map(|(tags, features)| Selection {
        tags,
        features,
        of: None,
    });
    proptest::option::of(selection)
}

/// What may make a run less than a whole one.
fn narrow(report: &mut RunReport, selection: Option<Selection>, (cut, part): (bool, bool)) {
    report.selection = selection;
    report.finished = !cut;
    report.shard = part.then_some(Shard {
        index: 1,
        of: 2,
        scenarios: 12,
        plan: 1,
    });
}

proptest! {
    /// Whatever runs were to have, no scenario is lost, none is told twice, and
    /// one that both have to its end is compared.
    #[test]
    fn every_scenario_has_one_place(
        outcomes in prop::collection::vec((outcome(), outcome()), 0..12),
        selections in (selection(), selection()),
        whole in any::<((bool, bool), (bool, bool))>(),
    ) {
        let (old, new): (Vec<_>, Vec<_>) = outcomes.iter().cloned().unzip();
        let (mut old, mut new) = (selected(&old, None), selected(&new, None));
        narrow(&mut old.report, selections.0, whole.0);
        narrow(&mut new.report, selections.1, whole.1);
        let comparison = compare(&old, &new);
        let both = outcomes.iter().filter(|(old, new)| old.is_some() && new.is_some());
        let either = outcomes.iter().filter(|(old, new)| old.is_some() || new.is_some());
        let changed = comparison.changes.len();
        prop_assert_eq!(changed + comparison.same + comparison.uncompared(), either.count());
        let compared = comparison.changes.iter().filter(|it| it.old.is_some() && it.new.is_some());
        prop_assert_eq!(compared.count() + comparison.same, both.count());
    }
}
