//! Names that differ by a typo from one that the page declares.

use std::collections::HashSet;

use crate::document::Line;
use crate::lint::code::field::TYPO;
use crate::lint::found::Found;
use crate::lint::ruling::{Ruling, contract_path};
use crate::lint::subject::Subject;
use crate::lint::suggestion::Suggestion;

pub(super) fn find(subject: &Subject) -> Found {
    let declared = &subject.declared;
    let mut found = Found::default();
    let mut told = HashSet::new();
    for (index, shown) in subject.shown.iter().enumerate() {
        for item in shown
            .tree
            .items
            .iter()
            .filter(|item| !item.name_range.is_empty())
        {
            let name = item.name.trim_start_matches('@');
            let Some(near) = declared.near(name) else {
                continue;
            };
            if told.contains(name) {
                continue;
            }
            let siblings = item.parent.map(|parent| &shown.tree.items[parent].children);
            let stands_beside = siblings.is_some_and(|siblings| {
                siblings
                    .iter()
                    .any(|sibling| shown.tree.items[*sibling].name.trim_start_matches('@') == near)
            });
            if !stands_beside {
                told.insert(name);
                let message = format!("`{name}` is declared nowhere, `{near}` is");
                let range = shown.page(&item.name_range);
                found.tell(|| {
                    subject.find(&TYPO, range, message, alias(subject, index, name, near))
                });
            }
        }
    }
    for line in subject.lines() {
        for (range, name) in names(line) {
            if let Some(near) = declared.near(name)
                && told.insert(name)
            {
                let message = format!("`{name}` is declared nowhere, `{near}` is");
                let range = subject.in_line(line, range);
                found.tell(|| subject.find(&TYPO, range, message, format!("write `{near}`.")));
            }
        }
    }
    found
}

/// A ruling that takes the one spelling for the other, where the example is
/// one of a message; a sentence elsewhere.
fn alias(subject: &Subject, shown: usize, name: &str, near: &str) -> Suggestion {
    let instance = subject
        .instances
        .iter()
        .find(|instance| instance.shown == shown);
    let field = instance.and_then(|instance| {
        let of_near = |path: &str| path.rsplit(['.', '/']).next() == Some(near);
        instance
            .message
            .fields
            .iter()
            .find(|field| of_near(&field.path))
            .map(|field| (instance.message.xml, field))
    });
    let Some((xml, field)) = field else {
        return format!("write `{near}`.").into();
    };
    let means = contract_path(&field.path, xml).replace("[n]", "");
    let written = format!("{}{name}", means.strip_suffix(near).unwrap_or_default());
    let ruling = Ruling::new(
        &format!("{written} spelling"),
        &format!("An example writes {name}, the list {near}."),
        &format!("{near} is the name."),
        "The list is where names are defined.",
    );
    let ruling = ruling
        .part("alias")
        .text("written", &written)
        .text("means", &means);
    ruling.into()
}

/// The words of a line that are spelled like names: marked as code, or with
/// capitals or underscores within.
fn names(line: &Line) -> impl Iterator<Item = (std::ops::Range<usize>, &str)> {
    let words = &line.words;
    let is_part = |letter: char| letter.is_alphanumeric() || letter == '_';
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + words[at..].find(is_part)?;
        let length = words[start..]
            .find(|letter: char| !is_part(letter))
            .unwrap_or(words.len() - start);
        at = start + length;
        Some((start..at, &words[start..at]))
    })
    .filter(|(range, word)| {
        let in_code = line
            .code
            .iter()
            .any(|code| code.start <= range.start && range.end <= code.end);
        in_code || is_spelled_like_a_name(word)
    })
}

fn is_spelled_like_a_name(word: &str) -> bool {
    let humps = word
        .as_bytes()
        .windows(2)
        .any(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase());
    humps || word.trim_matches('_').contains('_')
}
