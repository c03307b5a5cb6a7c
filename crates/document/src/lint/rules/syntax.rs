//! Examples that are not well-formed, or hold nothing.

use std::collections::HashSet;

use crate::lint::code::{example, json};
use crate::lint::found::Found;
use crate::lint::shown::Shown;
use crate::lint::subject::Subject;
use crate::lint::tree::Value;
use crate::reading::Language;

/// Labels of JSON that may hold comments.
const TAKES_COMMENTS: &[&str] = &["jsonc", "json5", "javascript", "js", "hjson"];

pub(super) fn find(subject: &Subject) -> Found {
    let mut found = Found::default();
    for shown in &subject.shown {
        one(subject, shown, &mut found);
    }
    found
}

fn one(subject: &Subject, shown: &Shown, found: &mut Found) {
    if is_placeholder(shown) {
        let start = shown.page(&(0..shown.text.trim_end().len()));
        let message = "this example holds nothing but a placeholder";
        let mend = example::PLACEHOLDER.mend;
        found.tell(|| subject.find(&example::PLACEHOLDER, start, message, mend));
        return;
    }
    let takes_comments = shown
        .label
        .is_none_or(|label| TAKES_COMMENTS.contains(&label));
    let faults = shown
        .faults
        .iter()
        .filter(|fault| !(takes_comments && fault.code.id == json::COMMENT.id));
    for fault in faults {
        let range = shown.page(&fault.range);
        found.tell(|| subject.find(fault.code, range, &fault.message, fault.mend.as_str()));
    }
    if shown.language == Language::Json && !shown.of.is_empty() {
        repeated(subject, shown, found);
    }
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

/// Names that stand twice in one object. Members without braces may be shown
/// one for the other.
fn repeated(subject: &Subject, shown: &Shown, found: &mut Found) {
    let objects = shown.tree.items.iter().filter(|item| {
        item.value == Value::Object && shown.text[item.range.clone()].starts_with('{')
    });
    for item in objects {
        let mut names = HashSet::new();
        for member in shown.tree.children(item) {
            if names.insert(&member.name) || member.name.is_empty() {
                continue;
            }
            found.tell(|| {
                let message = format!("`{}` stands twice in this object", member.name);
                let range = shown.page(&member.name_range);
                subject.find(&json::REPEATED, range, message, json::REPEATED.mend)
            });
        }
    }
}
