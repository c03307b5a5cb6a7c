//! OpenAPI descriptions: read, linted, told.

#![no_main]

#[path = "../../crates/contract/tests/it/regressions/bounded.rs"]
mod bounded;
#[path = "../../crates/contract/tests/it/regressions/files.rs"]
mod files;
#[path = "../../crates/document/tests/it/regressions/page.rs"]
mod page;
#[path = "../../crates/document/tests/it/regressions/places.rs"]
mod places;

libfuzzer_sys::fuzz_target!(|input: &[u8]| page::promise(input));
