//! Examples that are not well-formed, or hold nothing.

use std::collections::HashSet;

use crate::diagnostic::Diagnostic;
use crate::lint::code::{example, json};
use crate::lint::shown::Shown;
use crate::lint::subject::Subject;
use crate::lint::tree::Value;
use crate::reading::Language;

/// Labels of JSON that may hold comments.
const TAKES_COMMENTS: &[&str] = &["jsonc", "json5", "javascript", "js", "hjson"];

/// Most names that are told of as standing twice, an example.
const MOST_REPEATED: usize = 50;

pub(super) fn find(subject: &Subject) -> Vec<Diagnostic> {
    subject
        .shown
        .iter()
        .flat_map(|shown| one(subject, shown))
        .collect()
}

fn one(subject: &Subject, shown: &Shown) -> Vec<Diagnostic> {
    if is_placeholder(shown) {
        let start = shown.page(&(0..shown.text.trim_end().len()));
        let message = "this example holds nothing but a placeholder";
        return vec![subject.find(
            &example::PLACEHOLDER,
            start,
            message,
            example::PLACEHOLDER.mend,
        )];
    }
    let takes_comments = shown
        .label
        .is_none_or(|label| TAKES_COMMENTS.contains(&label));
    let faults = shown
        .faults
        .iter()
        .filter(|fault| !(takes_comments && fault.code.id == json::COMMENT.id));
    let mut found: Vec<_> = faults
        .map(|fault| {
            subject.find(
                fault.code,
                shown.page(&fault.range),
                fault.message.clone(),
                fault.mend.clone(),
            )
        })
        .collect();
    if shown.language == Language::Json && !shown.of.is_empty() {
        found.extend(repeated(subject, shown));
    }
    found
}

/// Whether an example is an object or a list with nothing in it but a comment
/// or dots. An empty body may be meant as one.
fn is_placeholder(shown: &Shown) -> bool {
    let mut roots = shown.tree.roots();
    let (Some(root), None) = (roots.next(), roots.next()) else {
        return false;
    };
    let is_empty = matches!(root.value, Value::Object | Value::List) && root.children.is_empty();
    shown.language == Language::Json && is_empty && (root.more || !shown.tree.comments.is_empty())
}

/// Names that stand twice in one object, a few an example. Members without
/// braces may be shown one for the other.
fn repeated(subject: &Subject, shown: &Shown) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for item in shown.tree.items.iter().filter(|item| {
        item.value == Value::Object && shown.text[item.range.clone()].starts_with('{')
    }) {
        let mut names = HashSet::new();
        for member in shown.tree.children(item) {
            if found.len() < MOST_REPEATED && !names.insert(&member.name) && !member.name.is_empty()
            {
                let message = format!("`{}` stands twice in this object", member.name);
                let range = shown.page(&member.name_range);
                found.push(subject.find(&json::REPEATED, range, message, json::REPEATED.mend));
            }
        }
    }
    found
}
