//! Messages of JSON and XML, judged by a system and by a pack.

#![no_main]

#[path = "../../crates/contract/tests/it/regressions/bounded.rs"]
mod bounded;
#[path = "../../crates/pack/tests/it/regressions/message.rs"]
mod message;

libfuzzer_sys::fuzz_target!(|input: &[u8]| message::promise(input));
