//! SARIF 2.1.0, which code hosts show in place.

use serde_json::{Value, json};

use super::Linted;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::code::{self, Code};

/// Where the standard's schema is published.
const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// One run with all findings of all pages, and the rules that they are about.
pub fn sarif(pages: &[Linted]) -> String {
    let rules: Vec<_> = code::codes().map(rule).collect();
    let results: Vec<_> = pages
        .iter()
        .flat_map(|(_, diagnostics)| diagnostics)
        .map(result)
        .collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "countersign",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "informationUri": env!("CARGO_PKG_REPOSITORY"),
                "rules": rules,
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

fn rule(code: &Code) -> Value {
    json!({
        "id": code.id,
        "shortDescription": message(code.title),
        "fullDescription": message(&format!("{} {}", code.what, code.why)),
        "help": message(&format!("To mend it: {}", code.mend)),
        "defaultConfiguration": { "level": level(code.severity) },
    })
}

fn result(diagnostic: &Diagnostic) -> Value {
    let source = &diagnostic.source;
    let text = if diagnostic.suggestion.is_empty() {
        diagnostic.message.clone()
    } else {
        format!("{}\n\n{}", diagnostic.message, diagnostic.suggestion)
    };
    let mut result = json!({
        "ruleId": diagnostic.code,
        "level": level(diagnostic.severity),
        "message": message(&text),
        "locations": [{ "physicalLocation": {
            "artifactLocation": { "uri": uri(&source.file) },
            "region": {
                "startLine": source.line.max(1),
                "startColumn": source.column.max(1),
                "endColumn": source.column.max(1).saturating_add(diagnostic.width.max(1)),
            },
        }}],
    });
    if let Some(index) = code::codes().position(|code| code.id == diagnostic.code) {
        result["ruleIndex"] = index.into();
    }
    result
}

/// A text as it is read again: braces are doubled, where else they would be a
/// place for an argument (3.11.5 of the standard), and backslashes stand before
/// what would be a link (3.11.6).
fn message(text: &str) -> Value {
    let mut literal = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '{' | '}' => literal.push(character),
            '[' | ']' | '\\' => literal.push('\\'),
            _ => {}
        }
        literal.push(character);
    }
    json!({ "text": literal })
}

fn level(severity: Severity) -> &'static str {
    severity.name()
}

/// A file's name as a reference that a URI may be.
fn uri(file: &str) -> String {
    let mut uri = String::new();
    for byte in file.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte))
            }
            b'\\' => uri.push('/'),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    // The first part of a relative reference holds no colon; `%3A` sees to it.
    uri
}
