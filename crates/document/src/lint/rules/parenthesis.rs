//! Parentheses around types without their other half, and names that run
//! into them.

use crate::diagnostic::Diagnostic;
use crate::document::{Line, Markup, Matter};
use crate::lint::code::field::{GLUED, PARENTHESIS};
use crate::lint::entry::Entry;
use crate::lint::found::Found;
use crate::lint::subject::Subject;

pub(super) fn find(subject: &Subject) -> Found {
    let mut found = Found::default();
    let mut entries = Vec::new();
    for block in subject.blocks() {
        match &block.matter {
            Matter::Item { lines, .. } => {
                if let Some(entry) = lines.first().and_then(Entry::of).filter(Entry::is_typed) {
                    found.extend(unbalanced(subject, lines));
                    if entry.is_code() {
                        entries.push(entry);
                    }
                }
            }
            Matter::Paragraph(lines) => {
                let run_together = lines.iter().filter(|line| is_run_together(&line.words));
                found.extend(
                    run_together.filter_map(|line| unbalanced(subject, std::slice::from_ref(line))),
                );
            }
            _ => {}
        }
    }
    found.extend(glued(subject, &entries));
    found
}

/// Whether a line is fields without anything between them, as a browser
/// copies them: `name(type)name(type)`.
fn is_run_together(words: &str) -> bool {
    let first = words.split('(').next().unwrap_or_default();
    let is_name = !first.is_empty()
        && first
            .chars()
            .all(|letter| letter.is_alphanumeric() || "_.[]".contains(letter));
    let next = |(at, _): (usize, &str)| words[at + 1..].starts_with(char::is_alphabetic);
    is_name && words.match_indices(')').any(next)
}

/// The place at which a parenthesis is missing, or one too many.
fn unbalanced(subject: &Subject, lines: &[Line]) -> Option<Diagnostic> {
    let letters = || {
        let numbered = lines.iter().enumerate();
        numbered.flat_map(|(index, line)| {
            line.words
                .char_indices()
                .map(move |(at, letter)| (index, at, letter))
        })
    };
    let mut depth = 0_usize;
    let mut nested = None;
    let mut before = ' ';
    for (index, at, letter) in letters() {
        match letter {
            '(' => {
                if depth == 1 && before.is_alphanumeric() {
                    nested.get_or_insert((index, at));
                }
                depth += 1;
            }
            ')' if depth == 0 => {
                let range = subject.in_line(&lines[index], at..at + 1);
                let message = "this parenthesis closes nothing";
                return Some(subject.find(&PARENTHESIS, range, message, "leave `)` out."));
            }
            ')' => depth -= 1,
            _ => {}
        }
        before = letter;
    }
    if depth == 0 {
        return None;
    }
    // Where fields run together, the one before a nested parenthesis lacks its
    // end; else the last that was opened does.
    let (index, at) = nested.or_else(|| {
        letters()
            .rfind(|(.., letter)| *letter == '(')
            .map(|(index, at, _)| (index, at))
    })?;
    let line = &lines[index];
    let start = line.words[..at]
        .rfind(['(', ')'])
        .map_or(0, |open| open + 1);
    let range = if nested.is_some() {
        start..at
    } else {
        at..line.words.len()
    };
    let message = "a parenthesis is not closed here";
    Some(subject.find(
        &PARENTHESIS,
        subject.in_line(line, range),
        message,
        "write `)` behind the type.",
    ))
}

/// Names without a space before their type, where others have one.
fn glued(subject: &Subject, entries: &[Entry]) -> Vec<Diagnostic> {
    let (run, apart): (Vec<_>, Vec<_>) = entries
        .iter()
        .partition(|entry| entry.rest.starts_with('('));
    if subject.document.markup == Markup::Plain || apart.len() < 2 * run.len() {
        return Vec::new();
    }
    run.into_iter()
        .map(|entry| {
            let range = subject.in_line(entry.line, entry.name.end..entry.name.end + 1);
            let message = format!("no space stands between `{}` and its type", entry.name());
            subject.find(&GLUED, range, message, GLUED.mend)
        })
        .collect()
}
