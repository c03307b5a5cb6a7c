//! Lists: of fields, values, calls, answers or steps, as their items say.

use crate::document::{Block, Line, Matter};

use super::entry;
use super::gather::{gather, is_keyed, is_parted};
use super::heading::{self, Heading};
use super::walk::Walk;
use super::{Source, call, names, prose, status, steps, types};

/// An item: how many hold it, and its lines.
pub(super) type Item<'b> = (usize, &'b [Line]);

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
    // How many items hold those below one that stands for a heading.
    let mut below = 0;
    let mut context = context;
    let mut rest = items.into_iter().peekable();
    while let Some((depth, lines)) = rest.next() {
        let holds = rest.peek().is_some_and(|(next, _)| *next > depth);
        if let Some(heading) = announces(lines).filter(|_| holds) {
            fields(walk, &left, says_fields(&context));
            left.clear();
            walk.pseudo(heading);
            context = walk.context();
            below = depth + 1;
        } else if !declares(walk, &context, lines) {
            left.push((depth.saturating_sub(below), lines));
        }
    }
    fields(walk, &left, says_fields(&context));
}

/// The heading that an item stands for which holds others: it says what they
/// are, and ends with a colon or is of several words.
fn announces(lines: &[Line]) -> Option<Heading> {
    let [line] = lines else { return None };
    // `Request (application/json)`.
    let words = match line.words.split_once('(') {
        Some((before, media)) if media.contains('/') => before.trim_end(),
        _ => line.words.as_str(),
    };
    let heading = Heading::read(words);
    let says = heading.direction.is_some() || heading.place.is_some() || heading.statuses;
    let is_heading = line.words.ends_with(':') || line.words.contains(' ');
    let is_field = !line.words.ends_with(':')
        && words.len() == line.words.len()
        && entry::read(lines, 0).is_some_and(|entry| entry.certain);
    (says && is_heading && heading.modifies && heading.left.is_empty() && !is_field)
        .then_some(heading)
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

/// The value that an item of a list of values is.
pub(super) fn value(lines: &[Line]) -> Option<String> {
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
        .zip(items.iter().skip(1).map(Some).chain([None]))
        .map(|((depth, lines), next)| {
            let mut entry = entry::read(lines, *depth)?;
            entry.certain |= next.is_some_and(|next| next.0 > *depth && is_keyed(next.1));
            Some(entry)
        })
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
