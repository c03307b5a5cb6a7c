//! States that a step spells otherwise than the table that declares them.

use std::collections::{HashMap, HashSet};

use countersign_contract::kebab;

use crate::reading::Machine;

/// Shortest name that may be misspelt, in characters: a letter makes another
/// word of a shorter one.
const SHORTEST: usize = 4;
/// Most states, and most steps, that are compared.
const MOST: usize = 500;

/// A name without what spellings differ in.
struct Bare {
    letters: Vec<char>,
    /// A number tells names apart, whatever else they share.
    digits: String,
}

impl Bare {
    fn of(name: &str) -> Self {
        let letters = kebab(name).replace('-', "");
        Self {
            digits: letters.matches(char::is_numeric).collect(),
            letters: letters.chars().collect(),
        }
    }
}

/// States that steps name and the table does not, each with the only one of
/// the table that is one letter away.
pub(super) fn misspelt(machine: &Machine) -> HashMap<&str, &str> {
    let listed: Vec<(Bare, &str)> = machine
        .states
        .iter()
        .take(MOST)
        .map(|(name, _)| (Bare::of(name), name.as_str()))
        .collect();
    let known: HashSet<&[char]> = listed
        .iter()
        .map(|(bare, _)| bare.letters.as_slice())
        .collect();
    let steps = machine.steps.iter().take(MOST);
    let ends: HashSet<&str> = steps
        .flat_map(|step| [step.from.as_str(), step.to.as_str()])
        .collect();
    let mut all = HashMap::new();
    for written in ends {
        let name = Bare::of(written);
        if known.contains(name.letters.as_slice()) {
            continue;
        }
        let mut near = listed.iter().filter(|(listed, _)| {
            listed.letters.len() >= SHORTEST
                && listed.digits == name.digits
                && is_one_letter_away(&listed.letters, &name.letters)
        });
        if let (Some((_, near)), None) = (near.next(), near.next()) {
            all.insert(written, *near);
        }
    }
    all
}

/// Whether a letter added, left out, replaced, or swapped with the next makes
/// the one of the other.
fn is_one_letter_away(one: &[char], other: &[char]) -> bool {
    let alike = |(one, other): &(&char, &char)| one == other;
    let begin = one.iter().zip(other).take_while(alike).count();
    let (one, other) = (&one[begin..], &other[begin..]);
    let ends = one.iter().rev().zip(other.iter().rev());
    let end = ends.take_while(alike).count();
    match (&one[..one.len() - end], &other[..other.len() - end]) {
        ([_], [_]) | ([], [_]) | ([_], []) => true,
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    }
}
