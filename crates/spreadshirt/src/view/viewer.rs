//! The [`Viewer`]: walks an order and notes each field as a fact.

use std::collections::BTreeMap;

use countersign_system::{Fact, Scalar, View};
use serde_json::{Map, Value};

use super::ITEMS;
use super::fields::{Fields, Known};
use super::key::key;
use super::scalar::{Form, scalar};
use crate::href::last_segment;
use crate::tree::{text, text_at};

/// Reads orders out of trees, by the contract's field lists.
pub(super) struct Viewer<'f> {
    fields: &'f Fields,
    /// The order that a client asks for; `None` when an answer is read.
    asked: Option<&'f Value>,
}

/// Where the walk stands.
struct Place<'p> {
    /// Path with keys (`order.orderItems.orderItem[EXT-1]`).
    path: &'p str,
    /// Pattern (`order.orderItems.orderItem[n]`).
    field: &'p str,
    /// XPath.
    pointer: &'p str,
    /// Whether all that holds it is required.
    required: bool,
    /// What the page knows of it.
    known: Known,
}

type Facts = BTreeMap<String, Fact>;

impl<'f> Viewer<'f> {
    /// Reads what answers show.
    pub(super) fn of_state(fields: &'f Fields) -> Self {
        Self {
            fields,
            asked: None,
        }
    }

    /// Reads what a client asks for with this order.
    pub(super) fn of_request(fields: &'f Fields, order: &'f Value) -> Self {
        Self {
            fields,
            asked: Some(order),
        }
    }

    /// The order that stands at this XPath.
    pub(super) fn order(&self, order: &Value, pointer: &str) -> View {
        let key = text_at(order, &["correlation", "partner", "orderId"]);
        let mut facts = Facts::new();
        let root = Place {
            path: "order",
            field: "order",
            pointer,
            required: self.asked.is_some(),
            known: Known::Object,
        };
        if let Value::Object(members) = order {
            self.members(members, &root, &mut facts);
        }
        View {
            key: key.unwrap_or_default().to_owned(),
            facts,
        }
    }

    /// Items that are shown without their order, each at its XPath.
    pub(super) fn items(&self, items: &[Value], pointer: impl Fn(usize) -> String) -> View {
        let list = Place {
            path: ITEMS,
            field: ITEMS,
            pointer: "",
            required: false,
            known: Known::List,
        };
        let mut facts = Facts::new();
        self.elements(items, &list, pointer, &mut facts);
        View {
            key: String::new(),
            facts,
        }
    }

    fn members(&self, members: &Map<String, Value>, at: &Place<'_>, facts: &mut Facts) {
        for (name, value) in members {
            let field = format!("{}.{name}", at.field);
            let known = match at.known {
                Known::Open => within_open(value),
                _ => match self.fields.known(&field) {
                    Some(known) if !self.passes_over(&field, value) => known,
                    _ => continue,
                },
            };
            let place = Place {
                path: &format!("{}.{name}", at.path),
                field: &field,
                pointer: &format!("{}/{name}", at.pointer),
                required: at.required && self.is_required(&field),
                known,
            };
            self.value(value, &place, facts);
        }
    }

    fn value(&self, value: &Value, at: &Place<'_>, facts: &mut Facts) {
        match (at.known, value) {
            (Known::List, _) => {
                let elements = match value {
                    Value::Array(elements) => elements.as_slice(),
                    one => std::slice::from_ref(one),
                };
                let pointer = |index| format!("{}[{}]", at.pointer, index + 1);
                self.elements(elements, at, pointer, facts);
            }
            (Known::Leaf(form), _) => {
                let text = text(value).unwrap_or_default();
                note(at, scalar(text, form), facts);
            }
            (_, Value::Object(members)) if !members.is_empty() => {
                self.members(members, at, facts);
                self.linked(members, at, facts);
            }
            // Blank is what platforms fill in: it asks for nothing.
            (_, Value::Object(_)) if self.asked.is_some() => {}
            _ => {
                let text = text(value).unwrap_or_default();
                note(at, scalar(text, Form::Plain), facts);
            }
        }
    }

    /// A reference that has a link alone tells the id that the link ends in.
    fn linked(&self, members: &Map<String, Value>, at: &Place<'_>, facts: &mut Facts) {
        let field = format!("{}.@id", at.field);
        let is_open = self.fields.known(&field).is_some() && !self.fields.requires(&field);
        if !is_open || members.contains_key("@id") {
            return;
        }
        let link = members.get("@xlink:href").and_then(text);
        if let Some(id) = link.and_then(last_segment) {
            let place = Place {
                path: &format!("{}.@id", at.path),
                field: &field,
                pointer: &format!("{}/@xlink:href", at.pointer),
                required: false,
                known: Known::Leaf(Form::Plain),
            };
            note(&place, scalar(&id, Form::Plain), facts);
        }
    }

    fn elements(
        &self,
        elements: &[Value],
        at: &Place<'_>,
        pointer: impl Fn(usize) -> String,
        facts: &mut Facts,
    ) {
        let mut seen = BTreeMap::<String, u32>::new();
        let field = format!("{}[n]", at.field);
        for (index, element) in elements.iter().enumerate() {
            let key = key(at.field, element, index);
            let count = seen.entry(key.clone()).or_default();
            *count += 1;
            let path = match *count {
                1 => format!("{}[{key}]", at.path),
                count => format!("{}[{key}#{count}]", at.path),
            };
            let known = self.fields.known(&field).unwrap_or(within_open(element));
            let place = Place {
                path: &path,
                field: &field,
                pointer: &pointer(index),
                required: at.required,
                known,
            };
            self.value(element, &place, facts);
        }
    }

    /// What a request says and no answer echoes: prices are the platform's, so
    /// is the element's id, and a product that comes with the order takes the
    /// place of the reference to it.
    fn passes_over(&self, field: &str, value: &Value) -> bool {
        let Some(member) = field.strip_prefix("order.orderItems.orderItem[n].") else {
            return self.asked.is_some() && field == "order.shipping.price";
        };
        self.asked.is_some()
            && match member {
                "price" | "element.@id" | "attachments" => true,
                "element.@xlink:href" => text(value)
                    .and_then(last_segment)
                    .is_some_and(|last| last.starts_with("reference-")),
                _ => false,
            }
    }

    /// Whether the field must be there, given what the client asks for.
    fn is_required(&self, field: &str) -> bool {
        let holds = || {
            let condition = self.fields.condition(field)?;
            let mut steps = condition.field.as_str().split('.');
            // The condition's path begins with the root.
            steps.next()?;
            let steps: Vec<&str> = steps.collect();
            let other = text_at(self.asked?, &steps)?;
            Some(other == condition.equals)
        };
        self.fields.requires(field) || holds().unwrap_or(false)
    }
}

/// What no page describes is known by what it is.
fn within_open(value: &Value) -> Known {
    match value {
        Value::Array(_) => Known::List,
        Value::Object(_) => Known::Open,
        _ => Known::Leaf(Form::Plain),
    }
}

fn note(at: &Place<'_>, value: Scalar, facts: &mut Facts) {
    let fact = Fact {
        value,
        field: at.field.to_owned(),
        pointer: at.pointer.to_owned(),
        required: at.required,
    };
    facts.insert(at.path.to_owned(), fact);
}
