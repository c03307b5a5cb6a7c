//! Comments in examples that say the opposite of what the list marks.

use std::collections::{BTreeMap, HashSet};

use crate::diagnostic::Diagnostic;
use crate::lint::code::field::REQUIREMENT;
use crate::lint::found::Found;
use crate::lint::instance::Instance;
use crate::lint::ruling::contract_path;
use crate::lint::subject::Subject;
use crate::lint::tree::Value;
use crate::reading::{Field, Need};

pub(super) fn find(subject: &Subject) -> Found {
    contradictions(subject)
        .into_values()
        .map(|(_, finding)| finding)
        .collect()
}

/// The lines of fields that comments contradict.
pub(super) fn contested(subject: &Subject) -> impl Iterator<Item = u32> {
    contradictions(subject).into_values().map(|(line, _)| line)
}

/// What comments contradict: the line of the field and the finding, once for
/// each field of a list.
fn contradictions<'a>(subject: &Subject<'a>) -> BTreeMap<(&'a str, &'a str), (u32, Diagnostic)> {
    // What the words of a field say of its mark is told of them.
    let told: HashSet<u32> = super::words::contested(subject).collect();
    let mut found = BTreeMap::new();
    for instance in &subject.instances {
        for (list, field, finding) in of_instance(subject, instance) {
            let line = field.source.line;
            if !told.contains(&line) {
                found
                    .entry((list, field.path.as_str()))
                    .or_insert((line, finding));
            }
        }
    }
    found
}

fn of_instance<'a>(
    subject: &Subject<'a>,
    instance: &Instance,
) -> Vec<(&'a str, &'a Field, Diagnostic)> {
    let shown = &subject.shown[instance.shown];
    let mut found = Vec::new();
    // Elements by where they begin, to find the one that a comment is about.
    let mut starts: Vec<_> = instance
        .matched
        .iter()
        .filter(|(item, _)| matches!(shown.tree.items[*item].value, Value::Element(_)))
        .map(|(item, node)| (shown.tree.items[*item].range.clone(), *node))
        .collect();
    starts.sort_by_key(|(range, _)| range.start);
    for comment in &shown.tree.comments {
        let words = shown.text[comment.clone()]
            .trim_start_matches("<!--")
            .trim_end_matches("-->")
            .trim()
            .to_lowercase();
        let Some(says) = Says::of(&words) else {
            continue;
        };
        let line_start = shown.text[..comment.start]
            .rfind('\n')
            .map_or(0, |at| at + 1);
        let next = starts.partition_point(|(range, _)| range.start < comment.start);
        let before = next.checked_sub(1).and_then(|index| starts.get(index));
        let on_line = before.filter(|(range, _)| range.start >= line_start);
        let Some((_, node)) = on_line.or_else(|| starts.get(next)) else {
            continue;
        };
        let Some(field) = subject.shapes.node(*node).field else {
            continue;
        };
        if contradicts(instance, field, says, &words) {
            let path = contract_path(&field.path, instance.message.xml);
            let message = format!(
                "this comment calls `{path}` {words}, line {} does not",
                field.source.line
            );
            let finding =
                subject.find(&REQUIREMENT, shown.page(comment), message, REQUIREMENT.mend);
            let list = &subject.shapes.node(*node).message.name;
            found.push((list.as_str(), field, finding));
        }
    }
    found
}

#[derive(Clone, Copy, PartialEq)]
enum Says {
    Optional,
    Required,
}

impl Says {
    fn of(words: &str) -> Option<Self> {
        if words.starts_with("optional") {
            Some(Self::Optional)
        } else if words.starts_with("mandatory") || words.starts_with("required") {
            Some(Self::Required)
        } else {
            None
        }
    }
}

fn contradicts(instance: &Instance, field: &Field, says: Says, words: &str) -> bool {
    let is_plain = words.split_whitespace().count() == 1;
    let never = field.read == Need::No && field.write == Need::No;
    let needs = [&field.read, &field.write];
    match says {
        Says::Required => is_plain && never,
        Says::Optional if is_plain => instance.requires(field),
        // `optional for US` against `x for US`.
        Says::Optional => needs.into_iter().any(|need| match need {
            Need::Conditional(condition) => names_alike(condition, words),
            _ => false,
        }),
    }
}

/// Whether words name what a condition names.
fn names_alike(condition: &str, words: &str) -> bool {
    let condition = condition.to_lowercase();
    let named = condition.split(|letter: char| !letter.is_alphanumeric());
    let named = named.filter(|word| {
        word.len() > 1 && !["for", "if", "when", "in", "only", "is", "the"].contains(word)
    });
    let words: Vec<_> = words
        .split(|letter: char| !letter.is_alphanumeric())
        .collect();
    named
        .into_iter()
        .any(|name| words.iter().any(|word| word.starts_with(name)))
}
