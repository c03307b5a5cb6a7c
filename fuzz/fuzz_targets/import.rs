//! Pages of any kind, made into the files of a contract.

#![no_main]

#[path = "../../crates/contract/tests/it/regressions/bounded.rs"]
mod bounded;
#[path = "../../crates/contract/tests/it/regressions/files.rs"]
mod files;
#[path = "../../crates/document/tests/it/regressions/import.rs"]
mod import;

libfuzzer_sys::fuzz_target!(|input: &[u8]| import::promise(input));
