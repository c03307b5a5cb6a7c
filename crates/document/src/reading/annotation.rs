//! An [`Annotation`]: what stands behind a field's name.

use super::need;
use super::types;
use super::values;
use super::{FieldType, Need};

/// What a page says of a field behind its name.
#[derive(Debug, Clone, Default)]
pub(super) struct Annotation {
    pub(super) kind: FieldType,
    /// What the type speaks of by a name: a list of values, or a part.
    pub(super) named: Option<String>,
    pub(super) need: Option<Need>,
    pub(super) default: Option<String>,
    pub(super) values: Vec<String>,
    /// The field whose fields this one has, too.
    pub(super) same_as: Option<String>,
}

impl Annotation {
    /// Whether anything was said.
    pub(super) fn says(&self) -> bool {
        self.kind.kind.is_some()
            || self.need.is_some()
            || self.default.is_some()
            || !self.values.is_empty()
            || self.same_as.is_some()
    }

    /// Takes a type, where none was said before.
    pub(super) fn take_type(&mut self, words: &str) {
        if self.kind.written.is_empty() {
            let typed = types::read(words);
            self.kind = typed.kind;
            self.named = typed.named;
        }
    }

    /// Takes what stands in parentheses: `string, required, default: x`.
    /// What is none of this is given back.
    pub(super) fn take_inside(&mut self, inside: &str) -> Vec<String> {
        let mut left = Vec::new();
        let (inside, default) = split_default(inside);
        if let Some(default) = default {
            self.default.get_or_insert(default);
        }
        let lower = inside.to_ascii_lowercase();
        for opening in [
            "enum:",
            "enum of",
            "one of:",
            "one of",
            "values:",
            "allowed:",
            "possible values:",
        ] {
            let Some(at) = lower.find(opening) else {
                continue;
            };
            let found: Vec<_> = values::pieces(&inside[at + opening.len()..])
                .map(|value| value.trim_matches(['"', '\'', '`', '[', ']']).to_owned())
                .filter(|value| need::of_phrase(value).is_none())
                .collect();
            if !found.is_empty() {
                self.values = found;
                if opening.starts_with("enum") && at == 0 {
                    self.take_type("enum");
                }
                if inside.to_ascii_lowercase().contains("required") {
                    self.need.get_or_insert(Need::Yes);
                }
                return self.take_parts(&inside[..at]);
            }
        }
        left.extend(self.take_parts(inside));
        left
    }

    fn take_parts(&mut self, inside: &str) -> Vec<String> {
        let mut left = Vec::new();
        for part in parts(inside) {
            if !self.take_part(part) {
                left.push(part.to_owned());
            }
        }
        left
    }

    /// Takes one phrase; whether it was known.
    pub(super) fn take_part(&mut self, part: &str) -> bool {
        let part = part.trim().trim_matches(['.', ':']).trim();
        if part.is_empty() {
            return true;
        }
        if let Some(need) = need::of_phrase(part) {
            self.need.get_or_insert(need);
            return true;
        }
        if let Some(name) = same_as(part) {
            self.same_as.get_or_insert(name);
            return true;
        }
        if let Some((name, value)) = facet(part) {
            self.kind.facets.push((name, value));
            return true;
        }
        // `required string`, `string required`.
        for (first, second) in [
            part.split_once(' '),
            part.rsplit_once(' ').map(|(a, b)| (b, a)),
        ]
        .into_iter()
        .flatten()
        {
            if let Some(need) = need::of_phrase(first)
                && self.kind.written.is_empty()
                && types::is_plain(second)
            {
                self.need.get_or_insert(need);
                self.take_type(second);
                return true;
            }
        }
        if self.kind.written.is_empty() && types::is_plain(part) {
            self.take_type(part);
            return true;
        }
        let values = if self.values.is_empty() {
            values::of_words(part, &[])
        } else {
            Vec::new()
        };
        if values.is_empty() {
            return false;
        }
        self.values = values;
        true
    }
}

/// `default: x` or `default = x` at the end, taken off.
fn split_default(inside: &str) -> (&str, Option<String>) {
    let lower = inside.to_ascii_lowercase();
    for opening in [
        "default:",
        "default =",
        "default=",
        "defaults to",
        "default is",
        "default value:",
        "by default ",
    ] {
        if let Some(at) = lower.find(opening) {
            let value = inside[at + opening.len()..].trim();
            let before = inside[..at]
                .trim_end()
                .trim_end_matches([',', ';'])
                .trim_end();
            let end = value
                .find([',', ';'])
                .filter(|_| !value.starts_with('['))
                .unwrap_or(value.len());
            return (
                before,
                Some(value[..end].trim_matches(['"', '`', '\'']).to_owned()),
            );
        }
    }
    (inside, None)
}

/// The parts that commas or semicolons part, but not within brackets.
fn parts(inside: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut depth) = (0, 0_usize);
    for (at, letter) in inside.char_indices() {
        match letter {
            '(' | '<' | '[' => depth += 1,
            ')' | '>' | ']' => depth = depth.saturating_sub(1),
            ',' | ';' if depth == 0 => {
                parts.push(&inside[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&inside[start..]);
    parts
}

/// `min 1`, `max: 35`, `max length 50`, `format: uuid`, `pattern: …`.
fn facet(part: &str) -> Option<(String, String)> {
    let lower = part.to_ascii_lowercase();
    for (opening, name) in [
        ("max length", "max"),
        ("maxlength", "max"),
        ("maximum length", "max"),
        ("max.", "max"),
        ("maximum", "max"),
        ("max", "max"),
        ("min length", "min"),
        ("minlength", "min"),
        ("minimum length", "min"),
        ("min.", "min"),
        ("minimum", "min"),
        ("min", "min"),
        ("format", "format"),
        ("pattern", "pattern"),
        ("length", "length"),
        ("up to", "max"),
        ("<=", "max"),
        (">=", "min"),
    ] {
        let Some(rest) = lower.strip_prefix(opening) else {
            continue;
        };
        let value = part[part.len() - rest.len()..]
            .trim_start_matches([' ', ':', '=', '.'])
            .trim();
        let is_value = rest.starts_with([' ', ':', '=']) && !value.is_empty() && value.len() <= 64;
        return is_value.then(|| (name.to_owned(), value.to_owned()));
    }
    None
}

/// The name behind `same fields as`, `same required fields as`, `see`.
pub(super) fn same_as(words: &str) -> Option<String> {
    let words = words.trim().trim_matches(['[', ']', '(', ')', '.', '\\']);
    let lower = words.to_ascii_lowercase();
    let at = lower.find("same ").filter(|at| *at < 16)?;
    let rest = &words[at..];
    let name = [" as in ", " as for ", " as ", " of "]
        .iter()
        .find_map(|word| rest.split_once(word))?
        .1;
    let name = name
        .trim()
        .trim_start_matches("the ")
        .trim_matches(['`', '"', '\'', '.', ')', ']']);
    let name = name.split([' ', ',', '`']).next()?;
    super::path::spell(name)
}
