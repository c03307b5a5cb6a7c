//! Fences of Markdown around nothing, that are labelled as a body. No block
//! stands for them, so that the text itself is looked at.

use std::ops::Range;

use crate::document::Markup;
use crate::lint::code::example::EMPTY;
use crate::lint::found::Found;
use crate::lint::subject::Subject;

/// A fence that is open.
struct Fence<'a> {
    /// Its signs.
    signs: &'a str,
    label: &'a str,
    range: Range<usize>,
    is_empty: bool,
}

pub(super) fn find(subject: &Subject) -> Found {
    if subject.document.markup != Markup::Markdown {
        return Found::default();
    }
    let mut found = Found::default();
    let mut open: Option<Fence> = None;
    let mut end = 0;
    for line in subject.document.text.body.split_inclusive('\n') {
        let start = end;
        end += line.len();
        let words = line.trim();
        match &mut open {
            None => open = fence(words, start + (line.len() - line.trim_start().len())),
            Some(fence) if closes(words, fence.signs) => {
                let is_told = fence.is_empty && is_body(fence.label);
                if is_told && !subject.is_spared(start) {
                    let message = format!("this block of {} holds nothing", fence.label);
                    found.tell(|| subject.find(&EMPTY, fence.range.clone(), message, EMPTY.mend));
                }
                open = None;
            }
            Some(fence) => fence.is_empty &= words.is_empty(),
        }
    }
    found
}

/// The fence that a line opens.
fn fence(words: &str, start: usize) -> Option<Fence<'_>> {
    let sign = words.chars().next().filter(|sign| "`~".contains(*sign))?;
    let label = words.trim_start_matches(sign);
    let (signs, label) = words.split_at(words.len() - label.len());
    // Backticks behind it end code within a line.
    (signs.len() >= 3 && !label.contains('`')).then_some(Fence {
        signs,
        label: label.split_whitespace().next().unwrap_or_default(),
        range: start..start + words.len(),
        is_empty: true,
    })
}

fn closes(words: &str, signs: &str) -> bool {
    words.starts_with(signs) && words.trim_start_matches(&signs[..1]).is_empty()
}

fn is_body(label: &str) -> bool {
    ["json", "jsonc", "json5", "xml"]
        .iter()
        .any(|body| label.eq_ignore_ascii_case(body))
}
