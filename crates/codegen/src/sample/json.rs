//! Instances in JSON.

use countersign_contract::{Contract, Field, Kind};
use serde_json::{Map, Value};

use super::{members, value};
use crate::tree::Node;

/// An object with the members that must be there.
pub(super) fn object(contract: &Contract, node: &Node<'_>) -> Value {
    let members = members(node).into_iter();
    let members: Map<String, Value> = members
        .map(|(member, field)| (member.name().to_owned(), one(contract, member, field)))
        .collect();
    members.into()
}

/// A value of the first kind that a field may have.
fn one(contract: &Contract, node: &Node<'_>, field: &Field) -> Value {
    let kind = field.kinds.first().copied().unwrap_or(Kind::Text);
    match kind {
        Kind::Object => object(contract, node),
        Kind::List => {
            let element = node.element.as_deref();
            let element = element.and_then(|element| Some((element, element.field?)));
            let element = element.map(|(element, field)| one(contract, element, field));
            Value::Array(Vec::from_iter(element))
        }
        Kind::Number | Kind::Integer => value::number(field).into(),
        Kind::Boolean => (field.default.as_deref() != Some("false")).into(),
        Kind::Text | Kind::IntegerText | Kind::DateTime => {
            value::text(contract, field, kind).into()
        }
    }
}
