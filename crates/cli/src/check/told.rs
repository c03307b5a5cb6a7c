//! [`Told`]: how violations are printed.

use clap::ValueEnum;
use countersign_report::console::printable;
use countersign_report::counted;
use countersign_system::Position;
use serde_json::json;

use super::judge::Judged;
use crate::text::say;

/// Most characters of a line.
const LONGEST: usize = 2000;

/// How violations are told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// A line each, and a summary of each file.
    #[default]
    Text,
    /// A list of objects.
    Json,
    /// Annotations that GitHub shows in place.
    Github,
}

/// A violation, where it stands.
pub(super) struct Found<'f> {
    pub(super) file: &'f str,
    /// Which document of the file, from 1.
    pub(super) document: usize,
    pub(super) at: Position,
    /// JSON Pointer or XPath within the document.
    pub(super) path: &'f str,
    pub(super) rule: &'f str,
    pub(super) message: &'f str,
}

/// Prints violations as they are found: there may be any number.
pub(super) struct Told {
    format: Format,
    /// How many were told.
    count: usize,
}

impl Told {
    pub(super) fn new(format: Format) -> Self {
        Self { format, count: 0 }
    }

    pub(super) fn violation(&mut self, found: &Found<'_>) {
        let Found {
            file,
            document,
            at,
            path,
            rule,
            message,
        } = found;
        let Position { line, column } = at;
        match self.format {
            Format::Text => {
                let colon = if path.is_empty() { "" } else { ": " };
                say(&printable(
                    &format!("{file}:{line}:{column}: {path}{colon}{message} [{rule}]"),
                    LONGEST,
                ));
                say("\n");
            }
            Format::Json => {
                let before = if self.count == 0 { "[\n  " } else { ",\n  " };
                let found = json!({
                    "file": file,
                    "line": line,
                    "column": column,
                    "document": document,
                    "path": path,
                    "rule": rule,
                    "message": message,
                });
                say(&format!("{before}{found}"));
            }
            Format::Github => {
                let file = escaped(file, true);
                let title = escaped(format!("{rule} {path}").trim_end(), true);
                say(&format!(
                    "::error file={file},line={line},col={column},title={title}::{}\n",
                    escaped(message, false)
                ));
            }
        }
        self.count += 1;
    }

    /// What a file came to; beside a list or annotations on standard error.
    pub(super) fn summary(&self, judged: &Judged) {
        let Judged {
            file,
            subject,
            documents,
            invalid,
            violations,
        } = judged;
        let subject = match subject {
            Some((message, system)) => format!(" of `{message}` ({system})"),
            None => String::new(),
        };
        let count = counted(*documents, "document", "documents");
        let outcome = match violations {
            0 => "valid".to_owned(),
            1 => "1 violation".to_owned(),
            // Of a batch itself, or of its only document.
            many if *invalid == 0 || *documents == 1 => format!("{many} violations"),
            many => format!("{many} violations in {invalid} of them"),
        };
        let line = printable(&format!("{file}: {count}{subject}: {outcome}"), LONGEST);
        match self.format {
            Format::Text => say(&format!("{line}\n")),
            Format::Json | Format::Github => eprintln!("{line}"),
        }
    }

    /// Ends the list.
    pub(super) fn finish(self) {
        if self.format == Format::Json {
            say(if self.count == 0 { "[]\n" } else { "\n]\n" });
        }
    }
}

/// A text as GitHub's workflow commands hold it; in a property colons and
/// commas part things.
fn escaped(text: &str, property: bool) -> String {
    let text = text
        .replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A");
    match property {
        true => text.replace(':', "%3A").replace(',', "%2C"),
        false => text,
    }
}
