//! Types that can't hold what is listed below them.

use countersign_contract::Kind;

use crate::diagnostic::Diagnostic;
use crate::lint::code::field::TYPE_AND_CHILDREN;
use crate::lint::found::Found;
use crate::lint::ruling::{Ruling, contract_path};
use crate::lint::subject::Subject;
use crate::reading::{Field, Message};

pub(super) fn find(subject: &Subject) -> Found {
    let mut found = Found::default();
    for message in subject
        .reading
        .messages
        .iter()
        .filter(|message| !message.xml)
    {
        let Some(root) = subject.shapes.root(&message.name) else {
            continue;
        };
        let mut open = subject.shapes.node(root).children.clone();
        while let Some(id) = open.pop() {
            let node = subject.shapes.node(id);
            open.extend(&node.children);
            let Some(field) = node.field else { continue };
            // Text may stand beside attributes.
            let is_member = |name: &str| name != "[n]" && !name.starts_with('@');
            let first = node
                .children
                .iter()
                .find(|child| is_member(subject.shapes.node(**child).name));
            if let (Some(child), Some(kind)) = (first, scalar(field)) {
                let child = subject.shapes.node(*child).path;
                found.tell(|| one(subject, message, field, kind, child));
            }
        }
    }
    found
}

/// Words of types that can't have members.
const SCALARS: &[&str] = &[
    "string",
    "text",
    "number",
    "integer",
    "int",
    "float",
    "double",
    "decimal",
    "boolean",
    "bool",
    "date",
    "datetime",
    "uuid",
    "iso",
    "8601",
    "timestamp",
];

/// The type of a field that can't have members, as the page writes it; one
/// that names something else beside a text may have some.
fn scalar(field: &Field) -> Option<&str> {
    let kind = field.kind.kind?;
    let written = field.kind.written.as_str();
    let lower = written.to_lowercase();
    let mut words = lower
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .peekable();
    let is_said = words.peek().is_some() && words.all(|word| SCALARS.contains(&word));
    let is_scalar = !matches!(kind, Kind::Object | Kind::List);
    // `{string | Object}` may be cut at the bar.
    (is_said && is_scalar && !written.starts_with('{')).then_some(written)
}

fn one(subject: &Subject, message: &Message, field: &Field, kind: &str, child: &str) -> Diagnostic {
    let path = contract_path(&field.path, message.xml);
    let text = format!("`{path}` is a {kind}, and `{child}` is listed below it");
    let ruling = Ruling::new(
        &format!("{path} kind"),
        &format!("{path} is called a {kind}, and has members."),
        "It is an object.",
        "What has members is no text and no number.",
    );
    let ruling = ruling
        .part("amend")
        .list("messages", &[&message.name])
        .list("fields", &[&path])
        .list("kinds", &["object"]);
    let name = kind.to_owned();
    subject.find_at(&TYPE_AND_CHILDREN, field.source.line, &name, text, ruling)
}
