//! A pack of a built-in system's contract, and the system with validators
//! derived from it, say the same of every body.
//!
//! The systems' own agreement tests hold tens of thousands of broken trees
//! against both; here it is whole bodies, and those that can't be read.

use countersign_pack::{Pack, Settings};
use countersign_spectrum::Spectrum;
use countersign_spreadshirt::Spreadshirt;
use countersign_system::{Plan, System, Unique};
use proptest::prelude::*;
use serde_json::Value;

/// The systems, each with a pack of its contract.
fn systems() -> Vec<(Box<dyn System>, Pack)> {
    let systems: [Box<dyn System>; 2] = [Box::new(Spectrum::new()), Box::new(Spreadshirt::new())];
    let with_pack = systems.into_iter().map(|system| {
        let settings = Settings {
            reference: system.reference_message().map(str::to_owned),
            ..Settings::default()
        };
        let pack = Pack::new(system.contract().clone(), settings).expect("settings of a contract");
        (system, pack)
    });
    with_pack.collect()
}

/// How samples are made: as little as may be, and all there is.
fn plans() -> [Plan; 2] {
    let least = Plan {
        key: "PO-1".to_owned(),
        ..Plan::default()
    };
    let full = Plan {
        full: true,
        ..least.clone()
    };
    [least, full]
}

#[test]
fn what_a_pack_samples_is_valid_for_the_system() {
    for (system, pack) in systems() {
        for message in &system.contract().messages {
            for plan in plans() {
                let tree = pack.sample(&message.name, &plan, &mut Unique::new(7, 1));
                let body = pack.write(&tree);
                let found = system.validate(&message.name, &body).expect("well-formed");
                assert_eq!(found, [], "{} {tree}", message.name);
                assert_eq!(system.read(&body), pack.read(&body), "{}", message.name);
                assert_eq!(system.write(&tree), body, "{}", message.name);
            }
        }
    }
}

#[test]
fn what_the_system_samples_is_valid_for_a_pack() {
    for (system, pack) in systems() {
        let requests = system
            .contract()
            .messages
            .iter()
            .filter(|message| message.request);
        for message in requests {
            for plan in plans() {
                let tree = system.sample(&message.name, &plan, &mut Unique::new(7, 1));
                let found = pack.validate(&message.name, &system.write(&tree));
                assert_eq!(found, Ok(Vec::new()), "{} {tree}", message.name);
            }
        }
    }
}

/// Bytes of a body, some of them other ones.
fn damaged(body: &[u8], damage: &[(prop::sample::Index, u8)]) -> Vec<u8> {
    let mut body = body.to_vec();
    for (at, byte) in damage {
        let at = at.index(body.len());
        body[at] = *byte;
    }
    body
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever becomes of a body, both find the same, or neither reads it:
    /// readers of types and of trees stop at different places.
    #[test]
    fn of_a_damaged_body_both_say_the_same(
        damage in prop::collection::vec((any::<prop::sample::Index>(), prop::sample::select(b"{}[]\",:<>/&;=09x \n".to_vec())), 1..4),
        seed in any::<u64>(),
    ) {
        for (system, pack) in systems() {
            for message in &system.contract().messages {
                let tree: Value = pack.sample(&message.name, &plans()[1], &mut Unique::new(seed, 1));
                let body = damaged(&pack.write(&tree), &damage);
                let (left, right) = (system.validate(&message.name, &body), pack.validate(&message.name, &body));
                prop_assert_eq!(left.as_ref().ok(), right.as_ref().ok(), "{} {}", message.name, String::from_utf8_lossy(&body));
                prop_assert_eq!(system.read(&body), pack.read(&body));
            }
        }
    }
}
