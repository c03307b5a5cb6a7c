//! Other words for people to read.

use countersign_system::Knob;

use super::edit;

/// What else may be said, whatever happened.
const WORDS: [&str; 5] = [
    "OK",
    "Nicht möglich – bitte prüfen.",
    "See \"trace\" 5521; path orders\\in\\new",
    "500 200 409",
    "Error: order PO-1 already exists!",
];

/// Other words for people to read.
pub(super) const KNOB: Knob = Knob {
    name: "wording",
    because: "the pages do not promise the words of messages and errors",
    turn: |_, reply, chance| {
        edit::tree(reply, |tree| {
            edit::objects(tree, &mut |members| {
                for name in ["message", "error"] {
                    if let Some(text) = members.get_mut(name)
                        && let Some(words) = chance.pick(&WORDS)
                    {
                        *text = (*words).into();
                    }
                }
            });
        });
    },
};
