//! Records that somebody has touched, and what they are told.

use countersign_journal::{Exchange, ExchangeId, RunEvent, Verdict};

use crate::replay::{Replayed, events};

/// A conforming scenario with four exchanges or more.
pub(crate) fn passing() -> Vec<RunEvent> {
    let long = |events: &Vec<RunEvent>| exchanges(events).count() >= 4;
    let mut journals = crate::journals("conforming").into_iter();
    let found = journals.find_map(|path| {
        let events = events(&path);
        let passed = Replayed::of(events.clone()).verdict() == Some(Verdict::Passed);
        (passed && long(&events)).then_some(events)
    });
    found.expect("a long journal that passes")
}

fn exchanges(events: &[RunEvent]) -> impl Iterator<Item = &Exchange> {
    events.iter().filter_map(|event| match event {
        RunEvent::Exchanged { exchange, .. } => Some(exchange),
        _ => None,
    })
}

fn change(events: &mut [RunEvent], sequence: u32, change: impl Fn(&mut Exchange)) {
    for event in events {
        if let RunEvent::Exchanged { exchange, .. } = event
            && exchange.id.sequence == sequence
        {
            change(exchange);
        }
    }
}

fn place(events: &[RunEvent], sequence: u32) -> usize {
    let is = |event: &RunEvent| matches!(event, RunEvent::Exchanged { exchange, .. } if exchange.id.sequence == sequence);
    events.iter().position(is).expect("it is recorded")
}

/// What a change makes of a passing record: a word of what it is told.
#[test]
fn a_record_that_somebody_has_touched_is_inconclusive() {
    type Change = fn(&mut Vec<RunEvent>);
    let changes: [(&str, Change); 11] = [
        ("is missing", |events| {
            events.remove(place(events, 2));
        }),
        ("is recorded twice", |events| {
            let at = place(events, 2);
            events.insert(at, events[at].clone());
        }),
        ("no claim names it", |events| {
            let at = place(events, 4);
            let last = exchanges(events).count() as u32;
            let mut copy = events[at].clone();
            if let RunEvent::Exchanged { exchange, .. } = &mut copy {
                exchange.id.sequence = last + 1;
                exchange.started_ms += 100_000;
            }
            let end = events.len() - 1;
            events.insert(end, copy);
        }),
        ("before", |events| {
            change(events, 2, |exchange| exchange.started_ms += 100_000);
        }),
        ("and the scenario took", |events| {
            let last = exchanges(events).count() as u32;
            change(events, last, |exchange| exchange.elapsed_ms += 100_000);
        }),
        ("stands in scenario", |events| {
            change(events, 2, |exchange| exchange.id.scenario += 1);
        }),
        ("is not recorded before it", |events| {
            let at = place(events, exchanges(events).count() as u32);
            let exchange = events.remove(at);
            let end = events.len() - 1;
            events.insert(end, exchange);
        }),
        ("behind a claim", |events| {
            change(events, 1, |exchange| exchange.elapsed_ms += 100_000);
            let at = place(events, 1);
            let exchange = events.remove(at);
            let end = events.len() - 1;
            events.insert(end, exchange);
        }),
        ("is recorded behind", |events| {
            let (at, next) = (place(events, 3), place(events, 4));
            events.swap(at, next);
        }),
        ("again, which is not recorded", |events| {
            change(events, 2, |exchange| {
                exchange.again_of = Some(ExchangeId {
                    sequence: 1,
                    ..exchange.id
                });
            });
        }),
        ("in the name of", |events| {
            for event in events {
                if let RunEvent::Claimed { claim, .. } = event {
                    claim.scenario.0.push('!');
                    break;
                }
            }
        }),
    ];
    for (word, change) in changes {
        let mut events = passing();
        change(&mut events);
        let replayed = Replayed::of(events);
        assert_eq!(replayed.verdict(), Some(Verdict::Inconclusive), "{word}");
        let broken = replayed.broken();
        assert!(
            broken.iter().any(|told| told.contains(word)),
            "{word}: {broken:?}"
        );
    }
}
