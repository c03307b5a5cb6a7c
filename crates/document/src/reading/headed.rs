//! Fields a line each, with what describes each below it, as copies of pages
//! have them: `color string`, `quantity: integer - How many`.

use crate::document::Line;

use super::annotation::Annotation;
use super::entry::{self, Entry};
use super::{prose, run};

/// Types that are no other words of the language.
const TYPES: [&str; 14] = [
    "string", "integer", "int", "int32", "int64", "boolean", "bool", "number", "float", "double",
    "object", "array", "enum", "uuid",
];
/// Words that come before types in sentences.
const ARTICLES: [&str; 8] = ["a", "an", "the", "this", "each", "which", "any", "no"];

/// Reads a paragraph that declares fields. Before the first may stand the
/// names of the columns that the page drew.
pub(super) fn read(lines: &[Line]) -> Option<Vec<Entry>> {
    let is_head = |line: &Line| {
        let lower = line.words.to_ascii_lowercase();
        lower.contains(',') && lower.contains("name") && lower.contains("type")
    };
    let lines = &lines[usize::from(lines.first().is_some_and(is_head))..];
    let is_run = |line: &Line| run::read(line).is_some_and(|run| run.entries.len() > 1);
    if !lines.first().is_some_and(declares) || lines.iter().any(is_run) {
        return None;
    }
    let mut entries = Vec::new();
    let mut rest = lines;
    while !rest.is_empty() {
        let end = rest[1..].iter().position(declares);
        let (field, behind) = rest.split_at(end.map_or(rest.len(), |at| at + 1));
        entries.extend(entry::read(field, 0));
        rest = behind;
    }
    Some(entries)
}

/// Whether a line is a name with its type right behind it.
fn declares(line: &Line) -> bool {
    let Some(entry) = entry::read(std::slice::from_ref(line), 0) else {
        return false;
    };
    let end = line.words.find([' ', ':', '(']).unwrap_or(line.words.len());
    let behind = line.words[end..].trim_start();
    entry.certain
        && !entry.says.kind.written.is_empty()
        && (behind.starts_with([':', '(']) || entry.words.is_empty() && is_bare(&line.words))
        && prose::header(&line.words).is_none()
        && !Annotation::default().take_keyed(&line.words)
}

/// Whether words are `colour string` or `colour array of strings required`,
/// and not `how long`.
fn is_bare(words: &str) -> bool {
    let mut words = words.split(' ');
    let name = words.next().unwrap_or_default();
    let kind = words.next().unwrap_or_default().to_ascii_lowercase();
    let is_title = name.starts_with(char::is_uppercase)
        && name.bytes().skip(1).all(|byte| byte.is_ascii_lowercase());
    TYPES.contains(&kind.as_str()) && !ARTICLES.contains(&name) && !is_title
}
