//! For people, in a terminal.

use super::Linted;
use super::excerpt::excerpt;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::code;
use crate::text::Text;

/// Each finding with the line that it is about, and a last line that counts
/// them.
pub fn text(pages: &[Linted]) -> String {
    let mut told = String::new();
    for (page, diagnostics) in pages {
        for diagnostic in diagnostics {
            told.push_str(&one(page, diagnostic));
            told.push('\n');
        }
    }
    told.push_str(&summary(pages));
    told
}

fn one(page: &Text, diagnostic: &Diagnostic) -> String {
    let source = &diagnostic.source;
    let mut told = format!(
        "{}[{}]: {}\n",
        diagnostic.severity.name(),
        diagnostic.code,
        clean(&diagnostic.message)
    );
    let number = source.line.to_string();
    let margin = " ".repeat(number.len());
    told.push_str(&format!(
        "{margin}--> {}:{}:{}\n",
        source.file, source.line, source.column
    ));
    let (line, marks) = excerpt(page, diagnostic);
    told.push_str(&format!("{number} | {line}\n{margin} | {marks}\n"));
    let suggestion = diagnostic.suggestion.to_string();
    let mut lines = suggestion.lines();
    if let Some(first) = lines.next() {
        told.push_str(&format!("{margin} = mend: {}\n", clean(first)));
    }
    for line in lines {
        let line = format!("{margin}   {}", clean(line));
        told.push_str(line.trim_end());
        told.push('\n');
    }
    told
}

/// Pages may hold what moves a terminal's cursor.
fn clean(words: &str) -> String {
    words
        .chars()
        .map(|letter| {
            if letter.is_control() {
                '\u{fffd}'
            } else {
                letter
            }
        })
        .collect()
}

fn summary(pages: &[Linted]) -> String {
    let count = |severity: Severity| {
        let all = pages.iter().flat_map(|(_, diagnostics)| diagnostics);
        all.filter(|diagnostic| diagnostic.severity == severity)
            .count()
    };
    let files = counted(pages.len(), "page");
    let counts = [Severity::Error, Severity::Warning, Severity::Note]
        .map(|severity| (count(severity), severity.name()));
    if counts.iter().all(|(count, _)| *count == 0) {
        return format!("{files}: nothing wrong\n");
    }
    let [errors, warnings, notes] = counts.map(|(count, name)| counted(count, name));
    let mut told = format!("{files}: {errors}, {warnings}, {notes}\n");
    if let Some(first) = pages.iter().flat_map(|(_, diagnostics)| diagnostics).next()
        && let Some(code) = code::codes().find(|code| code.id == first.code)
    {
        told.push_str(&format!(
            "docs/pages.md explains each code ({}: {})\n",
            code.id, code.title
        ));
    }
    told
}

fn counted(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}
