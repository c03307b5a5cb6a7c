//! The derived validators and the generated JSON Schemas say the same.
//!
//! For every request message, documents are made from the contract, and most
//! of them broken; the validator and the schema must then find fault with the
//! same places; and the contract, asked at run time as it is of a pack, must
//! say what the validator says, word by word. Where JSON Schema cannot say what the validator says, an
//! exception with its reason stands in `agreement/exceptions.toml`.

mod documents;
mod exceptions;
mod iso8601;
mod judges;
mod mutation;
mod place;
mod structure;

use std::cell::Cell;

use countersign_contract::Contract;
use countersign_spectrum::Spectrum;
use countersign_system::System;
use proptest::test_runner::{Config, RngSeed, TestError, TestRunner};

use exceptions::Exceptions;
use judges::Judges;

/// Conforming documents made of each message, of which several broken ones
/// are made each.
const CONFORMING: u32 = 1_300;

/// Fewest documents judged of each message.
const DOCUMENTS: u32 = 10_000;

#[test]
fn acknowledgement() {
    agree("acknowledgement");
}

#[test]
fn full_order() {
    agree("full-order");
}

#[test]
fn search() {
    agree("search");
}

#[test]
fn shipment() {
    agree("shipment");
}

/// No request message is forgotten above.
#[test]
fn every_request_message_is_here() {
    let contract = contract();
    let requests = contract.messages.iter().filter(|message| message.request);
    let names: Vec<&str> = requests.map(|message| message.name.as_str()).collect();
    assert_eq!(
        names,
        ["acknowledgement", "full-order", "search", "shipment"]
    );
}

/// A message made from the contract has no fault for either; one that is
/// broken has the same places for both.
fn agree(name: &str) {
    let contract = contract();
    let message = contract.message(name).expect("a message of the contract");
    let judges = Judges::of(&contract, name);
    let exceptions = Exceptions::of(name);
    let documents = documents::of(&contract, message);
    let (valid, invalid) = (Cell::new(0_u32), Cell::new(0_u32));

    let strategy = mutation::several(documents);
    let mut runner = TestRunner::new(config(CONFORMING));
    let outcome = runner.run(&strategy, |(document, broken)| {
        judges.find_nothing(&document)?;
        for broken in &broken {
            let count = if judges.agree(broken, &exceptions)? {
                &valid
            } else {
                &invalid
            };
            count.set(count.get() + 1);
        }
        Ok(())
    });
    match outcome {
        Err(TestError::Fail(reason, _)) => panic!("{name}: {reason}"),
        other => other.expect("the run was not given up"),
    }

    // The comparison says something only while both outcomes are common.
    let (valid, invalid) = (valid.get(), invalid.get());
    let all = CONFORMING + valid + invalid;
    assert!(all >= DOCUMENTS, "only {all} documents");
    let least = DOCUMENTS / 20;
    assert!(
        valid >= least && invalid >= least,
        "of the broken ones {valid} are valid, {invalid} are not"
    );
    exceptions.each_was_needed();
}

/// The same documents in every run, unless PROPTEST_RNG_SEED says otherwise.
fn config(cases: u32) -> Config {
    let default = Config::default();
    let rng_seed = match default.rng_seed {
        RngSeed::Random => RngSeed::Fixed(5),
        chosen @ RngSeed::Fixed(_) => chosen,
    };
    Config {
        cases,
        rng_seed,
        failure_persistence: None,
        ..default
    }
}

fn contract() -> Contract {
    Spectrum::new().contract().clone()
}
