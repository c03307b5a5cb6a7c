//! For GitHub: workflow commands, which it shows beside the lines of a pull
//! request.

use super::Linted;
use crate::diagnostic::Severity;

/// One command a finding.
pub fn github(pages: &[Linted]) -> String {
    let mut told = String::new();
    for diagnostic in pages.iter().flat_map(|(_, diagnostics)| diagnostics) {
        let command = match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        let source = &diagnostic.source;
        let end = source
            .column
            .saturating_add(diagnostic.width.saturating_sub(1));
        let message = if diagnostic.suggestion.is_empty() {
            diagnostic.message.clone()
        } else {
            format!("{}\n{}", diagnostic.message, diagnostic.suggestion)
        };
        told.push_str(&format!(
            "::{command} file={},line={},col={},endColumn={end},title={}::{}\n",
            property(&source.file),
            source.line,
            source.column,
            property(diagnostic.code),
            data(&message)
        ));
    }
    told
}

/// A message as a workflow command holds it. Reports of runs and `countersign
/// check` have the same, and no room is below all three; a test of the program
/// holds them to one spelling.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// A property as a workflow command holds it.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
