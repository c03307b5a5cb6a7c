//! [`Declared`]: the names that a page declares, and which of them another
//! name nearly is.

use std::collections::{HashMap, HashSet};

use countersign_contract::kebab;

use crate::reading::Reading;

/// Longest name that is looked at, in bytes.
const LONGEST: usize = 64;

/// Most names that one is compared with.
const MOST_COMPARED: usize = 32;

/// Shortest word in which a letter is too many or too few, in bytes.
const SHORTEST_SLIP: usize = 5;

/// Words that are near each other and none of which is misspelled.
const TWO_WORDS: &[(&str, &str)] = &[
    ("contact", "contract"),
    ("country", "county"),
    ("customer", "customers"),
    ("internal", "interval"),
    ("personal", "personnel"),
    ("principal", "principle"),
    ("processed", "processes"),
    ("producer", "produces"),
    ("product", "produce"),
    ("received", "receiver"),
    ("shipment", "shipments"),
    ("stationary", "stationery"),
];

/// The names that a page declares, found by what a typo leaves as it is.
pub(super) struct Declared<'a> {
    names: HashSet<&'a str>,
    by_rest: HashMap<String, Vec<&'a str>>,
}

impl<'a> Declared<'a> {
    pub(super) fn new(reading: &'a Reading) -> Self {
        let paths = reading
            .messages
            .iter()
            .flat_map(|message| &message.fields)
            .map(|field| field.path.as_str());
        let parameters = reading
            .operations
            .iter()
            .flat_map(|operation| &operation.parameters);
        let searched = parameters
            .clone()
            .flat_map(|parameter| parameter.fields.iter().map(String::as_str));
        let all = paths
            .flat_map(|path| path.split(['.', '/']))
            .chain(parameters.map(|parameter| parameter.name.as_str()))
            .chain(searched)
            .map(|name| name.trim_start_matches('@').trim_end_matches("[n]"))
            .filter(|name| name.len() <= LONGEST && name.is_ascii());
        let names: HashSet<&str> = all.collect();
        let mut by_rest: HashMap<String, Vec<&str>> = HashMap::new();
        let mut sorted: Vec<&str> = names.iter().copied().collect();
        sorted.sort_unstable();
        for name in sorted {
            for rest in rests(name) {
                let near = by_rest.entry(rest).or_default();
                if near.len() < MOST_COMPARED {
                    near.push(name);
                }
            }
        }
        Self { names, by_rest }
    }

    /// The declared name that an undeclared one nearly is.
    pub(super) fn near(&self, name: &str) -> Option<&'a str> {
        if name.len() > LONGEST || !name.is_ascii() || self.names.contains(name) {
            return None;
        }
        let rests = rests(name);
        let mut near = rests
            .iter()
            .filter_map(|rest| self.by_rest.get(rest))
            .flatten();
        near.find(|near| is_typo(name, near)).copied()
    }
}

/// For each long word of a name: its first letter, and the other words.
fn rests(name: &str) -> Vec<String> {
    let name = kebab(name);
    let words: Vec<&str> = name.split('-').collect();
    let long = words.iter().enumerate().filter(|(_, word)| word.len() > 3);
    long.map(|(index, word)| {
        let others = words
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != index)
            .map(|(_, word)| *word);
        format!(
            "{}{index}-{}",
            &word[..1],
            others.collect::<Vec<_>>().join("-")
        )
    })
    .collect()
}

/// Whether two names differ in one word by one letter, or by two of a longer
/// one, and neither is a form of the other.
pub(super) fn is_typo(left: &str, right: &str) -> bool {
    if left.len().max(right.len()) > LONGEST
        || !left.is_ascii()
        || !right.is_ascii()
        || left.contains(':') != right.contains(':')
    {
        return false;
    }
    let (left, right) = (kebab(left), kebab(right));
    let (left, right): (Vec<&str>, Vec<&str>) =
        (left.split('-').collect(), right.split('-').collect());
    if left.len() != right.len() {
        return false;
    }
    let has_more = left.len() > 1;
    let mut differing = left
        .iter()
        .zip(&right)
        .filter(|(left, right)| left != right);
    match (differing.next(), differing.next()) {
        (Some((left, right)), None) => is_typo_of_word(left, right, has_more),
        _ => false,
    }
}

/// Whether one word is another with a letter too many or too few, or two of
/// them swapped, and no form of it. One letter for another is none: `packed`
/// and `picked` are two states.
pub(super) fn is_slip(left: &str, right: &str) -> bool {
    let replaced = left.len() == right.len()
        && left
            .bytes()
            .zip(right.bytes())
            .filter(|(left, right)| left != right)
            .count()
            == 1;
    let is_form = is_longer(left, right) || is_longer(right, left) || stem(left) == stem(right);
    let shorter = left.len().min(right.len());
    shorter >= SHORTEST_SLIP && !replaced && !is_form && distance(left, right) == 1
}

/// `has_more`: whether other words of the names are the same, so that a
/// letter that is missing or swapped is enough in a short word as well.
fn is_typo_of_word(left: &str, right: &str, has_more: bool) -> bool {
    let shorter = left.len().min(right.len());
    let replaced = left
        .bytes()
        .zip(right.bytes())
        .filter(|(left, right)| left != right)
        .count();
    let is_replaced = left.len() == right.len() && replaced == 1;
    let allowed = match shorter {
        // One letter for another makes another word of a short one.
        0..9 if is_replaced && !(has_more && shorter > 5) => return false,
        0..4 => return false,
        4..6 if !has_more => return false,
        4..8 => 1,
        _ => 2,
    };
    let letters = |word: &str| word.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_form = is_longer(left, right) || is_longer(right, left) || stem(left) == stem(right);
    let are_two = TWO_WORDS
        .iter()
        .any(|pair| *pair == (left, right) || *pair == (right, left));
    letters(left)
        && letters(right)
        && left[..1] == right[..1]
        && !is_form
        && !are_two
        && distance(left, right) <= allowed
}

/// Whether a word is another with an ending; the last letter twice is none.
fn is_longer(longer: &str, shorter: &str) -> bool {
    let ending = longer.strip_prefix(shorter);
    ending.is_some_and(|ending| ending.len() != 1 || !shorter.ends_with(ending))
}

/// A word without what verbs and plurals end with.
fn stem(word: &str) -> &str {
    ["ing", "ies", "ed", "es", "er", "s", "e", "y"]
        .iter()
        .find_map(|end| word.strip_suffix(end))
        .unwrap_or(word)
}

/// How many letters have to be added, left out, replaced or swapped with the
/// next to make one text of another; 9 where they are long and no names.
pub(super) fn distance(left: &str, right: &str) -> usize {
    let (left, right): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
    if left.len().max(right.len()) > LONGEST || left.len().abs_diff(right.len()) > 2 {
        return 9;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=right.len()).collect();
    for (row, letter) in left.iter().enumerate() {
        let mut next = vec![row + 1];
        for (column, other) in right.iter().enumerate() {
            let replaced = last[column] + usize::from(letter != other);
            let mut least = replaced.min(last[column + 1] + 1).min(next[column] + 1);
            if row > 0 && column > 0 && left[row - 1] == *other && right[column - 1] == *letter {
                least = least.min(before[column - 1] + 1);
            }
            next.push(least);
        }
        before = std::mem::replace(&mut last, next);
    }
    last.last().copied().unwrap_or_default()
}
