//! Conditions of fields, as far as words name a field and its text.

use std::collections::HashMap;

use super::path;

/// Most fields beside one, and most values of each, that are looked at.
const MOST: usize = 50;

/// Words between a field and the text that it holds.
const IS: [&str; 8] = ["is", "=", "==", "equals", "equal", "to", "be", "of"];

/// What stands beside a field: texts by name, and the values that close each.
pub(crate) struct Beside<'l> {
    texts: HashMap<String, Vec<(String, &'l [String])>>,
}

impl<'l> Beside<'l> {
    /// The texts of a message, each with its path and values.
    pub(crate) fn of(all: impl Iterator<Item = (String, &'l [String])>) -> Self {
        let mut texts: HashMap<String, Vec<(String, &'l [String])>> = HashMap::new();
        for (path, values) in all {
            let holder = path::holder(&path).unwrap_or_default().to_owned();
            texts.entry(holder).or_default().push((path, values));
        }
        Self { texts }
    }

    /// The field and the text that these words name, of those beside the
    /// field of this path: `when type is card`, or a value alone (`for card`)
    /// that only one of them may have. `None` where they say anything else.
    pub(crate) fn decides(&self, of: &str, words: &str) -> Option<(String, String)> {
        let holder = path::holder(of).unwrap_or_default();
        let beside = self.texts.get(holder)?;
        let words = Word::all(words);
        let against = ["not", "or", "and", "unless", "!=", "isn't"];
        if words.iter().any(|word| against.contains(&word.text)) {
            return None;
        }
        let others = beside.iter().filter(|(path, _)| path != of).take(MOST);
        let found: Vec<(&String, &str)> = others
            .filter_map(|(path, values)| Some((path, text(path, values, &words)?)))
            .collect();
        match found[..] {
            [(path, text)] if is_plain(text) => Some((path.clone(), text.to_owned())),
            _ => None,
        }
    }
}

/// The text of this field that words name.
fn text<'w>(path: &str, values: &[String], words: &[Word<'w>]) -> Option<&'w str> {
    let closed = |words: &[Word<'w>]| {
        let mut known = words.iter().filter(|word| is_one(values, word.text));
        known.next().map(|word| word.text)
    };
    let name = path::name(path);
    let Some(named) = words.iter().position(|word| word.text == name) else {
        return closed(words);
    };
    let after = &words[named + 1..];
    let at = after.iter().position(|word| !IS.contains(&word.text))?;
    if !values.is_empty() {
        return closed(&after[at..]);
    }
    // What is said of a field whose values are open may be anything (`there`):
    // its text only where it is marked as one.
    let word = &after[at];
    (at > 0 && word.is_marked).then_some(word.text)
}

/// A word of a condition.
struct Word<'w> {
    /// Without marks.
    text: &'w str,
    /// Whether it is marked as something's text: in quotes, or as code, or in
    /// capitals.
    is_marked: bool,
}

impl<'w> Word<'w> {
    /// Whoever writes more than a dozen says more than one name and one text.
    fn all(words: &'w str) -> Vec<Self> {
        let split = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')');
        let marks = ['`', '"', '\'', '“', '”'];
        let words = words.split(split).filter(|word| !word.is_empty());
        words
            .take(12)
            .map(|word| {
                let word = word.trim_matches(['*', '.', ':']);
                let text = word.trim_matches(marks);
                let capital = |c: char| c.is_ascii_uppercase() || c == '_' || c.is_ascii_digit();
                Self {
                    text,
                    is_marked: text.len() < word.len()
                        || (text.len() > 1 && text.chars().all(capital)),
                }
            })
            .filter(|word| !word.text.is_empty())
            .collect()
    }
}

/// Whether a text can stand in a feature's table.
fn is_plain(text: &str) -> bool {
    let known = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    text.chars().all(known)
}

fn is_one(values: &[String], word: &str) -> bool {
    values.iter().take(MOST).any(|value| value == word)
}
