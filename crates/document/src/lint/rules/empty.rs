//! Headings that announce an example and have none.

use crate::document::{Block, Matter};
use crate::lint::code::example::EMPTY;
use crate::lint::found::Found;
use crate::lint::subject::Subject;

/// What an example is one of.
const BODIES: &[&str] = &["request", "response", "body", "payload", "json", "xml"];

pub(super) fn find(subject: &Subject) -> Found {
    let blocks: Vec<_> = subject
        .blocks()
        .filter(|block| !is_wordless(block))
        .collect();
    let mut found = Found::default();
    for (index, block) in blocks.iter().enumerate() {
        let Matter::Heading { level, line } = &block.matter else {
            continue;
        };
        let ends = match blocks.get(index + 1).map(|next| &next.matter) {
            None => true,
            Some(Matter::Heading { level: next, .. }) => next <= level,
            Some(Matter::Paragraph(lines)) => lines.iter().all(|line| is_footer(&line.words)),
            Some(_) => false,
        };
        if ends && announces(&line.words) {
            let range = subject.in_line(line, 0..line.words.len());
            let message = format!("nothing follows the heading `{}`", line.words);
            found.tell(|| subject.find(&EMPTY, range, message, EMPTY.mend));
        }
    }
    found
}

fn is_wordless(block: &Block) -> bool {
    matches!(&block.matter, Matter::Heading { line, .. } if line.words.is_empty())
}

/// Whether a heading announces one example of a body.
fn announces(words: &str) -> bool {
    let words = words.to_lowercase();
    let all: Vec<_> = words
        .split(|letter: char| !letter.is_alphanumeric())
        .collect();
    let has = |word: &str| all.contains(&word);
    (has("example") || has("sample")) && BODIES.iter().any(|body| has(body))
}

/// Whether a line is what sites put below their pages.
fn is_footer(words: &str) -> bool {
    let words = words.to_lowercase();
    [
        "last updated",
        "was this helpful",
        "last modified",
        "edit this page",
    ]
    .iter()
    .any(|footer| words.starts_with(footer))
}
