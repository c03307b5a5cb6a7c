//! Field lists whose lines a copy out of a browser has run together:
//! `name(type)name(type)`.

use crate::document::Line;

use super::annotation::{Annotation, same_as};
use super::entry::Entry;
use super::{path, types};

/// A line of fields that are run together.
pub(super) struct Run {
    pub(super) entries: Vec<Entry>,
    /// Its end, where that is none of them: where it stands in the page, in
    /// bytes, and its words.
    pub(super) rest: Option<(usize, String)>,
}

/// Reads a line of fields that are run together; `None` where it is none.
///
/// The nesting is lost. An element `x[n]` holds what follows it in the line,
/// and so does an object; but an element whose list stands further out stands
/// beside that list. Some write what an object holds into its parentheses
/// (`name(object(first(string)last(string)))`): these say where it ends.
pub(super) fn read(line: &Line) -> Option<Run> {
    let words = line.words.as_str();
    let mut entries: Vec<Entry> = Vec::new();
    let mut left = None;
    let mut scopes = Scopes::default();
    let mut at = 0;
    while at < words.len() {
        let rest = &words[at..];
        let rest = rest.trim_start_matches([' ', '•', ',', ';', '*']);
        if let Some(closed) = rest.strip_prefix(')').filter(|_| scopes.nests) {
            scopes.leave();
            // That of `object(`, and that of `name(`.
            let closed = closed.strip_prefix(')').unwrap_or(closed);
            at = words.len() - closed.len();
            continue;
        }
        let start = words.len() - rest.len();
        if rest.is_empty() {
            break;
        }
        let found = match rest.strip_prefix('[') {
            Some(inside) => reference(inside),
            None => field(rest, entries.len()),
        };
        let known = entries.iter().filter(|it| it.says.kind.kind.is_some());
        let Some((mut entry, end)) = found else {
            // One field and words behind it are a sentence.
            if known.count() < 2 {
                return None;
            }
            left = Some((line.origin.at(start), rest.to_owned()));
            break;
        };
        let end = start + end;
        entry.start = line.origin.at(start);
        entry.depth = scopes.take(&entry);
        if words[..end].ends_with('(') {
            scopes.hold(entry.depth);
        }
        entries.push(entry);
        at = end.max(start + 1);
    }
    let is_run = entries.iter().any(|entry| entry.says.kind.kind.is_some());
    is_run.then_some(Run {
        entries,
        rest: left,
    })
}

/// A bullet that refers to other fields, behind its bracket, and where it ends.
fn reference(inside: &str) -> Option<(Entry, usize)> {
    let (words, rest) = inside.split_once(']').unwrap_or((inside, ""));
    let says = Annotation {
        same_as: Some(same_as(words)?),
        ..Annotation::default()
    };
    Some((item(None, says), 1 + inside.len() - rest.len()))
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

/// One `name(type)` at the front, and where it ends: behind the parenthesis
/// that opens what it holds, where one does. Behind others a word that is no
/// type is one that no reader knows.
fn field(rest: &str, others: usize) -> Option<(Entry, usize)> {
    let open = rest.find('(').filter(|open| *open <= 256)?;
    let name = path::spell(rest[..open].trim_end())?;
    let inside = &rest[open + 1..];
    let close = inside.find(')').unwrap_or(inside.len());
    let (written, end) = match inside[..close].find('(') {
        // `(string (36))` nests; `(object(first(string)…` opens what it holds; in
        // `(stringcountry(string)` one is missing.
        Some(next) if types::is_plain(&inside[..next]) && holds(&inside[next + 1..]) => {
            (&inside[..next], next + 1)
        }
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
    let is_word = !written.is_empty() && written.chars().all(char::is_alphanumeric);
    let is_unknown = !says.says() && others > 0 && is_word;
    if is_unknown {
        written.clone_into(&mut says.kind.written);
    }
    (is_unknown || says.says()).then(|| (item(Some(name), says), (open + 1 + end).min(rest.len())))
}

/// Whether a field, or the front of one, stands behind a parenthesis.
fn holds(inside: &str) -> bool {
    let Some((name, rest)) = inside.split_once('(') else {
        return false;
    };
    let written = rest.split(['(', ')']).next().unwrap_or(rest).trim();
    path::spell(name.trim()).is_some() && types::is_plain(written)
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
    /// How deep those stand that hold what follows up to a parenthesis.
    held: Vec<usize>,
    /// Whether any does, or did.
    nests: bool,
}

/// How many scopes may be open at once, and how many lists one remembers; more
/// than paths have steps, so that what is deeper is told of where it is placed.
const MOST: usize = 40;

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

    /// What follows stands in what stands so deep, up to a parenthesis.
    fn hold(&mut self, depth: usize) {
        self.nests = true;
        self.held.push(depth);
        if self.open.len() <= depth && depth < MOST {
            self.open.push(Vec::new());
        }
    }

    /// Ends what a parenthesis has opened last.
    fn leave(&mut self) {
        if let Some(depth) = self.held.pop() {
            self.open.truncate(depth);
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
