//! Nothing names a machine's own folders or where packages come from.

use super::Fault;
use super::tree::Tree;

/// Texts that no file holds, and why.
const WORDS: &[(&str, &str)] = &[
    ("/work/", "a folder of one machine"),
    ("/tmp/", "a folder of one machine"),
    ("/home/", "a folder of one machine"),
    ("/root/", "a folder of one machine"),
    ("/Users/", "a folder of one machine"),
    ("C:\\", "a folder of one machine"),
    ("index.crates.io", "a package registry's host"),
    ("static.crates.io", "a package registry's host"),
    ("crates-io-proxy", "a package registry's host"),
    ("registry.npmjs.org", "a package registry's host"),
    ("pypi.org", "a package registry's host"),
    ("proxy.golang.org", "a package registry's host"),
];

/// Files that must name them: this one, the trees that it is tested with, and
/// what cargo writes.
const EXEMPT: &[&str] = &[
    "xtask/src/tidy/words.rs",
    "xtask/tests/cases/",
    "Cargo.lock",
];

pub(super) fn check(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (path, text) in tree.files() {
        if EXEMPT.iter().any(|exempt| path.starts_with(exempt)) {
            continue;
        }
        for (index, line) in text.lines().enumerate() {
            for (word, what) in WORDS.iter().filter(|(word, _)| line.contains(word)) {
                faults.push(Fault::new(
                    format!("{path}:{}", index + 1),
                    format!("`{word}` is {what}"),
                    "name it relative to the checkout, or leave it out",
                ));
            }
        }
    }
    faults
}
