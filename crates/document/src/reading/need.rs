//! Whether a field must be there, as marks and words of a page say it.

use super::Need;
use super::cardinality::Cardinality;

/// Words after which a case follows.
const CASES: [&str; 12] = [
    "if",
    "when",
    "for",
    "unless",
    "only",
    "where",
    "in",
    "except",
    "depending",
    "on",
    "conditional",
    "with",
];

/// Reads a cell of a column that says what is required.
pub(super) fn of_mark(words: &str) -> Need {
    let words = words.trim();
    if words == "?" {
        return Need::Unsaid;
    }
    if matches!(words, ":x:" | ":no_entry:" | ":heavy_multiplication_x:") {
        return Need::No;
    }
    if let Some(cardinality) = Cardinality::read(words) {
        return match cardinality.least {
            0 => Need::No,
            _ => Need::Yes,
        };
    }
    let (first, rest) = split_word(words);
    let rest = rest.trim_matches(|letter: char| !letter.is_alphanumeric());
    let mark = first.trim_matches(['.', ',', ';', ':', '*', '(', ')', '?', '!']);
    let lower = mark.to_ascii_lowercase();
    let yes = match lower.as_str() {
        "x"
        | "✓"
        | "✔"
        | "✔️"
        | "✅"
        | "☑"
        | "●"
        | "•"
        | "yes"
        | "y"
        | "true"
        | "required"
        | "mandatory"
        | "white_check_mark"
        | "heavy_check_mark"
        | "ballot_box_with_check"
        | "m"
        | "r"
        | "req"
        | "mand"
        | "always"
        | "must"
        | "1"
        | "+" => true,
        "" if first.contains('*') => true,
        "" | "-" | "–" | "—" | "no" | "n" | "false" | "optional" | "o" | "opt" | "n/a" | "na"
        | "✗" | "✘" | "❌" | "never" | "0" | "not" | "×" => false,
        "c" | "conditional" | "conditionally" | "cond" | "depends" | "recommended" | "r*" => {
            let case = if rest.is_empty() { words } else { rest };
            return match lower.as_str() {
                "recommended" => Need::No,
                _ => Need::Conditional(case.to_owned()),
            };
        }
        _ if is_case(mark) => return Need::Conditional(words.to_owned()),
        _ => return of_words(words).unwrap_or(Need::Unsaid),
    };
    match yes {
        true if is_case(split_word(rest).0) => Need::Conditional(rest.to_owned()),
        true => Need::Yes,
        false => of_case(rest).unwrap_or(Need::No),
    }
}

/// Reads one word or phrase among others: `required`, `optional`,
/// `required if paid`.
pub(super) fn of_phrase(words: &str) -> Option<Need> {
    let words = words.trim().trim_end_matches(['.', ':', '!']);
    let (first, rest) = split_word(words);
    let lower = first
        .trim_matches(|letter: char| !letter.is_alphanumeric())
        .to_ascii_lowercase();
    let rest = rest.trim();
    match lower.as_str() {
        "required" | "mandatory" | "compulsory"
            if rest.is_empty() || rest.eq_ignore_ascii_case("field") =>
        {
            Some(Need::Yes)
        }
        "required" | "mandatory" if is_case(split_word(rest).0) => {
            Some(Need::Conditional(rest.to_owned()))
        }
        "optional" if rest.is_empty() || rest.eq_ignore_ascii_case("field") => Some(Need::No),
        "not"
            if rest.eq_ignore_ascii_case("required") || rest.eq_ignore_ascii_case("mandatory") =>
        {
            Some(Need::No)
        }
        "conditional" | "conditionally" => {
            let case = rest.trim_start_matches("required").trim();
            let case = if case.is_empty() { words } else { case };
            Some(Need::Conditional(case.to_owned()))
        }
        _ => None,
    }
}

/// Reads sentences: `Required.`, `Optional list of …`, `This field is
/// mandatory when …`. What is *required to do* something else says nothing.
pub(super) fn of_words(words: &str) -> Option<Need> {
    sentences(words).find_map(of_sentence)
}

/// Reads sentences for a case only, as they narrow what a mark says.
pub(super) fn of_case(words: &str) -> Option<Need> {
    of_words(words).filter(|need| matches!(need, Need::Conditional(_)))
}

fn sentences(words: &str) -> impl Iterator<Item = &str> {
    words
        .split(". ")
        .flat_map(|part| part.split(['(', ')', ';']))
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

fn of_sentence(sentence: &str) -> Option<Need> {
    let sentence = sentence.trim_end_matches(['.', '!']);
    if let Some(need) = of_phrase(sentence) {
        return Some(need);
    }
    let lower = sentence.to_ascii_lowercase();
    if let Some(rest) = lower.strip_prefix("optional") {
        return rest
            .starts_with([' ', ',', '.', ':', '-', '—'])
            .then_some(Need::No);
    }
    if lower.starts_with("required") || lower.starts_with("mandatory") {
        let rest = sentence
            .split_once([' ', ',', '.', ':', '-'])
            .map_or("", |(_, rest)| rest);
        let next = split_word(rest.trim()).0.to_ascii_lowercase();
        return match next.as_str() {
            "to" | "by" => None,
            next if is_case(next) => Some(Need::Conditional(rest.trim().to_owned())),
            _ => Some(Need::Yes),
        };
    }
    for not in [
        "is not required",
        "is not mandatory",
        "is optional",
        "are optional",
        "may be omitted",
        "can be omitted",
    ] {
        if lower.contains(not) {
            return Some(Need::No);
        }
    }
    for said in [
        "is required",
        "are required",
        "is mandatory",
        "are mandatory",
        "must be provided",
        "must be specified",
    ] {
        let Some(at) = lower.find(said) else { continue };
        let rest = sentence[at + said.len()..].trim_start();
        let next = split_word(rest)
            .0
            .trim_end_matches(',')
            .to_ascii_lowercase();
        return match next.as_str() {
            "" => Some(Need::Yes),
            next if is_case(next) => Some(Need::Conditional(rest.to_owned())),
            _ if rest.starts_with([',', '.', ':', '-']) => Some(Need::Yes),
            _ => None,
        };
    }
    None
}

fn is_case(word: &str) -> bool {
    CASES.iter().any(|case| case.eq_ignore_ascii_case(word))
}

fn split_word(words: &str) -> (&str, &str) {
    words.split_once(' ').unwrap_or((words, ""))
}
