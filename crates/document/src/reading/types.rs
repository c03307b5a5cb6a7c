//! Types of fields, as words of a page say them.

use countersign_contract::{Facet, Kind};

use super::FieldType;
use super::kinds::{is_qualifier, simple};
use super::names;

/// A type, and the name of what it speaks of besides: `Workflow Status` of
/// `array of Workflow Status strings`, `Address` of `Address object`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Typed {
    pub(super) kind: FieldType,
    pub(super) named: Option<String>,
}

/// Longest words that are looked at as a type; longer ones are prose.
const LONGEST: usize = 80;

/// Reads words that stand where a type is due; whatever they are is kept as
/// written.
pub(super) fn read(written: &str) -> Typed {
    let mut typed = Typed::default();
    typed.kind.written = written.trim().to_owned();
    let (written, is_nullable) = without_null(written);
    let (written, format) = without_format(written);
    note(&mut typed, format);
    if written.is_empty() || written.len() > LONGEST {
        return typed;
    }
    let lower = written.to_ascii_lowercase();
    if is_nullable {
        typed.kind.facets.push(Facet::NULLABLE.pair());
    }
    if let Some(of) = element(&lower, written) {
        typed.kind.kind = Some(Kind::List);
        let (kind, format, named) = scalar(of);
        typed.kind.element = kind;
        typed.named = named;
        note(&mut typed, format);
        return typed;
    }
    let (kind, format, named) = scalar(written);
    typed.kind.kind = kind;
    typed.named = named;
    note(&mut typed, format);
    length(&lower, &mut typed);
    typed
}

/// A type without the format behind it, `integer($int64)`.
fn without_format(written: &str) -> (&str, Option<&str>) {
    let parted = written
        .strip_suffix(')')
        .and_then(|written| written.split_once("($"));
    match parted {
        Some((kind, format)) => (kind.trim_end(), Some(format)),
        None => (written, None),
    }
}

/// A type without the word that lets it be null, and whether that was there.
fn without_null(written: &str) -> (&str, bool) {
    let written = written.trim();
    for word in ["nullable ", "Nullable "] {
        if let Some(rest) = written.strip_prefix(word) {
            return (rest.trim_start(), true);
        }
    }
    (written, false)
}

/// The kinds of a type that may be one of several (`integer or string`); none
/// where the words say anything else.
pub(crate) fn alternatives(written: &str) -> Vec<Kind> {
    if written.len() > LONGEST {
        return Vec::new();
    }
    let lower = written.to_ascii_lowercase().replace(" or ", "|");
    let mut kinds = Vec::new();
    for word in lower.split(['|', '/', ',']).map(str::trim) {
        match simple(word) {
            _ if word == "null" => {}
            Some((kind, _)) if kinds.contains(&kind) => {}
            Some((kind, _)) => kinds.push(kind),
            None => return Vec::new(),
        }
    }
    kinds
}

/// Whether words are what a publisher calls a type of its own: `LineItem`,
/// `File[]`.
pub(super) fn is_name(words: &str) -> bool {
    let name = words.trim_end_matches("[]");
    let is_word = name.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let humps = name.bytes().skip(1).any(|byte| byte.is_ascii_uppercase())
        && name.bytes().any(|byte| byte.is_ascii_lowercase());
    is_word
        && name.starts_with(|letter: char| letter.is_ascii_uppercase())
        && (humps || name.len() < words.len())
}

/// Whether words are a type and nothing else, so that they are one even where
/// no type is due.
pub(super) fn is_plain(words: &str) -> bool {
    let (words, _) = without_null(words.trim_end_matches(['.', ',', ';', ' ']));
    let (words, _) = without_format(words);
    if words.is_empty() || words.len() > LONGEST {
        return false;
    }
    let lower = words.to_ascii_lowercase();
    let of = element(&lower, words);
    if of == Some("") {
        return true;
    }
    let rest = of.unwrap_or(words);
    // `array of Tile`: what it is a list of is described elsewhere.
    if of.is_some_and(|of| {
        of.starts_with(char::is_uppercase) && of.bytes().all(|byte| byte.is_ascii_alphanumeric())
    }) {
        return true;
    }
    let all: Vec<_> = parts(rest).collect();
    let is_known = |word: &str| simple(word).is_some() || is_qualifier(word);
    all.iter().any(|word| simple(word).is_some())
        && (all.iter().all(|word| is_known(word)) || all.len() <= 4 && ends_in_type(&all))
}

