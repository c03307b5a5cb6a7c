//! An instance of a message, for people to begin with: the one that the page
//! gives, else one made of its fields.

mod json;
mod value;
mod xml;

use countersign_contract::{Body, Contract, Field, Message, Requirement, Shape};
use serde_json::Value;

use crate::tree::Node;

/// A body as text of the wire form; `None` where its message is not there.
pub(crate) fn body(contract: &Contract, body: &Body) -> Option<String> {
    let message = contract.message(&body.message)?;
    let text = instance(contract, message);
    match (body.shape, &body.wrapper) {
        (Shape::One | Shape::OneOrList, _) => Some(text),
        (Shape::List, Some(wrapper)) => Some(xml::wrapped(contract, wrapper, &text)),
        (Shape::List, None) => {
            let tree: Value = serde_json::from_str(&text).ok()?;
            Some(format!("{:#}", Value::Array(vec![tree])))
        }
    }
}

/// An instance as text of the wire form.
pub(crate) fn instance(contract: &Contract, message: &Message) -> String {
    let given = message.example.as_ref().map(|text| text.trim().to_owned());
    given.unwrap_or_else(|| {
        let tree = Node::of(message);
        if contract.is_xml() {
            xml::document(contract, &tree)
        } else {
            format!("{:#}", json::object(contract, &tree))
        }
    })
}

/// The members that an instance has: those that must be there, those that a
/// value may call for, and of each choice the last.
fn members<'n, 'c>(node: &'n Node<'c>) -> Vec<(&'n Node<'c>, &'c Field)> {
    let chosen: Vec<&str> = node
        .choices()
        .iter()
        .filter_map(|choice| Some(choice.last()?.name()))
        .collect();
    let fields = node
        .members
        .iter()
        .filter_map(|one| Some((one, one.field?)));
    fields
        .filter(|(member, field)| match field.requirement {
            Requirement::Required | Requirement::When(_) => true,
            Requirement::OneOf(_) => chosen.contains(&member.name()),
            Requirement::Optional => false,
        })
        .collect()
}
