//! The derived validators and the generated XML Schemas say the same.
//!
//! Of every message documents are made from the contract, and most of them
//! broken in one place; the validator and libxml2 with the schema must then
//! both accept a document, or both refuse it. Where a schema cannot say what
//! the validator says, or says more than the contract, an exception with its
//! reason stands in `agreement/exceptions.toml`. What a schema cannot say of
//! any field is not made: a state of the US, elements that no page names.

mod change;
mod exceptions;

use std::cell::Cell;

use countersign_pack::Judge;
use countersign_spreadshirt::Spreadshirt;
use countersign_spreadshirt::xml::{Shapes, wrong_root, xpath};
use countersign_system::System;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngSeed, TestRunner};

use change::Broken;
use exceptions::Exceptions;

use crate::libxml2;
use crate::xml::trees;

/// Broken documents made of each conforming one.
const BROKEN: usize = 24;

/// Fewest documents judged in all.
const DOCUMENTS: usize = 10_000;

/// Conforming documents of each message, and the schema of its form.
const MESSAGES: [(&str, &str, usize); 6] = [
    ("new-order", "write", 70),
    ("order-adjustment", "write", 80),
    ("order", "read", 50),
    ("order-item", "read", 130),
    ("order-report", "read", 90),
    ("reference", "read", 10),
];

#[test]
fn the_validator_and_libxml2_agree() {
    if !libxml2::is_here() {
        return;
    }
    let system = Spreadshirt::new();
    let judge = Judge::of(system.contract());
    let shapes = Shapes::of(system.contract(), system.reference_message());
    let exceptions = Exceptions::read();
    let (valid, invalid) = (Cell::new(0), Cell::new(0));
    let mut disagreements = Vec::new();
    for (message, form, count) in MESSAGES {
        let broken = documents(&system, message, count);
        let bodies: Vec<_> = broken.iter().map(|it| system.write(&it.tree)).collect();
        let by_schema = libxml2::validate(&format!("spreadshirt-{form}.xsd"), &bodies);
        for ((broken, body), schema) in broken.iter().zip(&bodies).zip(by_schema) {
            if broken.kind == "none" {
                assert_eq!(system.read(body).as_ref(), Ok(&broken.tree), "{message}");
            }
            let violations = system.validate(message, body).expect("it is well-formed");
            // What the contract says of itself at run time, as it does of a pack.
            let tree = system.read(body).expect("it is well-formed");
            let mut by_contract = judge.violations(message, &tree).expect("a message");
            for violation in &mut by_contract {
                violation.path = xpath(&violation.path);
            }
            if wrong_root(&shapes, message, &tree).is_none() {
                assert_eq!(by_contract, violations, "{message}, {broken}");
            }
            let count = if schema.is_none() { &valid } else { &invalid };
            count.set(count.get() + 1);
            let agree = violations.is_empty() == schema.is_none();
            if !agree && !exceptions.cover(broken, &violations) {
                disagreements.push(format!(
                    "{message}, {broken}\n  the validator: {violations:?}\n  the schema: {schema:?}",
                ));
            }
        }
    }
    disagreements.truncate(20);
    assert!(disagreements.is_empty(), "{}", disagreements.join("\n"));
    exceptions.each_was_needed();

    // The comparison says something only while both outcomes are common.
    let (valid, invalid) = (valid.get(), invalid.get());
    assert!(valid + invalid >= DOCUMENTS, "{valid} and {invalid}");
    let least = DOCUMENTS / 5;
    assert!(valid >= least && invalid >= least, "{valid} and {invalid}");
}

/// No message is forgotten above.
#[test]
fn every_message_is_here() {
    let system = Spreadshirt::new();
    let names = system.contract().messages.iter().map(|it| it.name.as_str());
    let mut names: Vec<_> = names.collect();
    let mut here: Vec<_> = MESSAGES.iter().map(|(name, ..)| *name).collect();
    names.sort_unstable();
    here.sort_unstable();
    assert_eq!(names, here);
}

/// Conforming documents of a message, each followed by broken ones. They are
/// the same in every run, unless `PROPTEST_RNG_SEED` says otherwise.
fn documents(system: &Spreadshirt, message: &str, count: usize) -> Vec<Broken> {
    let contract = system.contract();
    let message = contract.message(message).expect("a message");
    let default = Config::default();
    let rng_seed = match default.rng_seed {
        RngSeed::Random => RngSeed::Fixed(5),
        chosen @ RngSeed::Fixed(_) => chosen,
    };
    let mut runner = TestRunner::new(Config {
        rng_seed,
        ..default
    });
    let trees = trees::of(contract, message);
    let changes = proptest::collection::vec(change::of_any_place(), BROKEN);
    let strategy = (trees, changes).prop_map(|(tree, changes)| {
        let broken = changes.iter().map(|change| change.of(&tree));
        let mut all: Vec<_> = broken.collect();
        all.push(Broken::not_at_all(tree));
        all
    });
    let made = (0..count).map(|_| strategy.new_tree(&mut runner).expect("a tree").current());
    made.flatten().collect()
}
