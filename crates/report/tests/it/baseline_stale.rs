//! Entries that are stale although nothing contradicts them.

use countersign_journal::{RunEvent, ScenarioId, Selection, Shard, Tally, Verdict};
use countersign_report::Sink;
use countersign_report::baseline::{Observed, Staleness};
use jiff::civil::date;

use crate::baseline::{SOON, TODAY, assess, baseline, finding, run, terms};

/// Whatever was observed: what has its end is not let be any longer because
/// nobody looked.
#[test]
fn an_entry_past_its_date_is_stale_whether_or_not_it_is_found() {
    let failed = finding("s/t/A", "c.a", Verdict::Failed, "no");
    let other = finding("s/t/A", "c.a", Verdict::Failed, "otherwise");
    let unsure = finding("s/t/A", "c.a", Verdict::Inconclusive, "no answer");
    let passed = finding("s/t/B", "c.a", Verdict::Passed, "well");
    let expired = baseline(std::slice::from_ref(&failed), date(2026, 11, 20));
    for (name, scenario) in [
        ("found", ("s/t/A", vec![failed], None)),
        ("changed", ("s/t/A", vec![other], None)),
        ("vanished", ("s/t/A", vec![], None)),
        ("not judged", ("s/t/A", vec![unsure], None)),
        ("stopped", ("s/t/A", vec![], Some("skipped"))),
        ("not run", ("s/t/C", vec![], None)),
    ] {
        let scenarios = [scenario, ("s/t/B", vec![passed.clone()], None)];
        let (_, stale) = assess(&expired, &scenarios, false);
        assert_eq!(stale, [Staleness::Expired], "{name}");
    }
}

/// Of these systems, with this selection; one that is `None` is of a journal of
/// old.
fn started(systems: &[&str], selection: Option<Selection>) -> RunEvent {
    RunEvent::RunStarted {
        version: String::new(),
        run_id: String::new(),
        seed: String::new(),
        shard: None,
        selection,
        systems: systems.iter().map(|&system| system.to_owned()).collect(),
        target: String::new(),
        scenarios: 1,
        at: String::new(),
    }
}

fn finished(harness_fault: Option<&str>) -> RunEvent {
    RunEvent::RunFinished {
        verdicts: Tally::default(),
        harness_fault: harness_fault.map(str::to_owned),
        elapsed_ms: 1,
    }
}

/// What a run of one scenario shows that begins and ends so.
fn observed(events: &[RunEvent]) -> Observed {
    let passed = finding("s/t/B", "c.a", Verdict::Passed, "well");
    let (mut observed, _) = run(&[("s/t/B", vec![passed], None)]);
    for event in events {
        observed.record(event).expect("nothing is written");
    }
    observed
}

fn tagged() -> Option<Selection> {
    Some(Selection {
        tags: Some("@some".to_owned()),
        ..Selection::default()
    })
}

#[test]
fn an_entry_of_no_scenario_is_stale_where_it_is_known_that_there_is_none() {
    let failed = finding("s/t/A", "c.a", Verdict::Failed, "no");
    let listed = baseline(&[failed], SOON);
    let all = || Some(Selection::default());
    let from = || {
        Some(Selection {
            features: Some("mine".to_owned()),
            ..Selection::default()
        })
    };
    let mut part = started(&["s"], all());
    if let RunEvent::RunStarted { shard, .. } = &mut part {
        *shard = Some(Shard {
            index: 1,
            of: 2,
            scenarios: 2,
            plan: 1,
        });
    }
    let (listed_one, other) = (Some(&["s/t/A"][..]), Some(&["s/t/C"][..]));
    for (name, start, end, there_are, is_stale) in [
        ("all", started(&["s"], all()), finished(None), None, true),
        ("of old", started(&["s"], None), finished(None), None, false),
        (
            "tags",
            started(&["s"], tagged()),
            finished(None),
            None,
            false,
        ),
        (
            "left out",
            started(&["s"], tagged()),
            finished(None),
            listed_one,
            false,
        ),
        (
            "unknown",
            started(&["s"], tagged()),
            finished(None),
            other,
            true,
        ),
        (
            "features",
            started(&["s"], from()),
            finished(None),
            None,
            false,
        ),
        ("part", part.clone(), finished(None), None, false),
        ("of no part", part, finished(None), other, true),
        (
            "elsewhere",
            started(&["o"], all()),
            finished(None),
            None,
            false,
        ),
        (
            "broken",
            started(&["s"], all()),
            finished(Some("no")),
            None,
            false,
        ),
        (
            "interrupted",
            started(&["s"], all()),
            started(&["s"], all()),
            None,
            false,
        ),
    ] {
        let mut observed = observed(&[start, end]);
        if let Some(names) = there_are {
            observed.there_are(names.iter().map(|&name| ScenarioId(name.to_owned())));
        }
        let assessment = listed.assess(&observed, TODAY);
        let told = assessment.stale.into_iter().map(|it| it.staleness);
        let told: Vec<_> = told.collect();
        let stale = if is_stale {
            vec![Staleness::Unknown]
        } else {
            Vec::new()
        };
        assert_eq!(told, stale, "{name}");
        // An update takes out what is stale so, and nothing else.
        let updated = listed.clone().update(&observed, &terms(), false, TODAY);
        assert_eq!(updated.dropped.len(), usize::from(is_stale), "{name}");
        assert_eq!(updated.kept, usize::from(!is_stale), "{name}");
    }
}
