//! An [`Entry`]: a line of a list that declares a field, as its form tells.

use std::ops::Range;

use countersign_contract::Kind;

use crate::document::Line;

/// What types are called.
const TYPES: &[&str] = &[
    "string",
    "text",
    "number",
    "integer",
    "int",
    "int32",
    "int64",
    "long",
    "float",
    "double",
    "decimal",
    "boolean",
    "bool",
    "array",
    "list",
    "object",
    "map",
    "date",
    "datetime",
    "timestamp",
    "time",
    "iso",
    "uuid",
    "enum",
    "url",
    "uri",
];

/// Most words behind the first among which a type is looked for.
const NARROWING: usize = 3;

/// A line that begins with a field's name.
pub(super) struct Entry<'a> {
    pub(super) line: &'a Line,
    /// The name, as bytes of the words.
    pub(super) name: Range<usize>,
    /// What comes behind the name.
    pub(super) rest: &'a str,
}

impl<'a> Entry<'a> {
    /// The entry of a line: it begins with code, or with a word that is
    /// spelled like a name, and what follows is a parenthesis, a sign or
    /// nothing.
    pub(super) fn of(line: &'a Line) -> Option<Self> {
        let words = &line.words;
        let code = line.code.iter().find(|code| code.start == 0);
        let end = match code {
            Some(code) => code.end,
            None => words
                .find(|letter: char| !is_part(letter))
                .unwrap_or(words.len()),
        };
        let (name, rest) = words.split_at_checked(end)?;
        let is_name = !name.is_empty()
            && !name.contains(' ')
            && name.starts_with(|letter: char| letter.is_alphabetic() || "_$@".contains(letter));
        let is_spelled = code.is_some() || rest.starts_with('(') || !is_prose(name);
        let after = rest.trim_start();
        let ends = after.is_empty() || after.starts_with(['(', ':', '-', '–', '—', '*']);
        (is_name && is_spelled && ends).then_some(Self {
            line,
            name: 0..end,
            rest,
        })
    }

    /// Whether a type in parentheses follows, maybe behind a word that narrows
    /// it (`nullable string`).
    pub(super) fn is_typed(&self) -> bool {
        let inner = self.rest.trim_start().strip_prefix('(').unwrap_or_default();
        let inner = inner.split(')').next().unwrap_or_default().to_lowercase();
        let mut words = inner.split(|letter: char| !letter.is_alphanumeric());
        let first = words.next().unwrap_or_default();
        TYPES.iter().any(|name| first.starts_with(name))
            || words.take(NARROWING).any(|word| TYPES.contains(&word))
    }

    /// Whether the name is marked as code.
    pub(super) fn is_code(&self) -> bool {
        self.line.code.iter().any(|code| code.start == 0)
    }

    pub(super) fn name(&self) -> &'a str {
        &self.line.words[self.name.clone()]
    }
}

/// The kinds that a type leaves open (`integer or string`, `string|null`), one
/// for all numbers; none where it names a single one.
pub(super) fn alternatives(written: &str) -> impl Iterator<Item = Kind> {
    let lower = written.to_lowercase();
    let has_several = [" or ", "|", "/"].iter().any(|sign| lower.contains(sign));
    let words: Vec<String> = lower
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|_| has_several)
        .map(str::to_owned)
        .collect();
    words.into_iter().filter_map(|word| {
        Some(match word.strip_suffix('s').unwrap_or(&word) {
            "string" | "text" | "str" => Kind::Text,
            "number" | "integer" | "int" | "int32" | "int64" | "long" | "float" | "double"
            | "decimal" => Kind::Number,
            "boolean" | "bool" => Kind::Boolean,
            "object" | "map" => Kind::Object,
            "array" | "list" => Kind::List,
            _ => return None,
        })
    })
}

fn is_part(letter: char) -> bool {
    letter.is_alphanumeric() || "_.[]@$".contains(letter)
}

/// Whether a word may be one of a sentence: a capital at most at its
/// beginning.
fn is_prose(word: &str) -> bool {
    word.chars().skip(1).all(char::is_lowercase)
}
