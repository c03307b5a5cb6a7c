//! Lists: of fields, values, calls, answers or steps, as their items say.

use crate::document::{Block, Line, Matter};

use super::draft::Page;
use super::entry::{self, Entry};
use super::heading::{self, Heading};
use super::walk::Walk;
use super::{Need, Source, call, names, prose, status, steps, types};

/// An item: how many hold it, and its lines.
type Item<'b> = (usize, &'b [Line]);

/// Reads a list.
pub(super) fn read(walk: &mut Walk<'_>, blocks: &[Block]) {
    let items: Vec<Item<'_>> = blocks.iter().filter_map(item).collect();
    let context = walk.context();
    let takes_fields = says_fields(&context);
    let is_values = are_values(&context.title, &items);
    if is_values && !takes_fields && !context.statuses {
        let name = names::kebab_singular(list_name(&context.title));
        let values: Vec<(String, Source)> = items
            .iter()
            .filter_map(|(_, lines)| Some((value(lines)?, walk.page.at(lines.first()?.start))))
            .collect();
        walk.value_list(&name, values);
        return;
    }
    let mut left: Vec<Item<'_>> = Vec::new();
    for (depth, lines) in items {
        if !declares(walk, &context, lines) {
            left.push((depth, lines));
        }
    }
    fields(walk, &left, takes_fields);
}

fn item(block: &Block) -> Option<Item<'_>> {
    match &block.matter {
        Matter::Item { depth, lines } => Some((*depth, lines.as_slice())),
        _ => None,
    }
}

/// Whether what stands under a heading is a list of fields for sure.
pub(super) fn says_fields(context: &Heading) -> bool {
    let is_body = context.direction.is_some() && !context.statuses && context.status.is_none();
    (context.need.is_some() || context.place.is_some() || context.fields || is_body)
        && !context.example
}

/// Reads an item that declares something by itself, other than a field.
fn declares(walk: &mut Walk<'_>, context: &Heading, lines: &[Line]) -> bool {
    let Some(line) = lines.first() else {
        return true;
    };
    let words = line.words.as_str();
    if let Some((call, rest)) = call::read(words.trim_start_matches('`')) {
        let title = rest.trim_start_matches(['-', '–', '—', ':', ' ']);
        walk.listed_call(
            &call,
            title.split(". ").next().unwrap_or_default(),
            line.start,
        );
        return true;
    }
    if let Some((status, rest)) = status::at_front(words)
        && (context.statuses || context.direction != Some(heading::Direction::Request))
    {
        walk.answer(Some(status), rest, line.start);
        return true;
    }
    steps::arrow(walk, line) || prose::keyed(walk, line)
}

/// Whether the blocks behind a heading are a list of values.
pub(super) fn is_value_section(title: &str, blocks: &[Block]) -> bool {
    let skipped = usize::from(
        blocks
            .first()
            .is_some_and(|block| matches!(block.matter, Matter::Paragraph(_))),
    );
    // Enough to know; a list is looked at whole when it is read.
    let items: Vec<_> = blocks[skipped..].iter().map_while(item).take(64).collect();
    let heading = Heading::read(title);
    are_values(title, &items) && !says_fields(&heading) && !heading.statuses
}

fn are_values(title: &str, items: &[Item<'_>]) -> bool {
    let words = names::words(title);
    let told = words.iter().any(|word| {
        names::is_one(
            word,
            &[
                "values", "statuses", "status", "states", "enum", "enums", "types", "codes",
                "options", "reasons",
            ],
        )
    });
    let is_value = |(depth, lines): &Item<'_>| {
        *depth == 0
            && lines
                .first()
                .is_some_and(|line| is_bare(line) || told && described(line).is_some())
    };
    !words.is_empty() && words.len() <= 6 && items.len() > 1 && items.iter().all(is_value)
}

