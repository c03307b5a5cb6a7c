//! Fields that are declared twice, or required here and optional there.

use std::collections::HashMap;

use crate::diagnostic::Diagnostic;
use crate::document::{Line, Matter, Row};
use crate::lint::code::field::{REQUIREMENT, ROW_TWICE};
use crate::lint::entry::Entry;
use crate::lint::found::Found;
use crate::lint::subject::Subject;

/// Most words of a line that stands for a heading.
const LONGEST_CAPTION: usize = 4;

/// A field in a list below a heading that says whether it is required.
struct Listed<'a> {
    entry: Entry<'a>,
    required: bool,
    holds_others: bool,
}

pub(super) fn find(subject: &Subject) -> Found {
    let tables = subject.blocks().filter_map(|block| match &block.matter {
        Matter::Table(rows) => Some(rows),
        _ => None,
    });
    let mut found: Found = tables.flat_map(|rows| doubled(subject, rows)).collect();
    found.extend(
        contradicted(subject)
            .into_iter()
            .map(|(_, finding)| finding),
    );
    found
}

/// The lines of fields that one list requires and the other does not.
pub(super) fn contested(subject: &Subject) -> impl Iterator<Item = u32> {
    contradicted(subject)
        .into_iter()
        .filter(|(_, finding)| finding.code == REQUIREMENT.id)
        .flat_map(|(line, finding)| [line, finding.source.line])
}

/// Rows that say the same as one before, word for word.
fn doubled(subject: &Subject, rows: &[Row]) -> Vec<Diagnostic> {
    let mut seen: HashMap<Vec<String>, usize> = HashMap::new();
    let mut found = Vec::new();
    for row in rows {
        let words: Vec<String> = row.cells.iter().map(crate::document::Cell::words).collect();
        // A name alone may stand below two others, whose indentation is lost.
        if words.iter().filter(|words| !words.is_empty()).count() < 2
            || words.iter().map(String::len).sum::<usize>() < 12
        {
            continue;
        }
        let first = seen.entry(words).or_insert(row.range.start);
        if *first != row.range.start {
            let name = row
                .cells
                .first()
                .map(crate::document::Cell::words)
                .unwrap_or_default();
            let line = subject.document.text.at(*first).line;
            let message = format!("the row of `{name}` stands in line {line} already");
            found.push(subject.find(&ROW_TWICE, row.range.clone(), message, ROW_TWICE.mend));
        }
    }
    found
}

/// Fields that stand below `Required` and below `Optional` of one section, or
/// twice below one of them: where each stands first, and the finding.
fn contradicted(subject: &Subject) -> Vec<(u32, Diagnostic)> {
    let mut found = Vec::new();
    for section in sections(subject) {
        let mut first: HashMap<&str, &Listed> = HashMap::new();
        for (path, listed) in &section {
            let Some(earlier) = first.get(path.as_str()) else {
                first.insert(path, listed);
                continue;
            };
            let line = subject.document.text.at(earlier.entry.line.start).line;
            let range = subject.in_line(listed.entry.line, listed.entry.name.clone());
            let holds_others = listed.holds_others || earlier.holds_others;
            let word = if listed.required {
                "required"
            } else {
                "optional"
            };
            if earlier.required != listed.required && !holds_others {
                let message = format!("`{path}` is {word} here, and not in line {line}");
                let finding = subject.find(&REQUIREMENT, range, message, REQUIREMENT.mend);
                found.push((line, finding));
            } else if earlier.required == listed.required && !holds_others {
                let message = format!("`{path}` is listed in line {line} already");
                let finding = subject.find(&ROW_TWICE, range, message, ROW_TWICE.mend);
                found.push((line, finding));
            }
        }
    }
    found
}

/// The fields of each section: what stands below one heading, in lists whose
/// own headings say whether they are required.
fn sections<'a>(subject: &Subject<'a>) -> Vec<Vec<(String, Listed<'a>)>> {
    let mut sections = Vec::new();
    let mut section: Vec<(String, Listed)> = Vec::new();
    // Whether the list is one of required fields, and of what.
    let mut list: Option<(bool, String)> = None;
    // Whether it stands below a line of its own instead of a heading.
    let mut is_captioned = false;
    let mut steps: Vec<(usize, &str)> = Vec::new();
    for block in subject.blocks() {
        match &block.matter {
            Matter::Heading { line, .. } => {
                let next = needed(&line.words);
                let continues =
                    matches!((&list, &next), (Some((_, of)), Some((_, next))) if of == next);
                if !continues {
                    sections.push(std::mem::take(&mut section));
                }
                list = next;
                is_captioned = false;
                steps.clear();
            }
            Matter::Item { depth, lines } => {
                let Some((required, _)) = &list else { continue };
                let Some(entry) = lines.first().and_then(Entry::of) else {
                    continue;
                };
                steps.retain(|(above, _)| above < depth);
                if let (Some((_, last)), true) = (section.last_mut(), !steps.is_empty()) {
                    last.holds_others |= last.entry.name() == steps[steps.len() - 1].1;
                }
                steps.push((*depth, entry.name()));
                let path = steps
                    .iter()
                    .map(|(_, name)| *name)
                    .collect::<Vec<_>>()
                    .join(".");
                section.push((
                    path,
                    Listed {
                        entry,
                        required: *required,
                        holds_others: false,
                    },
                ));
            }
            Matter::Paragraph(lines) => {
                let next = caption(lines);
                let continues =
                    matches!((&list, &next), (Some((_, of)), Some((_, next))) if of == next);
                // A paragraph may explain a list below a heading; behind one
                // below a caption it begins something else.
                if next.is_none() && !is_captioned {
                    continue;
                }
                if !continues {
                    sections.push(std::mem::take(&mut section));
                }
                is_captioned = true;
                list = next;
                steps.clear();
            }
            _ => {}
        }
    }
    sections.push(section);
    sections
}

/// What a line that stands for a heading says: all of it is bold, or it ends
/// with a colon.
fn caption(lines: &[Line]) -> Option<(bool, String)> {
    let [line] = lines else { return None };
    let words = line.words.trim();
    let is_strong = line.strong.contains(&(0..line.words.len()));
    let is_short = words.split(' ').count() <= LONGEST_CAPTION;
    ((is_strong || words.ends_with(':')) && is_short)
        .then(|| needed(words))
        .flatten()
}

/// Whether a heading says that what follows is required or optional, and of
/// what it says so.
fn needed(words: &str) -> Option<(bool, String)> {
    let lower = words.to_lowercase();
    let is_word = |word: &&str| !word.is_empty();
    let words: Vec<_> = lower
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(is_word)
        .collect();
    let required = words
        .iter()
        .any(|word| matches!(*word, "required" | "mandatory"));
    let optional = words.contains(&"optional");
    if required == optional {
        return None;
    }
    let of = words
        .into_iter()
        .filter(|word| !matches!(*word, "required" | "mandatory" | "optional"));
    Some((required, of.collect::<Vec<_>>().join(" ")))
}
