//! Values that a sentence is made of, whatever opens it: `State: `open` or
//! `closed`.`, `BOX, PALLET or ENVELOPE`.

use std::ops::Range;

use super::values::{MOST, of_list};

/// Most words before a colon that name whose values follow.
const MOST_LABEL: usize = 6;

/// The values that words are made of; `code` are those parts of them that are
/// marked as code.
pub(super) fn values(words: &str, code: &[Range<usize>]) -> Vec<String> {
    labelled(words, code)
        .or_else(|| alone(words, code))
        .or_else(|| barred(words))
        .or_else(|| constants(words))
        .unwrap_or_default()
}

/// The values of `State: `open` or `closed`.`, where nothing else follows the
/// colon; what is an example, or sends the reader on, closes nothing.
fn labelled(words: &str, code: &[Range<usize>]) -> Option<Vec<String>> {
    const OTHERS: [&str; 9] = [
        "example", "format", "default", "see", "note", "requires", "e.g", "unit", "formats",
    ];
    let first = code.first()?;
    let label = words[..first.start].trim_end().strip_suffix(':')?;
    let label = label.rsplit(". ").next()?.to_ascii_lowercase();
    let is_other = |word: &str| OTHERS.contains(&word.trim_matches(['.', ',', '(', ')']));
    if label.split(' ').count() > MOST_LABEL || label.split(' ').any(is_other) {
        return None;
    }
    let (end, is_parted) = run(words, code)?;
    let is_all = words[end..].trim_start().is_empty() || words[end..].starts_with(". ");
    let is_all = is_all || words[end..].trim() == ".";
    (is_all && is_parted).then(|| marked(words, code))
}

/// Words before marked values that say no more than that these are the ones.
const LEADS: [&str; 6] = [
    "",
    "must be",
    "has to be",
    "should be",
    "must be either",
    "must equal",
];

/// The values of a sentence that is made of them, marked as code: `` `mono` or
/// `full` (default `full`) ``, ``Must be `a` or `b`.``
fn alone(words: &str, code: &[Range<usize>]) -> Option<Vec<String>> {
    let lead = words[..code.first()?.start].trim();
    let lead = lead.rsplit(". ").next()?.trim_matches([':', ' ']);
    if !LEADS.contains(&lead.to_ascii_lowercase().as_str()) {
        return None;
    }
    // What follows in parentheses may be marked too.
    let close = code.windows(2).position(|pair| {
        let between = words.get(pair[0].end..pair[1].start);
        between.is_none_or(|between| between.contains(['(', '.']))
    });
    let listed = &code[..close.map_or(code.len(), |at| at + 1)];
    let (end, _) = run(words, listed)?;
    let rest = words[end..].trim_start();
    let inside = rest.strip_prefix('(').map(str::to_ascii_lowercase);
    let is_all = rest.is_empty()
        || rest.starts_with('.')
        || inside.is_some_and(|inside| inside.starts_with("default"));
    let values = marked(words, listed);
    let is_plain = |value: &String| !matches!(value.as_str(), "true" | "false" | "null");
    (is_all && values.len() > 1 && values.iter().all(is_plain)).then_some(values)
}

/// Where a run of marked values ends that nothing but separators part, and
/// whether the last of these is more than a comma.
fn run(words: &str, code: &[Range<usize>]) -> Option<(usize, bool)> {
    let mut end = code.first()?.end;
    let mut parted = "";
    for span in &code[1..] {
        let between = words.get(end..span.start)?.trim();
        parted = between.trim_start_matches(',').trim();
        if !matches!(parted, "" | "or" | "|" | "/") || between.is_empty() {
            return None;
        }
        end = span.end;
    }
    Some((end, !parted.is_empty()))
}

/// The texts of marks.
fn marked(words: &str, code: &[Range<usize>]) -> Vec<String> {
    let values = code
        .iter()
        .map(|span| words[span.clone()].trim().to_owned());
    values.take(MOST).collect()
}

/// The values of words that are constants and nothing else: `BOX, PALLET or
/// ENVELOPE`.
fn constants(words: &str) -> Option<Vec<String>> {
    let values = of_list(words);
    let is_constant = |value: &String| {
        let known = |letter: char| letter.is_ascii_uppercase() || "_-".contains(letter);
        value.len() > 1
            && value.starts_with(|letter: char| letter.is_ascii_uppercase())
            && value
                .chars()
                .all(|letter| known(letter) || letter.is_ascii_digit())
    };
    let is_choice = words.contains(" or ") || words.contains('|');
    (is_choice && values.iter().all(is_constant)).then_some(values)
}

/// The values of `(fast|slow)`, where that is all.
fn barred(words: &str) -> Option<Vec<String>> {
    let inside = words.trim().strip_prefix('(')?.strip_suffix(')')?;
    (inside.contains('|') && !inside.contains(['(', ' ', ',']))
        .then(|| of_list(inside))
        .filter(|values| values.len() > 1)
}
