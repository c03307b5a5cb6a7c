//! A file says at its top what it is for, or what made it.

use super::Fault;
use super::tree::{Tree, is_generated};

/// The command that generated files are headed with.
const COMMAND: &str = "cargo xtask codegen";

pub(super) fn check(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (path, text) in tree.written_rust() {
        // A case that a test compiles is data, and says so in its name.
        if path.contains("/tests/") && !path.contains("/tests/it/") {
            continue;
        }
        if !text.starts_with("//!") && !text.starts_with("#![doc = include_str!(") {
            faults.push(Fault::new(
                format!("{path}:1"),
                "the file does not say what it is for",
                "open it with a `//!` sentence",
            ));
        }
    }
    for (path, text) in tree.files() {
        let headed = text.lines().take(3).any(|line| line.contains(COMMAND));
        // JSON has no comments; its files say so where their form allows it.
        if is_generated(path) && !path.ends_with(".json") && !headed {
            faults.push(Fault::new(
                format!("{path}:1"),
                "a generated file does not name the command that makes it",
                format!("let its emitter head it with `{COMMAND}`"),
            ));
        }
    }
    for (folder, _) in tree.crates() {
        let roots = [
            format!("{folder}/src/lib.rs"),
            format!("{folder}/src/main.rs"),
        ];
        for root in roots {
            let forbids = |text: &str| text.lines().any(|line| line == "#![forbid(unsafe_code)]");
            if tree.file(&root).is_some_and(|text| !forbids(text)) {
                faults.push(Fault::new(
                    root,
                    "unsafe code is not forbidden",
                    "add `#![forbid(unsafe_code)]` below the module's sentence",
                ));
            }
        }
    }
    faults
}
