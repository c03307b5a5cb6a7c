//! States in the spellings that targets may show them in.

use countersign_system::System;
use serde_json::json;

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

/// The state that an adjustment asks for which writes it so.
fn read(system: &impl System, written: &str) -> String {
    let adjustment = json!({ "orderAdjustment": {
        "order": { "@id": "1" },
        "fulfillmentState": written,
    } });
    let mut asked = system.asked("adjust", &adjustment);
    asked.pop().map(|change| change.status).unwrap_or_default()
}

#[test]
fn states_are_known_in_any_spelling() {
    let system = system();
    let machines = &system.contract().machines;
    assert!(!machines.is_empty());
    for state in machines.iter().flat_map(|machine| &machine.states) {
        for manner in 0..8 {
            let written = spelled(&state.name, manner);
            assert_eq!(read(system, &written), state.name, "{written}");
        }
    }
    let cases = [
        "cancelled",
        " Waiting for Customer ",
        "lost in space",
        "",
        "Recieved",
    ];
    let told = cases.map(|written| format!("{written:?}: {:?}", read(system, written)));
    insta::assert_snapshot!(told.join("\n"));
}
