//! Sorts the items of a list of fields: fields, values of a field, groups,
//! and what tells more of the field above.

use countersign_contract::Kind;

use crate::document::Line;

use super::annotation::Annotation;
use super::draft::Page;
use super::entry::{self, Entry};
use super::heading::{self, Heading};
use super::items::{Item, value};
use super::{Because, Need};

/// Whether an item tells one thing of the field that holds it.
pub(super) fn is_keyed(lines: &[Line]) -> bool {
    let line = lines.first();
    line.is_some_and(|line| Annotation::default().take_keyed(&line.words))
}

/// A bare name, or one that a sign parts from its description.
pub(super) fn is_parted(entry: &Entry) -> bool {
    entry.marked || entry.words.is_empty()
}

/// Sorts the items of a field list: fields, values of a field, groups, and
/// what describes the field above.
pub(super) fn gather(
    page: &mut Page<'_>,
    items: &[Item<'_>],
    read: Vec<Option<Entry>>,
    sure: bool,
) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut groups: Vec<(usize, Option<Need>)> = Vec::new();
    let mut holders: Vec<(usize, usize)> = Vec::new();
    for ((depth, lines), entry) in items.iter().zip(read) {
        let Some(line) = lines.first() else { continue };
        groups.retain(|(of, _)| of < depth);
        while holders.last().is_some_and(|(of, _)| of >= depth) {
            holders.pop();
        }
        let holder = holders.last().map(|(_, index)| *index);
        if let Some(index) = holder
            && entries[index].says.take_keyed(&line.words)
        {
            continue;
        }
        if let Some(need) = heading::group(line) {
            groups.push((*depth, Some(need)));
            continue;
        }
        // `Properties:` only says what is below it.
        if holder.is_some() && line.words.ends_with(':') && Heading::read(&line.words).fields {
            groups.push((*depth, None));
            continue;
        }
        let is_field = entry
            .as_ref()
            .is_some_and(|entry| entry.certain || entry.marked || sure && is_parted(entry));
        let closes = holder.is_some_and(|index| is_scalar(&entries[index]))
            && !entry.as_ref().is_some_and(|entry| entry.certain);
        if let Some(index) = holder.filter(|_| closes || !is_field) {
            let value = value(lines).filter(|_| is_scalar(&entries[index]));
            let holder = &mut entries[index];
            match value {
                Some(value) => holder.says.values.push(value),
                None => entry::describe(holder, line, line.words.clone()),
            }
            continue;
        }
        let Some(mut entry) = entry.filter(|_| is_field) else {
            page.unplaced_at(line.start, &line.words, Because::NamelessItem);
            continue;
        };
        // A type that no one knows is the name of a part.
        if let Some((inside, rest)) = entry
            .words
            .strip_prefix('(')
            .and_then(|words| words.split_once(')'))
            && entry.says.kind.written.is_empty()
            && inside.split(' ').count() <= 4
        {
            entry.says.take_type(inside);
            entry.words = rest.trim().to_owned();
        }
        entry.depth = depth - groups.len().min(*depth);
        if entry.says.need.is_none() {
            entry.says.need = groups.last().and_then(|(_, need)| need.clone());
        }
        holders.push((*depth, entries.len()));
        entries.push(entry);
    }
    entries
}

fn is_scalar(entry: &Entry) -> bool {
    let is_element = entry
        .name
        .as_deref()
        .is_some_and(|name| name.ends_with("[n]"));
    let kind = entry.says.kind.kind;
    !is_element && !matches!(kind, Some(Kind::Object | Kind::List)) && kind.is_some()
        || kind == Some(Kind::List)
            && entry
                .says
                .kind
                .element
                .is_some_and(|kind| kind != Kind::Object)
}
