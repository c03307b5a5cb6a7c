//! A page that stands in its file twice.

use std::collections::HashMap;
use std::ops::Range;

use crate::document::{Document, Markup, Matter};
use crate::reading::Reading;

/// Fewest lines that count as a page.
const FEWEST_LINES: usize = 12;

/// The two places of what stands twice, in bytes.
#[derive(Debug, Clone)]
pub(super) struct Repeated {
    pub(super) first: Range<usize>,
    pub(super) second: Range<usize>,
}

/// Finds the longest part of a page that stands in it twice, line by line,
/// where it is a third of the page or more, and not merely what two calls
/// have in common.
pub(super) fn find(document: &Document, reading: &Reading) -> Option<Repeated> {
    let body = &document.text.body;
    let lines: Vec<(usize, &str)> = lines(body).collect();
    let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, (_, line)) in lines.iter().enumerate() {
        let places = places.entry(line).or_default();
        // A line that stands there more often tells no two places apart.
        if places.len() < 3 {
            places.push(index);
        }
    }
    let mut longest: Option<(usize, usize, usize)> = None;
    let mut passed = 0;
    for (index, (_, line)) in lines.iter().enumerate() {
        let Some([first, second]) = places.get(line).map(Vec::as_slice) else {
            continue;
        };
        if index != *second || index < passed {
            continue;
        }
        let same = |(left, right): &(&(usize, &str), &(usize, &str))| left.1 == right.1;
        let before = lines[..*first]
            .iter()
            .rev()
            .zip(lines[*first..*second].iter().rev());
        let before = before.take_while(same).count();
        let after = lines[*first..*second]
            .iter()
            .zip(&lines[*second..])
            .take_while(same)
            .count();
        passed = second + after;
        let length = before + after;
        if longest.is_none_or(|(_, _, longest)| length > longest) {
            longest = Some((first - before, second - before, length));
        }
    }
    let (first, second, length) = longest?;
    let range =
        |from: usize| lines[from].0..lines.get(from + length).map_or(body.len(), |line| line.0);
    let found = Repeated {
        first: range(first),
        second: range(second),
    };
    let is_long = length >= FEWEST_LINES && length * 3 >= lines.len();
    (is_long && is_page(document, reading, &found.first)).then_some(found)
}

/// Lines that say something, with the offset of each.
fn lines(body: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    body.split_inclusive('\n')
        .map(move |line| {
            let start = at;
            at += line.len();
            (start, line.trim())
        })
        .filter(|(_, line)| !line.is_empty())
}

/// Whether a part of the page declares a call, or has one of its chief
/// headings: two calls that take the same have neither in common.
fn is_page(document: &Document, reading: &Reading, range: &Range<usize>) -> bool {
    let calls = reading
        .operations
        .iter()
        .map(|operation| document.text.start_of(operation.source.line));
    if calls.into_iter().any(|start| range.contains(&start)) {
        return true;
    }
    let levels = || {
        document
            .blocks
            .iter()
            .filter_map(|block| match &block.matter {
                Matter::Heading { level, .. } => Some((*level, block.range.start)),
                _ => None,
            })
    };
    let chief = levels().map(|(level, _)| level).min();
    document.markup != Markup::Plain
        && levels().any(|(level, start)| Some(level) == chief && range.contains(&start))
}
