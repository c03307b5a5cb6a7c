//! Whole journals judged again.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use countersign_check::{Difference, Replay};
use countersign_journal::{ClauseId, Finding, RunEvent, Verdict};
use countersign_spectrum::Spectrum;
use countersign_spreadshirt::Spreadshirt;

use crate::touched::passing;

fn replay() -> Replay {
    Replay::new([
        Arc::new(Spectrum::new()) as _,
        Arc::new(Spreadshirt::new()) as _,
    ])
}

pub(crate) fn events(path: &Path) -> Vec<RunEvent> {
    let text = std::fs::read_to_string(path).expect("a journal can be read");
    text.lines()
        .map(|line| serde_json::from_str(line).expect("each line of a journal is an event"))
        .collect()
}

/// What a replay gives, and what it tells besides.
pub(crate) struct Replayed {
    pub(crate) events: Vec<RunEvent>,
    faults: Vec<String>,
    differences: Vec<Difference>,
}

impl Replayed {
    pub(crate) fn of(events: Vec<RunEvent>) -> Self {
        let mut replay = replay();
        let mut replayed = Vec::new();
        for event in events {
            replayed.extend(replay.take(event).expect("a system that is known"));
        }
        Self {
            events: replayed,
            faults: replay.faults().to_vec(),
            differences: replay.differences().to_vec(),
        }
    }

    /// What the record of a scenario is told to contradict itself by.
    pub(crate) fn broken(&self) -> Vec<&str> {
        let found = self.events.iter().filter_map(|event| match event {
            RunEvent::Found { finding, .. } => finding
                .message
                .strip_prefix("the record of the scenario contradicts itself: "),
            _ => None,
        });
        found.collect()
    }

    pub(crate) fn verdict(&self) -> Option<Verdict> {
        self.events.iter().find_map(|event| match event {
            RunEvent::ScenarioFinished { verdict, .. } => Some(*verdict),
            _ => None,
        })
    }
}

fn all() -> Vec<PathBuf> {
    let mut all = crate::journals("conforming");
    all.extend(crate::journals("faulty"));
    all
}

#[test]
fn an_untouched_record_does_not_contradict_itself() {
    for path in all() {
        let replayed = Replayed::of(events(&path));
        let name = path.display();
        assert_eq!(replayed.broken(), [""; 0], "{name}");
        assert_eq!(replayed.faults, [""; 0], "{name}");
    }
}

#[test]
fn what_is_judged_again_is_judged_the_same() {
    for path in all() {
        let once = Replayed::of(events(&path)).events;
        let twice = Replayed::of(once.clone());
        assert_eq!(once, twice.events, "{}", path.display());
        assert_eq!(twice.differences, [], "{}", path.display());
    }
}

#[test]
fn what_is_recorded_decides_nothing() {
    for path in all() {
        let once = Replayed::of(events(&path)).events;
        let mut altered = once.clone();
        let mut count = 0;
        for event in &mut altered {
            match event {
                RunEvent::Found { finding, .. } if finding.verdict != Verdict::Passed => {
                    finding.verdict = Verdict::Passed;
                    count += 1;
                }
                RunEvent::ScenarioFinished { verdict, .. } if *verdict != Verdict::Warned => {
                    *verdict = Verdict::Warned;
                    count += 1;
                }
                _ => {}
            }
        }
        let replayed = Replayed::of(altered);
        assert_eq!(once, replayed.events, "{}", path.display());
        assert_eq!(
            replayed.differences.is_empty(),
            count == 0,
            "{}",
            path.display()
        );
    }
}

/// A run of one scenario, which stops as it is told to.
fn stopped(verdict: Verdict) -> Vec<RunEvent> {
    let mut events = vec![RunEvent::RunStarted {
        version: "1".to_owned(),
        run_id: "1".to_owned(),
        seed: "1".to_owned(),
        shard: None,
        selection: None,
        systems: vec!["spectrum".to_owned()],
        target: "sandbox".to_owned(),
        scenarios: 1,
        at: String::new(),
    }];
    events.push(passing().remove(0));
    let Some(RunEvent::ScenarioStarted {
        ordinal, scenario, ..
    }) = events.last()
    else {
        panic!("a scenario begins");
    };
    let (ordinal, scenario) = (*ordinal, scenario.clone());
    let clause = ClauseId::from("spectrum.lookup.shows");
    let because = "needs a second partner".to_owned();
    let finding = Finding::told(clause.clone(), scenario, verdict, because.clone());
    let end = RunEvent::ScenarioFinished {
        ordinal,
        verdict,
        because: Some(because.clone()),
        elapsed_ms: 3,
    };
    let stop = RunEvent::Stopped {
        ordinal,
        step: None,
        clause,
        verdict,
        because,
        panicked: false,
    };
    events.extend([stop, RunEvent::Found { ordinal, finding }, end]);
    events
}

fn finished(events: &mut Vec<RunEvent>) {
    events.push(RunEvent::RunFinished {
        verdicts: Default::default(),
        harness_fault: None,
        elapsed_ms: 5,
    });
}

#[test]
fn one_that_stops_gives_its_reason_again() {
    for verdict in [Verdict::Skipped, Verdict::Inconclusive] {
        let replayed = Replayed::of(stopped(verdict));
        assert_eq!(replayed.events, stopped(verdict));
        assert_eq!(replayed.differences, []);
    }
}

#[test]
fn a_run_that_contradicts_itself_is_told_so() {
    type Change = fn(&mut Vec<RunEvent>);
    let changes: [(&str, Change); 6] = [
        ("begins twice", |events| events.insert(1, events[1].clone())),
        ("has not begun", |events| drop(events.remove(1))),
        ("is over", |events| {
            events.insert(5, events[4].clone());
        }),
        ("1 scenarios were to be run, and 0 are told of", |events| {
            events.drain(1..5);
        }),
        ("does not come to its end", |events| {
            events.drain(2..5);
        }),
        ("behind the end of the run", |events| {
            events.push(events[1].clone());
        }),
    ];
    for (words, change) in changes {
        let mut events = stopped(Verdict::Skipped);
        finished(&mut events);
        assert_eq!(Replayed::of(events.clone()).faults, [""; 0]);
        change(&mut events);
        let faults = Replayed::of(events).faults;
        assert!(
            faults.iter().any(|fault| fault.contains(words)),
            "{faults:?}"
        );
    }
}

#[test]
fn totals_follow_from_the_scenarios() {
    let mut events = stopped(Verdict::Skipped);
    finished(&mut events);
    let replayed = Replayed::of(events);
    let Some(RunEvent::RunFinished { verdicts, .. }) = replayed.events.last() else {
        panic!("the run ends");
    };
    assert_eq!(verdicts.count(Verdict::Skipped), 1);
    assert_eq!(verdicts.total(), 1);
}

#[test]
fn an_unknown_system_is_refused() {
    let mut events = passing();
    if let RunEvent::ScenarioStarted { system, .. } = &mut events[0] {
        system.push('x');
    }
    let refused = replay().take(events.remove(0)).expect_err("it is refused");
    assert!(refused.name.ends_with('x'));
}
