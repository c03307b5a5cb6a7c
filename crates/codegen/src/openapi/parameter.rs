//! Parameters of a call: those of its path, then those of the query, then
//! header lines.

use countersign_contract::{Kind, Operation, Parameter};
use serde_json::{Value, json};

use crate::json_schema::{DATE_FORMAT, INTEGER_TEXT};

/// The parameters of a call, which several operations may share.
pub(super) fn all(operations: &[&Operation]) -> Vec<Value> {
    let path = operations.iter().take(1);
    let path = path.flat_map(|operation| operation.path.split('{').skip(1));
    let names = path.filter_map(|part| part.split('}').next());
    let mut all: Vec<Value> = names
        .map(|name| {
            let described = operations.iter().flat_map(|one| &one.in_path);
            let described = described.filter(|one| one.name == name).find_map(schema_of);
            let schema = described.unwrap_or_else(|| json!({ "type": "string" }));
            json!({ "name": name, "in": "path", "required": true, "schema": schema })
        })
        .collect();
    // OpenAPI tells parameters apart by their names and places.
    for (place, of) in PLACES {
        let mut told: Vec<&str> = Vec::new();
        for parameter in operations.iter().flat_map(|one| of(one)) {
            if !told.contains(&parameter.name.as_str()) {
                told.push(&parameter.name);
                let required = is_required(operations, of, &parameter.name);
                all.push(one(parameter, place, required));
            }
        }
    }
    all
}

/// The parameters of an operation that stand in one place.
type Of = fn(&Operation) -> &[Parameter];

/// Places besides the path, as OpenAPI calls them.
const PLACES: [(&str, Of); 2] = [
    ("query", |operation| &operation.parameters),
    ("header", |operation| &operation.headers),
];

/// Whether each operation of the call demands the parameter.
fn is_required(operations: &[&Operation], of: Of, name: &str) -> bool {
    let demands = |operation: &&Operation| {
        let mut parameters = of(operation).iter();
        parameters.any(|one| one.name == name && one.required)
    };
    operations.iter().all(demands)
}

fn one(parameter: &Parameter, place: &str, required: bool) -> Value {
    let mut entry = json!({ "name": parameter.name, "in": place });
    if required {
        entry["required"] = true.into();
    }
    entry["schema"] = schema(parameter);
    if !parameter.terms.is_empty() {
        let terms = parameter.terms.join(", ");
        entry["description"] = format!("In a query language that names: {terms}.").into();
    }
    entry
}

/// What a value is, where the page says anything of it.
fn schema_of(parameter: &Parameter) -> Option<Value> {
    let says = parameter.kind.is_some() || !parameter.values.is_empty();
    says.then(|| schema(parameter))
}

/// What a value is: text where the page does not say, as all of a URL is.
fn schema(parameter: &Parameter) -> Value {
    let kind = parameter.kind.unwrap_or(Kind::Text);
    let values: Vec<Value> = parameter
        .values
        .iter()
        .map(|text| value(kind, text))
        .collect();
    let mut schema = match kind {
        Kind::Text => json!({ "type": "string" }),
        Kind::Number => json!({ "type": "number" }),
        Kind::Integer => json!({ "type": "integer" }),
        Kind::IntegerText => json!({ "type": "string", "pattern": INTEGER_TEXT }),
        Kind::Boolean => json!({ "type": "boolean" }),
        Kind::DateTime => json!({ "type": "string", "format": DATE_FORMAT }),
        Kind::Object => json!({ "type": "object" }),
        Kind::List => json!({ "type": "array", "items": { "type": "string" } }),
    };
    if !values.is_empty() {
        let closed = match kind {
            Kind::List => &mut schema["items"],
            _ => &mut schema,
        };
        // A page may list words beside numbers: `10`, `20`, `all`.
        if values.iter().any(Value::is_string) {
            let own = closed["type"].take();
            closed["type"] = match own.as_str() {
                Some("string") => own,
                _ => json!([own, "string"]),
            };
        }
        closed["enum"] = values.into();
    }
    if let Some(text) = &parameter.default {
        schema["default"] = match kind {
            Kind::List => text.split(',').map(str::trim).collect(),
            _ => value(kind, text),
        };
    }
    schema
}

/// A value that a page writes, as one of its kind; as text where it is none.
fn value(kind: Kind, text: &str) -> Value {
    let read = match kind {
        Kind::Integer | Kind::Number | Kind::Boolean => serde_json::from_str::<Value>(text).ok(),
        _ => None,
    };
    let is_of_kind = |value: &Value| match kind {
        Kind::Integer => value.is_i64() || value.is_u64(),
        Kind::Number => value.is_number(),
        _ => value.is_boolean(),
    };
    read.filter(is_of_kind).unwrap_or_else(|| text.into())
}
