//! [`Bounds`]: what words about a field say of how long its text may be, and
//! between which numbers its value lies.

use std::ops::RangeInclusive;

use countersign_contract::Kind;

use crate::reading::Field;

/// Longest words about a field that are looked at, in bytes.
const LONGEST: usize = 2000;

/// What is counted where a length is bounded.
const LETTERS: &[&str] = &[
    "character",
    "characters",
    "char",
    "chars",
    "symbol",
    "symbols",
    "letter",
    "letters",
];

/// Signs that end what a bound is said in.
const ENDS: &[char] = &['.', ',', ';', '(', ')', '–', '—'];

/// The bounds of a field.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Bounds {
    /// Most characters.
    pub(super) length: Option<usize>,
    /// Between which numbers it lies; unbounded where the page is silent.
    pub(super) range: Option<RangeInclusive<f64>>,
}

impl Bounds {
    /// What the type and the words of a field say.
    pub(super) fn of(field: &Field) -> Self {
        let mut bounds = Self::default();
        let is_number = matches!(
            field.kind.kind,
            Some(Kind::Number | Kind::Integer | Kind::IntegerText)
        );
        // `int(11)` tells how a number is shown.
        if field.kind.kind == Some(Kind::Text) {
            let mut facets = field.kind.facets.iter();
            let most = facets.find(|(name, _)| name == "max");
            bounds.length = most.and_then(|(_, most)| most.parse().ok());
        }
        if field.words.len() > LONGEST {
            return bounds;
        }
        let lower = field.words.to_lowercase().replace("max.", "max");
        for clause in clauses(&lower) {
            let words: Vec<&str> = clause.split_whitespace().collect();
            match of_clause(&words) {
                Some((range, true)) if field.kind.kind == Some(Kind::Text) => {
                    bounds.length = bounds.length.or(whole(*range.end()));
                }
                Some((range, false)) if is_number => {
                    bounds.range.get_or_insert(range);
                }
                _ => {}
            }
        }
        bounds
    }
}

/// The parts of words between signs; a point within a number is none.
fn clauses(words: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(words);
    std::iter::from_fn(move || {
        let all = rest?;
        let end = all.match_indices(ENDS).find(|(at, sign)| {
            let after = all[at + sign.len()..].chars().next();
            *sign != "." || !after.is_some_and(|letter| letter.is_ascii_digit())
        });
        match end {
            Some((at, sign)) => {
                rest = Some(&all[at + sign.len()..]);
                Some(&all[..at])
            }
            None => rest.take(),
        }
    })
}

/// What a clause bounds that says nothing else, and whether that is a length.
fn of_clause(words: &[&str]) -> Option<(RangeInclusive<f64>, bool)> {
    let (words, is_length) = match words {
        [before @ .., last] if LETTERS.contains(last) => (before, true),
        [before @ .., "long"] => match before {
            [before @ .., last] if LETTERS.contains(last) => (before, true),
            _ => return None,
        },
        words => (words, false),
    };
    let words = match words {
        ["can", "be", rest @ ..] | ["must", "be", rest @ ..] | ["be", rest @ ..] => rest,
        words => words,
    };
    let (least, most) = match words {
        ["from", least, "to", most]
        | ["between", least, "and", most]
        | ["min", least, "max", most] => (number(least)?, number(most)?),
        ["max" | "maximum" | "max:" | "maximum:", most]
        | ["at", "most", most]
        | ["up", "to", most]
        | ["no", "more", "than", most]
        | ["maximum" | "max", "of" | "is", most]
        | ["maximum" | "max", "length" | "length:", most]
        | ["maximum" | "max", "length", "of" | "is", most] => (f64::NEG_INFINITY, number(most)?),
        ["min" | "minimum" | "min:" | "minimum:", least]
        | ["at", "least", least]
        | ["minimum" | "min", "of" | "is", least] => (number(least)?, f64::INFINITY),
        _ => return None,
    };
    let is_length = is_length || words.iter().any(|word| word.starts_with("length"));
    (least <= most).then_some((least..=most, is_length))
}

fn number(word: &str) -> Option<f64> {
    let is_number = word
        .bytes()
        .all(|byte| byte.is_ascii_digit() || b"-.".contains(&byte));
    is_number.then(|| word.parse().ok()).flatten()
}

/// A number of characters.
fn whole(number: f64) -> Option<usize> {
    let is_whole = (0.0..1e9).contains(&number) && number.fract() == 0.0;
    is_whole.then(|| number.to_string().parse().ok()).flatten()
}
