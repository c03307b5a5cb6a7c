//! Entries that are stale although nothing contradicts them.

use countersign_journal::{RunEvent, Tally, Verdict};
use countersign_report::Sink;
use countersign_report::baseline::Staleness;
use jiff::civil::date;

use crate::baseline::{SOON, TODAY, assess, baseline, finding, run};

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

#[test]
fn an_entry_of_no_scenario_is_stale_where_everything_was_run() {
    let failed = finding("s/t/A", "c.a", Verdict::Failed, "no");
    let passed = finding("s/t/B", "c.a", Verdict::Passed, "well");
    let listed = baseline(&[failed], SOON);
    let (scenarios, _) = run(&[("s/t/B", vec![passed], None)]);
    let started = |system: &str| RunEvent::RunStarted {
        version: String::new(),
        run_id: String::new(),
        seed: String::new(),
        shard: None,
        systems: vec![system.to_owned()],
        target: String::new(),
        scenarios: 1,
        at: String::new(),
    };
    let finished = |harness_fault: Option<&str>| RunEvent::RunFinished {
        verdicts: Tally::default(),
        harness_fault: harness_fault.map(str::to_owned),
        elapsed_ms: 1,
    };
    let unknown = vec![Staleness::Unknown];
    for (name, everything, events, stale) in [
        ("all", true, vec![started("s"), finished(None)], unknown),
        (
            "selected",
            false,
            vec![started("s"), finished(None)],
            vec![],
        ),
        (
            "elsewhere",
            true,
            vec![started("o"), finished(None)],
            vec![],
        ),
        (
            "broken",
            true,
            vec![started("s"), finished(Some("no"))],
            vec![],
        ),
        ("interrupted", true, vec![started("s")], vec![]),
    ] {
        let mut observed = scenarios.clone();
        for event in &events {
            observed.record(event).expect("nothing is written");
        }
        let assessment = listed.assess(&observed, everything, TODAY);
        let told: Vec<_> = assessment
            .stale
            .into_iter()
            .map(|it| it.staleness)
            .collect();
        assert_eq!(told, stale, "{name}");
    }
}
