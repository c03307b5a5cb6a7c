//! Instances in XML.

use std::fmt::Write as _;

use countersign_contract::{Contract, Field, Kind};

use super::{members, value};
use crate::tree::Node;

/// What begins a document.
const DECLARATION: &str = r#"<?xml version="1.0" encoding="UTF-8"?>"#;

/// A document with the elements and attributes that must be there.
pub(super) fn document(contract: &Contract, tree: &Node<'_>) -> String {
    let mut out = format!("{DECLARATION}\n");
    let roots = tree.members.iter();
    let root = roots.filter_map(|root| Some((root, root.field?))).next();
    if let Some((root, field)) = root {
        let scope = Scope { contract };
        scope.element(root, field, &namespaces(contract), 0, &mut out);
    }
    out.trim_end().to_owned()
}

/// A document whose root holds another as its one element.
pub(super) fn wrapped(contract: &Contract, wrapper: &str, document: &str) -> String {
    let inner = match document.split_once("?>") {
        Some((start, rest)) if start.starts_with("<?xml") => rest.trim_start(),
        _ => document,
    };
    let inner: String = inner.lines().map(|line| format!("  {line}\n")).collect();
    let namespaces = namespaces(contract);
    format!("{DECLARATION}\n<{wrapper}{namespaces}>\n{inner}</{wrapper}>")
}

/// Declarations of all namespaces, as attributes of the root.
fn namespaces(contract: &Contract) -> String {
    let mut out = String::new();
    for namespace in &contract.namespaces {
        let colon = if namespace.prefix.is_empty() { "" } else { ":" };
        let uri = escaped(&namespace.uri);
        let _ = write!(out, " xmlns{colon}{}=\"{uri}\"", namespace.prefix);
    }
    out
}

struct Scope<'s> {
    contract: &'s Contract,
}

impl Scope<'_> {
    fn element(
        &self,
        node: &Node<'_>,
        field: &Field,
        attributes: &str,
        depth: usize,
        out: &mut String,
    ) {
        let element = node.element.as_deref();
        let element = element.and_then(|element| Some((element, element.field?)));
        if let Some((element, field)) = element {
            return self.element(element, field, attributes, depth, out);
        }
        let indent = "  ".repeat(depth);
        let name = field.path.name();
        let _ = write!(out, "{indent}<{name}{attributes}");
        let mut text = None;
        let mut elements = Vec::new();
        for (member, field) in members(node) {
            match member.name().strip_prefix('@') {
                Some(attribute) => {
                    let _ = write!(out, " {attribute}=\"{}\"", self.text(field));
                }
                None if member.name() == "text()" => text = Some(self.text(field)),
                None => elements.push((member, field)),
            }
        }
        let is_leaf = !field.kinds.contains(&Kind::Object) && node.members.is_empty();
        let text = text.or_else(|| is_leaf.then(|| self.text(field)));
        match text {
            Some(text) => {
                let _ = writeln!(out, ">{text}</{name}>");
            }
            None if elements.is_empty() => out.push_str("/>\n"),
            None => {
                out.push_str(">\n");
                for (member, field) in elements {
                    self.element(member, field, "", depth + 1, out);
                }
                let _ = writeln!(out, "{indent}</{name}>");
            }
        }
    }

    fn text(&self, field: &Field) -> String {
        let kind = field.kinds.first().copied().unwrap_or(Kind::Text);
        escaped(&value::text(self.contract, field, kind))
    }
}

/// A text as an element or an attribute holds it.
fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('>', "&gt;").replace('"', "&quot;")
}
