//! An [`Entry`]: one line of a field list, taken apart.

use std::ops::Range;

use crate::document::Line;

use super::annotation::{Annotation, same_as};
use super::{Need, need, path, types, values};

/// One line of a field list.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// How many others hold it.
    pub(super) depth: usize,
    /// Its name in the one spelling; `None` where the line only refers to the
    /// fields of another.
    pub(super) name: Option<String>,
    pub(super) says: Annotation,
    /// What the line says besides.
    pub(super) words: String,
    /// Where it stands in the page, in bytes.
    pub(super) start: usize,
    /// Whether it has the form of a field and no other: a name and a type,
    /// or a name and whether it is required.
    pub(super) certain: bool,
    /// Whether the name is marked as one.
    pub(super) marked: bool,
}

/// Reads one line of a list and those that belong to it. `None` where it
/// begins with no name.
pub(super) fn read(lines: &[Line], depth: usize) -> Option<Entry> {
    let line = lines.first()?;
    if line.words.starts_with(['[', '(']) || line.words.to_ascii_lowercase().starts_with("same ") {
        return refer(line, depth);
    }
    let named = name(line)?;
    let mut entry = Entry {
        depth,
        name: Some(named.path),
        says: Annotation::default(),
        words: String::new(),
        start: line.origin.at(named.at),
        certain: false,
        marked: named.marked,
    };
    entry.says.need = named.need;
    if let Some(inside) = named.inside {
        entry.says.take_inside(&inside);
    }
    let rest = entry.says.take_behind(&line.words[named.end..]);
    entry.certain = entry.says.says();
    // A line of a name alone has its type and the rest below.
    let is_bare = rest.is_empty() && !entry.certain;
    describe(&mut entry, line, rest);
    for (below, line) in lines[1..].iter().enumerate() {
        if entry.says.take_keyed(&line.words) {
            entry.certain |= entry.says.says();
            continue;
        }
        let mut rest = line.words.clone();
        if is_bare && below == 0 && begins_with_type(&rest) {
            rest = entry.says.take_behind(&rest);
            entry.certain = entry.says.says();
        }
        describe(&mut entry, line, rest);
    }
    Some(entry)
}

/// Whether words begin with a type, and not with a sentence about one.
pub(super) fn begins_with_type(words: &str) -> bool {
    let mut probe = Annotation::default();
    let rest = probe.take_behind(words);
    probe.kind.kind.is_some() && rest.len() < words.len()
}

/// Takes words that describe a field: they may say more of it.
pub(super) fn describe(entry: &mut Entry, line: &Line, rest: String) {
    let says = &mut entry.says;
    if says.need.is_none() {
        says.need = need::of_words(&rest);
    }
    // `Conditional – only if …`: the words say which case that is.
    if let Some(Need::Conditional(case)) = &says.need
        && !case.contains(' ')
        && let Need::Conditional(case) = need::of_mark(&rest)
    {
        says.need = Some(Need::Conditional(case));
    }
    if says.values.is_empty() {
        let from = line.words.len().saturating_sub(rest.len());
        // Code is marked in the whole line; only what is in the rest counts.
        let shifted: Vec<_> = match line.words.ends_with(rest.as_str()) {
            true => line
                .code
                .iter()
                .filter(|span| span.start >= from)
                .map(|span| span.start - from..span.end - from)
                .collect(),
            false => Vec::new(),
        };
        says.values = values::of_words(&rest, &shifted);
    }
    if says.default.is_none() {
        says.default = default(&rest);
    }
    if !rest.is_empty() {
        if !entry.words.is_empty() {
            entry.words.push(' ');
        }
        entry.words.push_str(&rest);
    }
}

/// `Default: x.`, `Defaults to x` in prose.
pub(super) fn default(words: &str) -> Option<String> {
    let lower = words.to_ascii_lowercase();
    let value = [
        "defaults to ",
        "default: ",
        "default value is ",
        "default is ",
        "default value: ",
    ]
    .iter()
    .find_map(|opening| {
        let at = lower.find(opening)?;
        Some(words[at + opening.len()..].trim())
    })?;
    let quoted = value.strip_prefix(['"', '`', '\'']);
    let value = match quoted {
        Some(inner) => inner.split(['"', '`', '\'']).next()?,
        None => value
            .split([',', ';', ')', ' '])
            .next()?
            .trim_end_matches('.'),
    };
    (!value.is_empty()).then(|| value.to_owned())
}

