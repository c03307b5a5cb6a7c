//! Inputs that a reader once got wrong, and pages cut into each other, which
//! reach what no page of their own would: a folder in
//! `tests/regressions/` for each kind, as `fuzz/` finds them.

#[path = "../../../../contract/tests/it/regressions/bounded.rs"]
mod bounded;
#[path = "../../../../contract/tests/it/regressions/files.rs"]
mod files;
mod import;
mod page;
mod places;
#[path = "../../../../contract/tests/it/regressions/replay.rs"]
mod replay;

use std::path::Path;

use self::replay::replay;

fn inputs(kind: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/regressions")
        .join(kind)
}

#[test]
fn pages_are_read_and_linted() {
    replay(&inputs("page"), page::promise);
}

#[test]
fn descriptions_are_read_and_linted() {
    replay(&inputs("openapi"), page::promise);
}

#[test]
fn imports_make_contracts() {
    replay(&inputs("import"), import::promise);
}
