//! States in the spellings that targets may show them in.

use countersign_system::System;

use crate::system::system;

/// A state in one of eight manners of writing.
pub(crate) fn spelled(state: &str, manner: usize) -> String {
    let separator = [" ", "_", "-", "  "][manner / 2 % 4];
    let joined = state.replace('_', separator);
    if manner.is_multiple_of(2) {
        joined.to_lowercase()
    } else {
        let mut letters = joined.chars();
        let first = letters.next().into_iter();
        first
            .chain(letters.map(|letter| letter.to_ascii_lowercase()))
            .collect()
    }
}

#[test]
fn states_are_known_in_any_spelling() {
    let system = system();
    let machines = &system.contract().machines;
    assert!(!machines.is_empty());
    for state in machines.iter().flat_map(|machine| &machine.states) {
        for manner in 0..8 {
            let written = spelled(&state.name, manner);
            assert_eq!(system.status(&written), state.name, "{written}");
        }
    }
    let cases = [
        "cancelled",
        " Waiting for Customer ",
        "lost in space",
        "",
        "Recieved",
    ];
    let told = cases.map(|written| format!("{written:?}: {:?}", system.status(written)));
    insta::assert_snapshot!(told.join("\n"));
}
