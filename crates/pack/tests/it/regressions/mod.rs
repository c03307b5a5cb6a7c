//! Inputs that a reader once got wrong, and odd ones besides: a folder in
//! `tests/regressions/` for each kind, as `fuzz/` finds them.

pub(crate) mod batch;
#[path = "../../../../contract/tests/it/regressions/bounded.rs"]
mod bounded;
#[path = "../../../../contract/tests/it/regressions/files.rs"]
mod files;
mod message;
mod pack;
#[path = "../../../../contract/tests/it/regressions/replay.rs"]
mod replay;

use std::path::{Path, PathBuf};

use self::replay::replay;

fn inputs(kind: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/regressions")
        .join(kind)
}

#[test]
fn files_are_parted_into_documents() {
    replay(&inputs("batch"), batch::promise);
}

#[test]
fn messages_are_read_and_judged() {
    replay(&inputs("message"), message::promise);
}

#[test]
fn packs_judge_and_sample() {
    replay(&inputs("pack"), pack::promise);
}
