//! The table of kinds of change.

use std::collections::HashMap;

use countersign_contract::diff::rules;

/// Words that end a kind, with their opposites.
const OPPOSITES: [[&str; 2]; 4] = [
    ["added", "removed"],
    ["tightened", "loosened"],
    ["raised", "lowered"],
    ["opened", "closed"],
];

/// What undoes a kind of change.
pub(super) fn opposite(what: &str) -> String {
    for [one, other] in OPPOSITES {
        for (from, to) in [(one, other), (other, one)] {
            if let Some(stem) = what.strip_suffix(from) {
                return format!("{stem}{to}");
            }
        }
    }
    what.to_owned()
}

#[test]
fn words_are_unique_and_their_opposites_are_there() {
    let mut words = HashMap::new();
    for rule in rules::all() {
        let known = words.insert(rule.what, rule);
        assert!(known.is_none(), "{} stands twice", rule.what);
    }
    for what in words.keys() {
        let opposite = opposite(what);
        assert!(words.contains_key(opposite.as_str()), "{opposite}");
    }
}
