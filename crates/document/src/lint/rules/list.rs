//! Lists that are promised, where an example shows one element alone.

use crate::document::Matter;
use crate::lint::code::example::STRUCTURE;
use crate::lint::found::Found;
use crate::lint::shown::Shown;
use crate::lint::subject::Subject;
use crate::lint::tree::Value;
use crate::reading::Language;

/// What a list is called.
const LISTS: &[&str] = &["an array of", "a list of", "an array with", "a json array"];

/// What says that it is the whole answer.
const RETURNED: &[&str] = &[
    "returns an array of",
    "returns a list of",
    "is returned",
    "are returned",
    "be returned",
];

/// What says that it is a part of something.
const PARTS: &[&str] = &[
    "object",
    "contain",
    "includ",
    "within",
    "each",
    "member",
    "field",
    "property",
    "along with",
];

/// Most members of an object that merely wraps a list.
const WRAPPER: usize = 4;

pub(super) fn find(subject: &Subject) -> Found {
    let mut found = Found::default();
    // Whether a list was promised since the last heading.
    let mut promised = None;
    for block in subject.blocks() {
        match &block.matter {
            Matter::Heading { .. } => promised = None,
            Matter::Paragraph(lines) => {
                promised = lines
                    .iter()
                    .find(|line| promises(&line.words))
                    .map(|line| line.start)
                    .or(promised);
            }
            Matter::Code { .. } => {
                let Some(place) = promised.take() else {
                    continue;
                };
                let inside = |shown: &&Shown| block.range.contains(&shown.page(&(0..0)).start);
                let Some(shown) = subject.shown.iter().find(inside) else {
                    continue;
                };
                if shows_one(shown) {
                    let line = subject.document.text.at(place).line;
                    let message = format!("line {line} promises a list, and one element is shown");
                    let range = shown.page(&(0..shown.text.len()));
                    found.tell(|| {
                        subject.find(
                            &STRUCTURE,
                            range,
                            message,
                            "show the list, with its brackets.",
                        )
                    });
                }
            }
            _ => {}
        }
    }
    found
}

/// Whether a sentence says that a list is what is answered.
fn promises(words: &str) -> bool {
    let words = words.to_lowercase();
    words.split(['.', ';']).any(|sentence| {
        LISTS.iter().any(|list| sentence.contains(list))
            && RETURNED.iter().any(|returned| sentence.contains(returned))
            && !PARTS.iter().any(|part| sentence.contains(part))
    })
}

/// Whether an example is one object that wraps no list.
fn shows_one(shown: &Shown) -> bool {
    let tree = &shown.tree;
    let mut roots = tree.roots();
    let (Some(root), None) = (roots.next(), roots.next()) else {
        return false;
    };
    let wraps = root.children.len() <= WRAPPER
        && tree.children(root).any(|child| child.value == Value::List);
    shown.language == Language::Json
        && root.value == Value::Object
        && !root.children.is_empty()
        && !wraps
        && !tree.more
}
