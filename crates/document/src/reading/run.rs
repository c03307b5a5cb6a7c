//! Field lists whose lines a copy out of a browser has run together:
//! `name(type)name(type)`.

use crate::document::Line;

use super::annotation::{Annotation, same_as};
use super::entry::Entry;
use super::{path, types};

/// Reads a line of fields that are run together; `None` where it is none.
///
/// The nesting is lost. An element `x[n]` holds what follows it in the line,
/// and so does an object; but an element whose list stands further out stands
/// beside that list.
pub(super) fn read(line: &Line) -> Option<Vec<Entry>> {
    let words = line.words.as_str();
    let mut entries = Vec::new();
    let mut scopes = Scopes::default();
    let mut at = 0;
    while at < words.len() {
        let rest = &words[at..];
        let rest = rest.trim_start_matches([' ', '•', ',', ';', '*']);
        let start = words.len() - rest.len();
        if rest.is_empty() {
            break;
        }
        let (entry, end) = match rest.strip_prefix('[') {
            Some(inside) => {
                let (inside, _) = inside.split_once(']').unwrap_or((inside, ""));
                let says = Annotation {
                    same_as: Some(same_as(inside)?),
                    ..Annotation::default()
                };
                (
                    item(None, says),
                    (start + inside.len() + 2).min(words.len()),
                )
            }
            None => field(rest).map(|(entry, end)| (entry, start + end))?,
        };
        let mut entry = entry;
        entry.start = line.origin.at(start);
        entry.depth = scopes.take(&entry);
        entries.push(entry);
        at = end.max(start + 1);
    }
    let is_run = entries.iter().any(|entry| entry.says.kind.kind.is_some());
    is_run.then_some(entries)
}

fn item(name: Option<String>, says: Annotation) -> Entry {
    Entry {
        depth: 0,
        name,
        says,
        words: String::new(),
        start: 0,
        certain: true,
        marked: false,
    }
}

/// One `name(type)` at the front, and where it ends.
fn field(rest: &str) -> Option<(Entry, usize)> {
    let open = rest.find('(').filter(|open| *open <= 256)?;
    let name = path::spell(rest[..open].trim_end())?;
    let inside = &rest[open + 1..];
    let close = inside.find(')').unwrap_or(inside.len());
    let (written, end) = match inside[..close].find('(') {
        // `(string (36))` nests; in `(stringcountry(string)` one is missing.
        Some(next) if types::is_plain(&inside[..next]) => {
            let outer = inside[close..]
                .strip_prefix("))")
                .map_or(close, |_| close + 1);
            (&inside[..outer], outer + 1)
        }
        Some(next) => glued(&inside[..next])?,
        None => (&inside[..close], close + 1),
    };
    let mut says = Annotation::default();
    says.take_inside(written);
    says.says()
        .then(|| (item(Some(name), says), (open + 1 + end).min(rest.len())))
}

/// The type at the front of `stringcountry`, and where the name begins.
fn glued(text: &str) -> Option<(&str, usize)> {
    let ends = text.char_indices().map(|(at, _)| at).skip(2).take(64);
    ends.filter(|at| types::is_plain(&text[..*at]) && path::spell(text[*at..].trim()).is_some())
        .max()
        .map(|at| (text[..at].trim_end(), at))
}

/// What is open while a line is read.
#[derive(Default)]
struct Scopes {
    /// Names of what is open, outermost first, each with the lists that were
    /// named directly within it.
    open: Vec<Vec<String>>,
    /// Lists that were named outside of everything.
    outside: Vec<String>,
}

/// How many scopes may be open at once, and how many lists one remembers.
const MOST: usize = 24;

impl Scopes {
    /// How deep an entry stands; opens what it opens.
    fn take(&mut self, entry: &Entry) -> usize {
        let Some(name) = &entry.name else {
            return self.open.len();
        };
        let stem = path::stem(name);
        if stem != name {
            // Where its list stands, the element stands too.
            let lists = std::iter::once(&self.outside).chain(&self.open);
            let place = lists
                .enumerate()
                .filter(|(_, lists)| lists.iter().any(|list| list == stem))
                .last();
            if let Some((depth, _)) = place {
                self.open.truncate(depth);
            }
            return self.enter();
        }
        match entry.says.kind.kind {
            Some(countersign_contract::Kind::Object) => self.enter(),
            Some(countersign_contract::Kind::List) => {
                let depth = self.open.len();
                let lists = self.open.last_mut().unwrap_or(&mut self.outside);
                if lists.len() < MOST {
                    lists.push(stem.to_owned());
                }
                depth
            }
            _ => self.open.len(),
        }
    }

    fn enter(&mut self) -> usize {
        let depth = self.open.len();
        if depth < MOST {
            self.open.push(Vec::new());
        }
        depth
    }
}
