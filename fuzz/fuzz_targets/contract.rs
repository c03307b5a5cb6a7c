//! Pages, rulings and clauses of a contract.

#![no_main]

#[path = "../../crates/contract/tests/it/regressions/bounded.rs"]
mod bounded;
#[path = "../../crates/contract/tests/it/regressions/contract.rs"]
mod contract;
#[path = "../../crates/contract/tests/it/regressions/files.rs"]
mod files;

libfuzzer_sys::fuzz_target!(|input: &[u8]| contract::promise(input));
