//! Headings without words.

use crate::document::{Markup, Matter};
use crate::lint::code::page::HEADING;
use crate::lint::found::Found;
use crate::lint::subject::Subject;

/// Looks at the lines themselves: a heading without words makes no block.
pub(super) fn find(subject: &Subject) -> Found {
    let is_heading = match subject.document.markup {
        Markup::Markdown => {
            |line: &str| !line.is_empty() && line.len() < 7 && line.bytes().all(|byte| byte == b'#')
        }
        Markup::Wiki => |line: &str| matches!(line, "h1." | "h2." | "h3." | "h4." | "h5." | "h6."),
        _ => return Found::default(),
    };
    let text = &subject.document.text;
    let mut code = subject
        .blocks()
        .filter(|block| matches!(block.matter, Matter::Code { .. }))
        .peekable();
    let mut found = Found::default();
    let mut at = 0;
    for line in text.body.split_inclusive('\n') {
        let start = at;
        at += line.len();
        while code.peek().is_some_and(|block| block.range.end <= start) {
            code.next();
        }
        let in_code = code
            .peek()
            .is_some_and(|block| block.range.contains(&start));
        if is_heading(line.trim_end()) && !in_code && !subject.is_spared(start) {
            found.tell(|| {
                subject.find(&HEADING, start..at, "a heading without words", HEADING.mend)
            });
        }
    }
    found
}
