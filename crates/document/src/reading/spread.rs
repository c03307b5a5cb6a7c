//! Fields that several blocks tell of: the name stands in a heading or opens a
//! paragraph, and lines below it tell one thing each (`Type: String`).

use crate::document::{Block, Line, Matter};

use super::annotation::Annotation;
use super::entry::{self, Entry};
use super::{path, types};

/// Most blocks that tell of one field.
const MOST: usize = 10;

/// Reads the field that begins with the first of these blocks, and says how
/// many tell of it. Where fields are due, its type may be a block by itself.
pub(super) fn read(blocks: &[Block], due: bool) -> Option<(Entry, usize)> {
    told(blocks)
        .or_else(|| typed(blocks))
        .or_else(|| stacked(blocks).filter(|_| due))
}

/// A name that is a heading and code, and a paragraph that begins with its
/// type.
fn typed(blocks: &[Block]) -> Option<(Entry, usize)> {
    let [first, second, ..] = blocks else {
        return None;
    };
    let (Matter::Heading { line, .. }, Matter::Paragraph(below)) = (&first.matter, &second.matter)
    else {
        return None;
    };
    let is_typed = entry::begins_with_type(&below.first()?.words);
    if !is_typed || !is_name(line) || line.code.is_empty() {
        return None;
    }
    let lines: Vec<Line> = std::iter::once(line).chain(below).cloned().collect();
    Some((entry::read(&lines, 0)?, 2))
}

/// A name, a type and words, a paragraph each.
fn stacked(blocks: &[Block]) -> Option<(Entry, usize)> {
    let line = |at: usize| match &blocks.get(at)?.matter {
        Matter::Paragraph(lines) => match lines.as_slice() {
            [line] => Some(line),
            _ => None,
        },
        _ => None,
    };
    let begins = |at: usize| {
        let kind = line(at + 1).is_some_and(|line| types::is_plain(&line.words));
        kind && line(at).is_some_and(is_name)
    };
    if !begins(0) {
        return None;
    }
    let count = (2..MOST)
        .find(|at| begins(*at) || line(*at).is_none())
        .unwrap_or(MOST);
    let lines: Vec<Line> = (0..count).filter_map(line).cloned().collect();
    Some((entry::stacked(&lines)?, count))
}

fn told(blocks: &[Block]) -> Option<(Entry, usize)> {
    let (first, rest) = blocks.split_first()?;
    let head = match &first.matter {
        Matter::Heading { line, .. } if is_name(line) && is_set_off(line) => {
            std::slice::from_ref(line)
        }
        Matter::Paragraph(lines) if is_name(lines.first()?) => lines,
        _ => return None,
    };
    let mut lines = head.to_vec();
    let mut told = head.iter().any(is_keyed);
    let (mut count, mut length) = (1, lines.len());
    for (index, block) in rest.iter().take(MOST).enumerate() {
        let more = match &block.matter {
            Matter::Paragraph(more)
            | Matter::Item {
                depth: 0,
                lines: more,
            } => more,
            _ => break,
        };
        // The next field begins.
        if matches!(block.matter, Matter::Paragraph(_)) && more.first().is_some_and(is_name) {
            break;
        }
        lines.extend(more.iter().cloned());
        if more.iter().any(is_keyed) {
            told = true;
            (count, length) = (index + 2, lines.len());
        }
    }
    let entry = entry::read(&lines[..length], 0).filter(|entry| told && entry.certain)?;
    Some((entry, count))
}

fn is_keyed(line: &Line) -> bool {
    let mut says = Annotation::default();
    says.take_keyed(&line.words) && (says.need.is_some() || !says.kind.written.is_empty())
}

/// Whether a line is a name and nothing else.
fn is_name(line: &Line) -> bool {
    let words = line.words.as_str();
    !words.contains(' ') && !words.ends_with([':', '.']) && path::spell(words).is_some()
}

/// Whether a heading is no topic: its name is code, or begins with a small
/// letter.
fn is_set_off(line: &Line) -> bool {
    !line.code.is_empty() || line.words.starts_with(|letter: char| letter.is_lowercase())
}
