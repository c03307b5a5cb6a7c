//! Labels of tabs that stand together above the blocks of code which they
//! belong to: a saved page has all labels first.

use std::collections::VecDeque;

use super::heading::Heading;
use crate::document::{Block, Line, Matter};

/// Most tabs beside each other.
const MOST: usize = 8;

/// What each of the blocks of code behind these lines is, where the lines are
/// labels and as many such blocks follow.
pub(super) fn labels<'l>(
    lines: impl Iterator<Item = &'l Line>,
    behind: &[Block],
) -> Option<VecDeque<Heading>> {
    let is_code = |block: &&Block| matches!(block.matter, Matter::Code { .. });
    let blocks = behind.iter().take_while(is_code).take(MOST + 1).count();
    if !(2..=MOST).contains(&blocks) {
        return None;
    }
    let mut labels = VecDeque::new();
    for label in lines.flat_map(parts).take(MOST + 1) {
        let heading = Heading::read(label);
        let is_label = heading.direction.is_some() && heading.left.is_empty();
        if !is_label {
            return None;
        }
        labels.push_back(heading);
    }
    (labels.len() == blocks).then_some(labels)
}

/// The labels of a line: blanks part them, or where the line is put together
/// of what stands apart on the page.
fn parts(line: &Line) -> impl Iterator<Item = &str> {
    let words = line.words.as_str();
    let is_apart = |at: usize| line.origin.at(at) != line.origin.at(at.saturating_sub(1)) + 1;
    let mut from = 0;
    let mut ends = words
        .char_indices()
        .map(|(at, _)| at)
        .filter(move |at| *at > 0 && is_apart(*at))
        .chain([words.len()]);
    let pieces = std::iter::from_fn(move || {
        let to = ends.next()?;
        let piece = &words[from..to];
        from = to;
        Some(piece)
    });
    pieces.flat_map(str::split_whitespace)
}