/// One word, or code, and nothing else.
fn is_bare(line: &Line) -> bool {
    let words = line.words.as_str();
    let is_code = line
        .code
        .iter()
        .any(|span| span.start == 0 && span.end >= words.len());
    let is_word = !words.contains([' ', '(', '/', '=']) && !words.ends_with([':', '.', ';']);
    is_code && call::read(words).is_none() && !words.contains('/') || is_word
}

/// The value before a description: `` `paid` - … ``, `paid: …`.
fn described(line: &Line) -> Option<&str> {
    let words = line.words.as_str();
    let marked = line
        .code
        .iter()
        .chain(&line.strong)
        .find(|span| span.start == 0);
    let end = marked.map_or_else(
        || words.find([' ', ':', '(']).unwrap_or(words.len()),
        |span| span.end,
    );
    let rest = words.get(end..)?.trim_start();
    let parted = rest.starts_with(['-', '–', '—', ':', '=', '(']) || rest.is_empty();
    let typed = rest
        .strip_prefix('(')
        .and_then(|inside| inside.split_once(')'))
        .is_some_and(|(inside, _)| types::is_plain(inside));
    (parted && !typed).then(|| words[..end].trim_end_matches(':').trim())
}

fn value(lines: &[Line]) -> Option<String> {
    let line = lines.first()?;
    let value = if is_bare(line) {
        line.words.as_str()
    } else {
        described(line)?
    };
    Some(value.trim_matches(['`', '"', '\'', ',']).to_owned())
}

/// The name in a heading of values: `Status` of `Possible values for status`.
fn list_name(title: &str) -> &str {
    let title = names::topic(title);
    [" values for ", " values of ", " Values for "]
        .iter()
        .find_map(|mark| Some(title.split_once(mark)?.1))
        .unwrap_or(title)
}

/// Reads what may be a list of fields.
fn fields(walk: &mut Walk<'_>, items: &[Item<'_>], takes_fields: bool) {
    let entries: Vec<_> = items
        .iter()
        .map(|(depth, lines)| entry::read(lines, *depth))
        .collect();
    let certain = entries
        .iter()
        .flatten()
        .filter(|entry| entry.certain)
        .count();
    let named = entries
        .iter()
        .flatten()
        .filter(|entry| entry.marked)
        .count();
    let is_list = certain > 0
        && (takes_fields || certain * 2 >= items.len() || named == items.len())
        || takes_fields && named * 2 > items.len()
        || takes_fields
            && entries
                .iter()
                .flatten()
                .filter(|entry| is_parted(entry))
                .count()
                * 2
                > items.len();
    if !is_list {
        for (_, lines) in items {
            for line in *lines {
                prose::line(walk, line);
            }
        }
        return;
    }
    let entries = gather(&mut walk.page, items, entries, takes_fields);
    walk.fields(entries);
}

/// A bare name, or one that a sign parts from its description.
fn is_parted(entry: &Entry) -> bool {
    entry.marked || entry.words.is_empty()
}

/// Sorts the items of a field list: fields, values of a field, groups, and
/// what describes the field above.
fn gather(
    page: &mut Page<'_>,
    items: &[Item<'_>],
    read: Vec<Option<Entry>>,
    sure: bool,
) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut groups: Vec<(usize, Need)> = Vec::new();
    let mut holders: Vec<(usize, usize)> = Vec::new();
    for ((depth, lines), entry) in items.iter().zip(read) {
        let Some(line) = lines.first() else { continue };
        groups.retain(|(of, _)| of < depth);
        while holders.last().is_some_and(|(of, _)| of >= depth) {
            holders.pop();
        }
        if let Some(need) = heading::group(line) {
            groups.push((*depth, need));
            continue;
        }
        let holder = holders.last().map(|(_, index)| *index);
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
            page.unplaced_at(
                line.start,
                &line.words,
                "the item of the field list names no field",
            );
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
            entry.says.need = groups.last().map(|(_, need)| need.clone());
        }
        holders.push((*depth, entries.len()));
        entries.push(entry);
    }
    entries
}

fn is_scalar(entry: &Entry) -> bool {
    use countersign_contract::Kind;
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
