//! Defaults that run into the type before them.

use crate::diagnostic::Diagnostic;
use crate::document::{Line, Matter};
use crate::lint::code::field::GLUED;
use crate::lint::entry::Entry;
use crate::lint::found::Found;
use crate::lint::subject::Subject;

/// What begins a default in a parenthesis.
const DEFAULT: &str = " default:";

pub(super) fn find(subject: &Subject) -> Found {
    let entries = subject.blocks().filter_map(|block| match &block.matter {
        Matter::Item { lines, .. } => lines.first().and_then(Entry::of).filter(Entry::is_typed),
        _ => None,
    });
    let (apart, run): (Vec<_>, Vec<_>) = entries
        .filter_map(|entry| Some((entry.line, default(&entry)?)))
        .partition(|(line, at)| line.words[..*at].ends_with([',', ';', '|']));
    // The page itself parts them elsewhere.
    if apart.is_empty() {
        return Found::default();
    }
    run.into_iter()
        .map(|(line, at)| one(subject, line, at))
        .collect()
}

/// Where a default begins in an entry's parenthesis.
fn default(entry: &Entry) -> Option<usize> {
    let end = entry.rest.find(')').unwrap_or(entry.rest.len());
    let at = entry.rest[..end].to_ascii_lowercase().find(DEFAULT)?;
    Some(entry.name.end + at)
}

fn one(subject: &Subject, line: &Line, at: usize) -> Diagnostic {
    let range = subject.in_line(line, at + 1..at + DEFAULT.len());
    let message = "nothing parts the default from the type, as a comma does elsewhere";
    subject.find(&GLUED, range, message, "write a comma before it.")
}
