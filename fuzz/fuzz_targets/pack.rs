//! Packs: contracts and settings that sample and judge.

#![no_main]

#[path = "../../crates/contract/tests/it/regressions/bounded.rs"]
mod bounded;
#[path = "../../crates/contract/tests/it/regressions/files.rs"]
mod files;
#[path = "../../crates/pack/tests/it/regressions/pack.rs"]
mod pack;

libfuzzer_sys::fuzz_target!(|input: &[u8]| pack::promise(input));
