//! The pure middle does no I/O.

use super::Fault;
use super::arrows::dependencies;
use super::tree::Tree;

/// Rooms that decide and look, and touch nothing.
const PURE: &[&str] = &[
    "crates/contract",
    "crates/codegen",
    "crates/document",
    "crates/validate",
    "crates/journal",
    "crates/system",
    "crates/check",
    "crates/pack",
    "crates/place",
    "crates/xml",
    "crates/spectrum",
    "crates/spreadshirt",
];

/// What their code does not name: files, sockets, clocks, processes.
const NAMES: &[&str] = &[
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "std::thread",
    "tokio::",
    "reqwest::",
    "SystemTime::now",
    "Instant::now",
    "Timestamp::now",
    "Zoned::now",
];

/// What they do not depend on.
const CRATES: &[&str] = &[
    "tokio",
    "reqwest",
    "hyper",
    "axum",
    "rusqlite",
    "tempfile",
    "indicatif",
];

pub(super) fn check(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    for room in PURE {
        let help =
            "do it in sandbox, suite or cli and hand the result over (ARCHITECTURE.md, absences)";
        for (path, text) in tree.below(&format!("{room}/src/"), ".rs") {
            if path.ends_with("/tests.rs") {
                continue;
            }
            // Tests inside a file come last, and may read their cases.
            let code = text.split("#[cfg(test)]\nmod ").next().unwrap_or(text);
            for (index, line) in code.lines().enumerate() {
                let statement = line.split("//").next().unwrap_or(line);
                for name in NAMES.iter().filter(|name| statement.contains(**name)) {
                    faults.push(Fault::new(
                        format!("{path}:{}", index + 1),
                        format!("`{name}` in {room}, which does no I/O"),
                        help,
                    ));
                }
            }
        }
        let manifest = format!("{room}/Cargo.toml");
        for (table, name) in dependencies(tree.file(&manifest).unwrap_or_default()) {
            if table == "dependencies" && CRATES.contains(&name.as_str()) {
                faults.push(Fault::new(
                    manifest.as_str(),
                    format!("{room} depends on {name} and does no I/O"),
                    help,
                ));
            }
        }
    }
    faults
}
