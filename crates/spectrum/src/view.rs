//! Orders as flat facts: what a request intends, and what an answer shows.

use std::collections::BTreeMap;

use countersign_system::{Fact, Form, Scalar, View};
use serde_json::{Map, Value};

use crate::fields::{Fields, shown};

/// Reads orders out of trees, by the contract's field lists.
struct Viewer<'f> {
    fields: &'f Fields,
    /// The request message whose page marks fields required; `None` when an
    /// answer is read.
    request: Option<&'f str>,
}

/// Where the walk stands.
struct Place<'p> {
    /// Path with keys (`lineItems[ABCD1234]`).
    path: &'p str,
    /// Pattern in the state's terms (`lineItems[n]`).
    field: &'p str,
    /// JSON Pointer.
    pointer: &'p str,
    /// Whether all that holds it is required.
    required: bool,
}

/// The orders that a request names, as it wants them stored.
pub(crate) fn intent(fields: &Fields, message: &str, request: &Value) -> Vec<View> {
    let viewer = Viewer {
        fields,
        request: Some(message),
    };
    match request {
        Value::Array(orders) => viewer.orders(orders),
        Value::Object(members) => vec![viewer.order(members, "")],
        _ => Vec::new(),
    }
}

/// The orders that an answer shows.
pub(crate) fn state(fields: &Fields, answer: &Value) -> Option<Vec<View>> {
    let viewer = Viewer {
        fields,
        request: None,
    };
    let shows = |order: &Value| !order.get("purchaseOrderNumber").is_none_or(Value::is_null);
    match answer {
        Value::Null => Some(Vec::new()),
        Value::Array(orders) if orders.iter().all(shows) => Some(viewer.orders(orders)),
        Value::Object(members) if shows(answer) => Some(vec![viewer.order(members, "")]),
        _ => None,
    }
}

impl Viewer<'_> {
    fn orders(&self, orders: &[Value]) -> Vec<View> {
        let mut views = Vec::new();
        for (index, order) in orders.iter().enumerate() {
            if let Value::Object(members) = order {
                views.push(self.order(members, &format!("/{index}")));
            }
        }
        views
    }

    fn order(&self, members: &Map<String, Value>, pointer: &str) -> View {
        let key = match members.get("purchaseOrderNumber") {
            Some(Value::String(number)) => number.clone(),
            Some(Value::Null) | None => String::new(),
            Some(other) => other.to_string(),
        };
        let mut facts = BTreeMap::new();
        let root = Place {
            path: "",
            field: "",
            pointer,
            required: self.request.is_some(),
        };
        self.members(members, &root, &mut facts);
        View { key, facts }
    }

    fn members(
        &self,
        members: &Map<String, Value>,
        at: &Place<'_>,
        facts: &mut BTreeMap<String, Fact>,
    ) {
        for (name, value) in members {
            let folded = at.field == "lineItems[n]" && (name == "sku" || name == "quantity");
            if folded {
                continue;
            }
            let asked = join(at.field, name);
            // Only requests have other names for what the state shows.
            let field = if self.request.is_some() {
                shown(&asked)
            } else {
                &asked
            };
            if self.request.is_none() && !self.fields.knows(field) {
                continue;
            }
            let last = field.rsplit('.').next().unwrap_or(field);
            let place = Place {
                path: &join(at.path, last),
                field,
                pointer: &format!("{}/{}", at.pointer, escape(name)),
                required: at.required && self.is_required(&asked),
            };
            self.value(value, &place, facts);
        }
        if at.field == "lineItems[n]" {
            self.line_level_skus(members, at, facts);
        }
    }

    fn value(&self, value: &Value, at: &Place<'_>, facts: &mut BTreeMap<String, Fact>) {
        match value {
            Value::Object(members) if !members.is_empty() => self.members(members, at, facts),
            Value::Array(elements) if !elements.is_empty() => self.elements(elements, at, facts),
            _ => self.fact(at, self.fields.form(at.field).scalar(value), facts),
        }
    }

    fn elements(&self, elements: &[Value], at: &Place<'_>, facts: &mut BTreeMap<String, Fact>) {
        let mut seen = BTreeMap::<String, u32>::new();
        let field = format!("{}[n]", at.field);
        for (index, element) in elements.iter().enumerate() {
            let key = key(element);
            let count = seen.entry(key.clone()).or_default();
            *count += 1;
            let path = match *count {
                1 => format!("{}[{key}]", at.path),
                count => format!("{}[{key}#{count}]", at.path),
            };
            let place = Place {
                path: &path,
                field: &field,
                pointer: &format!("{}/{index}", at.pointer),
                required: at.required,
            };
            self.value(element, &place, facts);
        }
    }

    /// `sku` and `quantity` on the line item itself are told as units of
    /// `skuQuantities`, where the list does not name them.
    fn line_level_skus(
        &self,
        members: &Map<String, Value>,
        at: &Place<'_>,
        facts: &mut BTreeMap<String, Fact>,
    ) {
        let pointer = format!("{}/sku", at.pointer);
        let skus: Vec<(String, &Value)> = match members.get("sku") {
            None | Some(Value::Null) => return,
            Some(Value::Array(elements)) => elements
                .iter()
                .enumerate()
                .map(|(index, sku)| (format!("{pointer}/{index}"), sku))
                .collect(),
            Some(sku) => vec![(pointer, sku)],
        };
        for (pointer, sku) in skus {
            let path = format!("{}.skuQuantities[{}]", at.path, key(sku));
            if facts.contains_key(&format!("{path}.sku")) {
                continue;
            }
            let place = Place {
                path: &format!("{path}.sku"),
                field: "lineItems[n].skuQuantities[n].sku",
                pointer: &pointer,
                required: at.required && self.is_required("lineItems[n].sku"),
            };
            self.fact(&place, Form::Plain.scalar(sku), facts);
            if let Some(quantity) = members.get("quantity") {
                let place = Place {
                    path: &format!("{path}.quantity"),
                    field: "lineItems[n].skuQuantities[n].quantity",
                    pointer: &format!("{}/quantity", at.pointer),
                    // Where this form is what the page asks for, it is so as a
                    // whole.
                    required: at.required && self.is_required("lineItems[n].sku"),
                };
                self.fact(&place, Form::Quantity.scalar(quantity), facts);
            }
        }
    }

    fn fact(&self, at: &Place<'_>, value: Scalar, facts: &mut BTreeMap<String, Fact>) {
        let fact = Fact {
            value,
            field: at.field.to_owned(),
            pointer: at.pointer.to_owned(),
            required: at.required,
        };
        facts.insert(at.path.to_owned(), fact);
    }

    /// Whether the request's page marks the field required.
    fn is_required(&self, path: &str) -> bool {
        let request = self.request;
        request.is_some_and(|message| self.fields.requires(message, path))
    }
}

/// The key of a list's element: a line item's recipe set, a unit's sku, or
/// the text itself.
fn key(element: &Value) -> String {
    let named = ["recipeSetId", "recipeSetReadableId", "sku"]
        .iter()
        .find_map(|name| element.get(name));
    match named.unwrap_or(element) {
        Value::String(text) => text.clone(),
        Value::Object(_) | Value::Null => String::new(),
        other => other.to_string(),
    }
}

fn join(parent: &str, name: &str) -> String {
    if parent.is_empty() {
        name.to_owned()
    } else {
        format!("{parent}.{name}")
    }
}

/// RFC 6901, 3: `~` and `/` inside a reference token.
fn escape(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}
