//! Baselines held against what was found.

use countersign_journal::{ClauseId, ExitCode, Finding, RunEvent, ScenarioId, Verdict};
use countersign_report::Sink;
use countersign_report::baseline::{Baseline, Observed, Staleness, Terms};
use countersign_report::{Collect, RunReport};
use jiff::civil::{Date, date};

pub(crate) const TODAY: Date = date(2026, 11, 21);

pub(crate) fn finding(scenario: &str, clause: &str, verdict: Verdict, message: &str) -> Finding {
    let scenario = ScenarioId(scenario.to_owned());
    Finding::told(ClauseId::from(clause), scenario, verdict, message)
}

/// A scenario, what was found in it, and why it stopped.
pub(crate) type Scenario<'a> = (&'a str, Vec<Finding>, Option<&'a str>);

/// A run of scenarios, each with its findings; one with a reason stopped.
pub(crate) fn run(scenarios: &[Scenario<'_>]) -> (Observed, RunReport) {
    let mut observed = Observed::default();
    let mut report = Collect::new(None::<Observed>);
    let mut record = |event: RunEvent| {
        observed.record(&event).expect("nothing is written");
        report.record(&event).expect("nothing is written");
    };
    for (ordinal, (name, findings, because)) in (1..).zip(scenarios) {
        record(RunEvent::ScenarioStarted {
            ordinal,
            scenario: ScenarioId((*name).to_owned()),
            system: "spectrum".to_owned(),
            topic: "Topic".to_owned(),
            location: "features/a.feature:1".to_owned(),
            tags: Vec::new(),
            row: None,
            steps: Vec::new(),
        });
        for finding in findings {
            let finding = finding.clone();
            record(RunEvent::Found { ordinal, finding });
        }
        let seen = findings.iter().map(|finding| finding.verdict);
        record(RunEvent::ScenarioFinished {
            ordinal,
            verdict: Verdict::of_scenario(seen, None),
            because: because.map(str::to_owned),
            elapsed_ms: 1,
        });
    }
    (observed, report.into_report())
}

/// The baseline of these findings, until a day.
pub(crate) fn baseline(findings: &[Finding], expires: Date) -> Baseline {
    let (observed, _) = run(&[("s/t/any", findings.to_vec(), None)]);
    let terms = Terms { expires, ..terms() };
    Baseline::default()
        .update(&observed, &terms, false, TODAY)
        .baseline
}

/// What is said of new entries.
pub(crate) fn terms() -> Terms {
    Terms {
        reason: Some("known".to_owned()),
        owner: "orders".to_owned(),
        issue: String::new(),
        expires: SOON,
    }
}

/// What a baseline makes of a run: its exit code, and what is stale.
pub(crate) fn assess(
    baseline: &Baseline,
    scenarios: &[Scenario<'_>],
    strict: bool,
) -> (ExitCode, Vec<Staleness>) {
    let (observed, report) = run(scenarios);
    let assessment = baseline.assess(&observed, TODAY);
    let stale = assessment.stale.iter().map(|stale| stale.staleness.clone());
    (
        assessment.exit_code(&report.verdicts(), strict),
        stale.collect(),
    )
}

pub(crate) const SOON: Date = date(2026, 12, 31);

#[test]
fn a_listed_finding_fails_nothing_until_it_is_gone() {
    let failed = finding("s/t/A", "c.a", Verdict::Failed, "order \"X1\" is not shown");
    let same = finding("s/t/A", "c.a", Verdict::Failed, "order \"Z9\" is not shown");
    let other = finding("s/t/A", "c.a", Verdict::Failed, "the order is shown twice");
    let more = finding("s/t/B", "c.a", Verdict::Failed, "order \"X1\" is not shown");
    let passed = finding("s/t/B", "c.a", Verdict::Passed, "well");
    let unsure = finding("s/t/B", "c.b", Verdict::Inconclusive, "no answer");
    let unseen = finding("s/t/A", "c.a", Verdict::Inconclusive, "no answer");
    let listed = baseline(std::slice::from_ref(&failed), SOON);
    let expired = baseline(&[failed], date(2026, 11, 20));
    let changed = Staleness::Changed(other.message.clone());
    let a = |findings: &[&Finding]| ("s/t/A", findings.iter().copied().cloned().collect(), None);
    let b = |findings: &[&Finding]| ("s/t/B", findings.iter().copied().cloned().collect(), None);
    let well = b(&[&passed]);
    let stopped = ("s/t/A", Vec::new(), Some("skipped"));
    let (ok, gone) = (ExitCode::Success, ExitCode::StaleBaseline);
    type Case<'a> = (
        &'a str,
        &'a Baseline,
        [Scenario<'a>; 2],
        ExitCode,
        Vec<Staleness>,
    );
    let cases: [Case<'_>; 10] = [
        ("there", &listed, [a(&[&same]), well.clone()], ok, vec![]),
        (
            "gone",
            &listed,
            [a(&[&passed]), well.clone()],
            gone,
            vec![Staleness::Vanished],
        ),
        (
            "not run",
            &listed,
            [("s/t/C", vec![], None), well.clone()],
            ExitCode::Inconclusive,
            vec![],
        ),
        (
            "stopped",
            &listed,
            [stopped, well.clone()],
            ExitCode::Inconclusive,
            vec![],
        ),
        (
            "not judged",
            &listed,
            [a(&[&unseen]), well.clone()],
            ExitCode::Inconclusive,
            vec![],
        ),
        (
            "changed",
            &listed,
            [a(&[&other]), well.clone()],
            gone,
            vec![changed],
        ),
        (
            "one more",
            &listed,
            [a(&[&same, &other]), well.clone()],
            ExitCode::Failed,
            vec![],
        ),
        (
            "elsewhere",
            &listed,
            [a(&[&same]), b(&[&more])],
            ExitCode::Failed,
            vec![],
        ),
        (
            "unsure",
            &listed,
            [a(&[&same]), b(&[&passed, &unsure])],
            ExitCode::Inconclusive,
            vec![],
        ),
        (
            "expired",
            &expired,
            [a(&[&same]), well],
            gone,
            vec![Staleness::Expired],
        ),
    ];
    for (name, baseline, scenarios, exit, stale) in cases {
        assert_eq!(assess(baseline, &scenarios, false), (exit, stale), "{name}");
    }
}

#[test]
fn nothing_passed_is_never_excused() {
    let failed = finding("s/t/A", "c.a", Verdict::Failed, "no");
    let listed = baseline(std::slice::from_ref(&failed), SOON);
    let scenarios = [("s/t/A", vec![failed], None)];
    let (exit, _) = assess(&listed, &scenarios, false);
    assert_eq!(exit, ExitCode::Inconclusive);
}

#[test]
fn strict_fails_what_is_warned_of_unless_it_is_listed() {
    let warned = finding("s/t/A", "c.a", Verdict::Warned, "rather not");
    let passed = finding("s/t/B", "c.a", Verdict::Passed, "well");
    let listed = baseline(std::slice::from_ref(&warned), SOON);
    let scenarios = [("s/t/A", vec![warned], None), ("s/t/B", vec![passed], None)];
    for (baseline, strict, exit) in [
        (&Baseline::default(), false, ExitCode::Success),
        (&Baseline::default(), true, ExitCode::Failed),
        (&listed, false, ExitCode::Success),
        (&listed, true, ExitCode::Success),
    ] {
        assert_eq!(assess(baseline, &scenarios, strict).0, exit);
    }
}

#[test]
fn an_update_keeps_what_is_said_of_what_is_still_there() {
    let kept = finding("s/t/A", "c.a", Verdict::Failed, "a");
    let gone = finding("s/t/B", "c.b", Verdict::Failed, "b");
    let unrun = finding("s/t/C", "c.c", Verdict::Failed, "c");
    let new = finding("s/t/B", "c.d", Verdict::Warned, "d");
    let old = baseline(&[kept.clone(), gone, unrun], date(2026, 11, 1));
    let (observed, _) = run(&[("s/t/A", vec![kept], None), ("s/t/B", vec![new], None)]);
    let terms = Terms {
        reason: None,
        owner: "others".to_owned(),
        issue: String::new(),
        expires: SOON,
    };
    for renewing in [false, true] {
        let updated = old.clone().update(&observed, &terms, renewing, TODAY);
        let told: Vec<_> = updated
            .baseline
            .entries
            .iter()
            .map(|entry| {
                let clause = entry.finding.clause.0.as_str();
                (
                    clause,
                    entry.reason.as_str(),
                    entry.owner.as_str(),
                    entry.expires == SOON,
                )
            })
            .collect();
        let expected = [
            ("c.a", "known", "orders", renewing),
            ("c.d", "d", "others", true),
            ("c.c", "known", "orders", false),
        ];
        assert_eq!(told, expected);
        assert_eq!(updated.dropped.len(), 1);
        assert_eq!(updated.added.len(), 1);
        assert_eq!(
            (updated.kept, updated.renewed),
            if renewing { (1, 1) } else { (2, 0) }
        );
    }
}

/// A claim tells its first few contradictions, and which ones they are follows
/// from keys that the run made up.
#[test]
fn where_much_is_wrong_it_does_not_count_which_of_it_is_told() {
    let told = |fields: &[&str]| {
        let findings = fields.iter().map(|field| {
            let message = format!("lineItems[X1].{field} of \"N\" is not what it was");
            finding("s/t/A", "c.a", Verdict::Failed, &message)
        });
        findings.collect::<Vec<_>>()
    };
    let listed = baseline(&told(&["a", "b", "c", "d", "e"]), SOON);
    let well = finding("s/t/B", "c.a", Verdict::Passed, "well");
    for (fields, exit) in [
        (&["b", "c", "d", "e", "f"][..], ExitCode::Success),
        (&["b", "c"], ExitCode::Failed),
    ] {
        let scenarios = [
            ("s/t/A", told(fields), None),
            ("s/t/B", vec![well.clone()], None),
        ];
        assert_eq!(assess(&listed, &scenarios, false).0, exit, "{fields:?}");
    }
}
