//! Files of JSON and XML, parted into documents.

#![no_main]

#[path = "../../crates/pack/tests/it/regressions/batch.rs"]
mod batch;
#[path = "../../crates/contract/tests/it/regressions/bounded.rs"]
mod bounded;

libfuzzer_sys::fuzz_target!(|input: &[u8]| batch::promise(input));
