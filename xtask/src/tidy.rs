//! `cargo xtask tidy`: what no compiler checks. One file a check.

mod absences;
mod arrows;
mod headers;
mod orphans;
mod payloads;
mod sizes;
mod tree;
mod words;

use std::path::Path;

use tree::Tree;

/// Something that is not as the house rules have it.
struct Fault {
    /// File, with its line where there is one.
    place: String,
    /// What is wrong.
    message: String,
    /// What to do.
    help: String,
}

impl Fault {
    fn new(place: impl Into<String>, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            place: place.into(),
            message: message.into(),
            help: help.into(),
        }
    }
}

/// Every check, over the files of a checkout.
const CHECKS: &[fn(&Tree) -> Vec<Fault>] = &[
    arrows::check,
    absences::check,
    headers::check,
    sizes::check,
    orphans::check,
    payloads::check,
    words::check,
];

/// Checks a checkout and tells every fault.
pub(crate) fn tidy(root: &Path) -> Result<(), String> {
    let tree = Tree::read(root).map_err(|error| format!("cannot read the checkout: {error}"))?;
    let faults: Vec<_> = CHECKS.iter().flat_map(|check| check(&tree)).collect();
    if faults.is_empty() {
        return Ok(());
    }
    let mut text = String::new();
    for fault in &faults {
        text.push_str(&format!(
            "{}: {}\n  help: {}\n",
            fault.place, fault.message, fault.help
        ));
    }
    text.push_str(&format!("untidy: {} faults", faults.len()));
    Err(text)
}
