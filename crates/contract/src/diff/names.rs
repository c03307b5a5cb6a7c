//! Names in camel, snake and kebab case: their words, and whether one is
//! plainly the other.

/// Most characters of names that are held against each other: the work grows
/// with the square of it.
const LONGEST: usize = 64;

/// The words of a text in lower case with a blank before and behind each, so
/// that some words are found as a whole: ` the purchase order number `.
pub(super) fn words(text: &str) -> String {
    let mut words = String::with_capacity(text.len() + 8);
    let mut before = ' ';
    for c in text.chars() {
        let is_new = !before.is_alphanumeric() || (c.is_uppercase() && !before.is_uppercase());
        if c.is_alphanumeric() {
            if is_new {
                words.push(' ');
            }
            words.extend(c.to_lowercase());
        }
        before = c;
    }
    words.push(' ');
    words
}

/// Whether two names may be one that was spelled otherwise: alike but for
/// case and separators, one within the other, or alike but for a few letters.
pub(super) fn are_alike(one: &str, other: &str) -> bool {
    let [one, other] = [one, other].map(|name| {
        let letters = name.chars().filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect::<Vec<char>>()
    });
    let (short, long) = if one.len() < other.len() {
        (one, other)
    } else {
        (other, one)
    };
    if short.is_empty() || long.len() > LONGEST {
        return short == long;
    }
    let is_within = short.len() > 2 && long.windows(short.len()).any(|part| part == short);
    is_within || distance(&short, &long) * 3 <= short.len()
}

/// How many letters are to be changed, put in or taken out (Levenshtein).
fn distance(one: &[char], other: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, a) in one.iter().enumerate() {
        let mut diagonal = at;
        row[0] = at + 1;
        for (index, b) in other.iter().enumerate() {
            let changed = diagonal + usize::from(a != b);
            diagonal = row[index + 1];
            row[index + 1] = changed.min(diagonal + 1).min(row[index] + 1);
        }
    }
    row.last().copied().unwrap_or_default()
}
