//! Files stay small: at 300 lines ask which noun leaves.

use super::Fault;
use super::tree::Tree;

/// Files that are longer, each with a reason.
const ALLOWED: &str = "xtask/long-files.toml";
/// Beyond this a file must be listed.
const LONG: usize = 300;
/// Beyond this no reason helps.
const TOO_LONG: usize = 500;

pub(super) fn check(tree: &Tree) -> Vec<Fault> {
    let listed = tree
        .file(ALLOWED)
        .and_then(|text| text.parse::<toml::Table>().ok())
        .unwrap_or_default();
    let mut faults = Vec::new();
    for (path, text) in tree.written_rust() {
        let lines = text.lines().count();
        let reason = listed.get(path).and_then(toml::Value::as_str);
        if lines > TOO_LONG {
            faults.push(Fault::new(
                path,
                format!("{lines} lines, more than {TOO_LONG}"),
                "split it by noun",
            ));
        } else if lines > LONG && reason.is_none_or(str::is_empty) {
            faults.push(Fault::new(
                path,
                format!("{lines} lines, more than {LONG}"),
                format!("split it by noun, or give a reason in {ALLOWED}"),
            ));
        }
    }
    for path in listed.keys() {
        if tree
            .file(path)
            .is_none_or(|text| text.lines().count() <= LONG)
        {
            faults.push(Fault::new(
                ALLOWED,
                format!("{path} is not there, or no longer long"),
                "take its line out",
            ));
        }
    }
    faults
}