/// Reads a field that lines of its own tell of, as copies of some pages have
/// it: its name, its type, whether it is required, and words.
pub(super) fn stacked(lines: &[Line]) -> Option<Entry> {
    let (first, rest) = lines.split_first()?;
    let (name, need) = requirement(&first.words);
    let is_name = !name.contains(' ') && !name.ends_with([':', '.']);
    let is_told = |line: &&Line| {
        types::is_plain(limited(&line.words).0) || need::of_phrase(&line.words).is_some()
    };
    let told = rest.iter().take(3).take_while(is_told).count();
    if !is_name || told == 0 {
        return None;
    }
    let mut entry = Entry {
        depth: 0,
        name: Some(path::spell(name)?),
        says: Annotation::default(),
        words: String::new(),
        start: first.start,
        certain: true,
        marked: false,
    };
    entry.says.need = need;
    for line in &rest[..told] {
        let (kind, limit) = limited(&line.words);
        entry.says.take_part(kind);
        entry.says.take_part(limit);
    }
    for line in &rest[told..] {
        describe(&mut entry, line, line.words.clone());
    }
    Some(entry)
}

/// A type and what limits it: `string` and `<= 40 characters`.
fn limited(words: &str) -> (&str, &str) {
    let at = [" <=", " >=", " < ", " > ", " ["]
        .iter()
        .filter_map(|mark| words.find(mark))
        .min();
    words.split_at(at.unwrap_or(words.len()))
}

fn refer(line: &Line, depth: usize) -> Option<Entry> {
    let says = Annotation {
        same_as: Some(same_as(&line.words)?),
        ..Annotation::default()
    };
    Some(Entry {
        depth,
        name: None,
        says,
        words: String::new(),
        start: line.start,
        certain: true,
        marked: false,
    })
}

/// A name at the start of a line.
struct Named {
    path: String,
    /// Where it begins and ends in the words.
    at: usize,
    end: usize,
    need: Option<Need>,
    /// What stands in the mark behind the name (`` `name: string` ``).
    inside: Option<String>,
    marked: bool,
}

fn name(line: &Line) -> Option<Named> {
    let words = line.words.as_str();
    let at = words.len() - words.trim_start_matches(['*', '•', '-', '◦', ' ']).len();
    let mark = first_mark(line, at);
    let end = match &mark {
        Some(span) => span.end,
        None => at + end_of_name(&words[at..]),
    };
    let mut text = words.get(at..end)?.trim();
    let mut inside = None;
    if let Some((name, rest)) = text.split_once([':', ' ', '('])
        && mark.is_some()
    {
        let rest = rest.trim().trim_end_matches(')');
        if rest.is_empty() || types::is_plain(rest) || need::of_phrase(rest).is_some() {
            inside = Some(rest.to_owned());
            text = name;
        }
    }
    let (text, need) = requirement(text.trim_end_matches([':', ',']));
    let mut named = Named {
        path: path::spell(text)?,
        at,
        end,
        need,
        inside,
        marked: mark.is_some(),
    };
    let after = words[end..].trim_start();
    // `name`* and **name** *: the mark may stand outside.
    if let Some(rest) = after.strip_prefix('*')
        && !rest.starts_with(|letter: char| letter.is_alphanumeric())
    {
        named.need = Some(Need::Yes);
        named.end = words.len() - rest.len();
    }
    Some(named)
}

/// A name without the mark that says whether it is required.
pub(super) fn requirement(text: &str) -> (&str, Option<Need>) {
    let text = text.trim();
    if let Some(name) = text.strip_suffix("[*]") {
        return (
            if name.is_empty() {
                text
            } else {
                &text[..text.len()]
            },
            None,
        );
    }
    if let Some(name) = text.strip_suffix('*').or_else(|| text.strip_prefix('*')) {
        return (name.trim_matches('*').trim(), Some(Need::Yes));
    }
    match text.strip_suffix('?') {
        Some(name) => (name.trim(), Some(Need::No)),
        None => (text, None),
    }
}

/// Where a name ends that no mark sets off. A colon within it is its own
/// (`@xlink:href`).
fn end_of_name(words: &str) -> usize {
    let is_end = |(at, letter): &(usize, char)| match letter {
        ':' => words[at + 1..]
            .chars()
            .next()
            .is_none_or(|next| !next.is_alphanumeric()),
        letter => " (,=—–".contains(*letter),
    };
    words
        .char_indices()
        .find(is_end)
        .map_or(words.len(), |(at, _)| at)
}

fn first_mark(line: &Line, at: usize) -> Option<Range<usize>> {
    let marks = line.code.iter().chain(&line.strong);
    marks
        .filter(|span| span.start <= at + 1 && span.end > at)
        .min_by_key(|span| span.end)
        .cloned()
}
