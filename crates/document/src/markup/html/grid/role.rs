//! [`Role`]s: what generators of documentation call the boxes that they draw
//! a field with, as the names of classes and test hooks tell.

use html5gum::StartTag;

use super::super::attributes::value;

/// Attributes whose words tell what an element is for.
const ATTRIBUTES: [&str; 4] = ["class", "data-test", "data-testid", "itemprop"];

/// What documentation declares.
const NOUNS: [&str; 10] = [
    "param",
    "parameter",
    "property",
    "prop",
    "field",
    "attribute",
    "attr",
    "arg",
    "argument",
    "member",
];

/// Longest value of an attribute that is looked at, in bytes.
const LONGEST: usize = 400;

/// What an element tells of a field; what comes later says more surely so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    /// Whether it is required.
    Need,
    /// The field, in whatever way: often its name, and often the whole row.
    Field,
    /// Its name, where it stands in an element that is a field.
    NameOfField,
    /// Its type.
    Type,
    /// The field's name, in so many words: `property-name`.
    Name,
    /// What a model is called whose fields follow.
    Title,
}

/// What the words of an element's attributes say.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Said {
    pub(super) role: Option<Role>,
    /// Whether a field stands in it or around it.
    pub(super) of_field: bool,
    /// Whether it is marked as one that is required: that is often drawn, and
    /// not written.
    pub(super) required: bool,
}

/// What an element tells of a field.
pub(super) fn read(tag: &StartTag<usize>) -> Said {
    let mut said = Said::default();
    for attribute in ATTRIBUTES {
        let Some(value) = value(tag, attribute).filter(|value| value.len() <= LONGEST) else {
            continue;
        };
        for token in value.split_whitespace() {
            let words = words(token);
            said.role = said.role.max(of_words(&words));
            said.required |= words.last().is_some_and(|word| word == "required");
            said.of_field |= words.iter().any(|word| NOUNS.contains(&word.as_str()));
        }
    }
    said
}

/// The words of a token in lower case: parted at signs, and where a small
/// letter or a digit is followed by a capital one.
fn words(token: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut small = false;
    for letter in token.chars() {
        let parts = !letter.is_ascii_alphabetic() || letter.is_ascii_uppercase() && small;
        if parts && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if letter.is_ascii_alphabetic() {
            word.push(letter.to_ascii_lowercase());
        }
        small = letter.is_ascii_lowercase();
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

fn of_words(words: &[String]) -> Option<Role> {
    let is_title =
        |pair: &[String]| matches!(pair[0].as_str(), "model" | "schema") && pair[1] == "title";
    if words.windows(2).any(is_title) {
        return Some(Role::Title);
    }
    let is = |at: usize, of: &[&str]| {
        let word = words.get(at).map(String::as_str);
        word.is_some_and(|word| of.contains(&word))
    };
    let nouns = (0..words.len()).filter(|at| is(*at, &NOUNS));
    // `label-optional`.
    if is(0, &["label", "badge"]) && is(1, &["required", "optional"]) {
        return Some(Role::Need);
    }
    // What stands behind the noun tells which part of the field it is.
    for noun in nouns {
        if is(noun + 1, &["name", "key", "title", "term"]) {
            return Some(Role::Name);
        }
        if is(noun + 1, &["type", "datatype", "format"]) {
            return Some(Role::Type);
        }
        if is(noun + 1, &["required", "optional", "requirement"]) {
            return Some(Role::Need);
        }
    }
    let last = words.len().checked_sub(1)?;
    if last > 0 && is(last - 1, &["label"]) && is(last, &["name"]) {
        return Some(Role::Name);
    }
    // What a schema is called is the type of the field that has it.
    let is_schema = last > 0 && is(last - 1, &["schema", "model"]) && is(last, &["name"]);
    let is_media = last > 0 && is(last - 1, &["content", "media", "mime"]);
    if is_schema || is(last, &["type", "datatype"]) && !is_media {
        return Some(Role::Type);
    }
    if is(last, &["required", "optional", "badge"]) {
        return Some(Role::Need);
    }
    if words.len() == 1 && is(last, &["name", "key"]) {
        return Some(Role::NameOfField);
    }
    is(last, &NOUNS).then_some(Role::Field)
}