/// `Workflow Status strings`, `Address object`: names, then a type.
fn ends_in_type(words: &[String]) -> bool {
    let Some((last, before)) = words.split_last() else {
        return false;
    };
    simple(last).is_some() && !before.iter().any(|word| is_prose(word))
}

fn is_prose(word: &str) -> bool {
    names::is_one(
        word,
        &[
            "the", "is", "are", "this", "that", "if", "when", "to", "must", "be", "in", "with",
            "your",
        ],
    )
}

fn note(typed: &mut Typed, format: Option<&str>) {
    if let Some(format) = format {
        typed
            .kind
            .facets
            .push(("format".to_owned(), format.to_owned()));
    }
}

/// A length in the type itself: `string(36)`, `varchar (50)`, `string[35]`.
fn length(lower: &str, typed: &mut Typed) {
    let Some(open) = lower.find(['(', '[', '<']) else {
        return;
    };
    let inside = lower[open + 1..].trim_end_matches([')', ']', '>']);
    let digits = inside.trim_start_matches("max").trim();
    if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        typed
            .kind
            .facets
            .push(("max".to_owned(), digits.to_owned()));
    }
}

/// What a list is of, where the words say a list; `""` where they don't say
/// of what.
fn element<'a>(lower: &str, written: &'a str) -> Option<&'a str> {
    // Both have the same offsets: only ASCII letters differ.
    for list in ["array", "list", "collection", "set", "sequence"] {
        let Some(rest) = lower.strip_prefix(list) else {
            continue;
        };
        let rest = &written[written.len() - rest.len()..];
        let rest = rest.strip_prefix('s').unwrap_or(rest).trim_start();
        if rest.is_empty() {
            return (list != "set").then_some("");
        }
        for (open, close) in [("of ", ""), ("<", ">"), ("[", "]"), ("(", ")")] {
            if let Some(inside) = rest.strip_prefix(open) {
                return Some(inside.strip_suffix(close).unwrap_or(inside).trim());
            }
        }
    }
    if let Some(of) = written.strip_suffix("[]") {
        return Some(of.trim());
    }
    if let Some(inside) = written.strip_prefix('[') {
        return Some(inside.strip_suffix(']').unwrap_or(inside).trim());
    }
    [" array", " list"].iter().find_map(|end| {
        let rest = lower.strip_suffix(end)?;
        Some(written[..rest.len()].trim())
    })
}

/// The kind, format and name that words without a list say.
fn scalar(written: &str) -> (Option<Kind>, Option<&'static str>, Option<String>) {
    let words: Vec<_> = parts(written).collect();
    let has = |word: &str| words.iter().any(|one| one == word);
    if has("unix") || has("epoch") {
        return (Some(Kind::Integer), Some("unix-time"), None);
    }
    if has("8601") || has("iso8601") || has("3339") || has("rfc3339") {
        return (Some(Kind::DateTime), None, None);
    }
    // `string <date-time>`, `string (UUID)`: what narrows it says more.
    let found: Vec<_> = words.iter().filter_map(|word| simple(word)).collect();
    let narrow = found
        .iter()
        .find(|(kind, format)| matches!(kind, Kind::DateTime) || format.is_some());
    let Some((kind, format)) = narrow.or(found.first()) else {
        let named = (!words.is_empty() && words.len() <= 4).then(|| written.trim().to_owned());
        return (None, None, named);
    };
    let named = match names_before_type(written) {
        Some(name) if *kind != Kind::DateTime && format.is_none() => Some(name),
        _ => None,
    };
    (Some(*kind), *format, named)
}

/// `Workflow Status` of `Workflow Status strings`.
fn names_before_type(written: &str) -> Option<String> {
    let (name, last) = written.trim().rsplit_once(' ')?;
    let is_name =
        parts(name).all(|word| simple(&word).is_none() && !is_qualifier(&word) && !is_prose(&word));
    let last = last.trim_end_matches([')', '.']).to_ascii_lowercase();
    (is_name && simple(&last).is_some()).then(|| name.trim_start_matches("of ").to_owned())
}

fn parts(words: &str) -> impl Iterator<Item = String> {
    words
        .split(|letter: char| !(letter.is_alphanumeric() || letter == '-' || letter == '_'))
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
}
