//! For programs: a list in JSON.

use serde::Serialize;

use super::Linted;
use crate::diagnostic::Severity;

/// One finding.
#[derive(Serialize)]
struct Told<'a> {
    code: &'a str,
    severity: Severity,
    file: &'a str,
    line: u32,
    column: u32,
    message: &'a str,
    suggestion: String,
}

/// All findings of all pages in one list.
pub fn json(pages: &[Linted]) -> String {
    let told: Vec<_> = pages
        .iter()
        .flat_map(|(_, diagnostics)| diagnostics)
        .map(|diagnostic| Told {
            code: diagnostic.code,
            severity: diagnostic.severity,
            file: &diagnostic.source.file,
            line: diagnostic.source.line,
            column: diagnostic.source.column,
            message: &diagnostic.message,
            suggestion: diagnostic.suggestion.to_string(),
        })
        .collect();
    // Texts and numbers alone: nothing in it can fail to be written.
    let mut told = serde_json::to_string_pretty(&told).unwrap_or_default();
    told.push('\n');
    told
}
