//! A JSON Schema (draft 2020-12) for each message.
//!
//! The rule that a text is an ISO 8601 date is said by `format: iso8601`, a
//! format of our own: `date-time` is RFC 3339, which demands a zone.

use countersign_contract::{Contract, Field, Kind, Message, Requirement};
use serde_json::{Map, Value, json};

use crate::tree::Node;
use crate::{Artifact, header};

/// The format of a text that is an ISO 8601 date, or date and time.
pub const DATE_FORMAT: &str = "iso8601";

/// The pattern of a whole number in text.
pub const INTEGER_TEXT: &str = "^-?[0-9]+$";

/// One schema a message, with its header.
pub(crate) fn artifacts(contract: &Contract, folder: &str) -> Vec<Artifact> {
    contract
        .messages
        .iter()
        .map(|message| {
            let mut schema = Map::new();
            schema.insert(
                "$schema".to_owned(),
                "https://json-schema.org/draft/2020-12/schema".into(),
            );
            let id = format!("urn:countersign:{}:{}", contract.system, message.name);
            schema.insert("$id".to_owned(), id.into());
            schema.extend(of_message(contract, message));
            Artifact {
                path: format!("{folder}/{}.schema.json", message.name),
                text: header::json("$comment", &Value::Object(schema)),
            }
        })
        .collect()
}

/// The schema of a message, without header and id.
pub(crate) fn of_message(contract: &Contract, message: &Message) -> Map<String, Value> {
    let mut schema = Map::new();
    schema.insert("title".to_owned(), message.title.clone().into());
    schema.extend(object(contract, &Node::of(message)));
    schema
}

fn object(contract: &Contract, node: &Node<'_>) -> Map<String, Value> {
    let mut schema = Map::new();
    schema.insert("type".to_owned(), "object".into());
    let required: Vec<Value> = node
        .members
        .iter()
        .filter(|member| {
            member
                .field
                .is_some_and(|field| field.requirement == Requirement::Required)
        })
        .map(|member| member.name().into())
        .collect();
    if !required.is_empty() {
        schema.insert("required".to_owned(), required.into());
    }
    let properties: Map<String, Value> = node
        .members
        .iter()
        .map(|member| (member.name().to_owned(), value(contract, member)))
        .collect();
    if !properties.is_empty() {
        schema.insert("properties".to_owned(), properties.into());
    }
    let mut choices: Vec<Value> = node
        .choices()
        .iter()
        .map(|members| json!({ "anyOf": members.iter().map(|m| present(m.name())).collect::<Vec<_>>() }))
        .collect();
    match choices.pop() {
        Some(Value::Object(only)) if choices.is_empty() => schema.extend(only),
        Some(last) => {
            choices.push(last);
            schema.insert("allOf".to_owned(), choices.into());
        }
        None => {}
    }
    schema
}

/// A member is there and not null.
fn present(name: &str) -> Value {
    json!({ "required": [name], "properties": { name: { "not": { "type": "null" } } } })
}

fn value(contract: &Contract, node: &Node<'_>) -> Value {
    let Some(field) = node.field else {
        return Value::Object(object(contract, node));
    };
    let nullable = field.requirement != Requirement::Required;
    let mut forms: Vec<Map<String, Value>> = field
        .kinds
        .iter()
        .map(|kind| form(contract, node, field, *kind))
        .collect();
    let mut schema = if forms.len() == 1 {
        let mut only = forms.remove(0);
        if nullable {
            let kind = only.get("type").cloned().unwrap_or_default();
            only.insert("type".to_owned(), json!([kind, "null"]));
            if let Some(Value::Array(values)) = only.get_mut("enum") {
                values.push(Value::Null);
            }
        }
        only
    } else {
        let mut forms: Vec<Value> = forms.into_iter().map(Value::Object).collect();
        if nullable {
            forms.push(json!({ "type": "null" }));
        }
        Map::from_iter([("anyOf".to_owned(), forms.into())])
    };
    if let Some(words) = description(field) {
        schema.insert("description".to_owned(), words.into());
    }
    if let Some(text @ ("true" | "false")) = field.default.as_deref() {
        schema.insert("default".to_owned(), (text == "true").into());
    }
    Value::Object(schema)
}

fn form(contract: &Contract, node: &Node<'_>, field: &Field, kind: Kind) -> Map<String, Value> {
    let mut schema = Map::new();
    let mut set = |key: &str, value: Value| schema.insert(key.to_owned(), value);
    match kind {
        Kind::Text => {
            set("type", "string".into());
            let values = field
                .enumeration
                .as_ref()
                .and_then(|name| contract.enumeration(name));
            if let Some(values) = values {
                set("enum", values.to_vec().into());
            }
            bounds(field, "minLength", "maxLength", &mut set);
        }
        Kind::Number => {
            set("type", "number".into());
        }
        Kind::Integer => {
            set("type", "integer".into());
        }
        Kind::IntegerText => {
            set("type", "string".into());
            set("pattern", INTEGER_TEXT.into());
        }
        Kind::Boolean => {
            set("type", "boolean".into());
        }
        Kind::DateTime => {
            set("type", "string".into());
            set("format", DATE_FORMAT.into());
        }
        Kind::Object => return object(contract, node),
        Kind::List => {
            set("type", "array".into());
            if let Some(element) = &node.element {
                set("items", value(contract, element));
            }
            bounds(field, "minItems", "maxItems", &mut set);
        }
    }
    schema
}

fn bounds(
    field: &Field,
    least: &str,
    most: &str,
    set: &mut impl FnMut(&str, Value) -> Option<Value>,
) {
    if let Some(min) = field.min {
        set(least, min.into());
    }
    if let Some(max) = field.max {
        set(most, max.into());
    }
}

fn description(field: &Field) -> Option<String> {
    let mut sentences = Vec::new();
    if field.kinds.contains(&Kind::DateTime) {
        sentences.push("An ISO 8601 date, or date and time.".to_owned());
    }
    if let Some(default) = &field.default {
        sentences.push(format!("Where it is absent: {default}."));
    }
    if field.basis == countersign_contract::Basis::Exemplified {
        sentences.push("Only an example shows it.".to_owned());
    }
    (!sentences.is_empty()).then(|| sentences.join(" "))
}
