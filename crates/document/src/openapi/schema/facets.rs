//! What narrows a value beside its type.

use crate::openapi::tree::{Id, Tree, Value};

/// Keywords that narrow a value: as the page writes them, and as a facet.
const FACETS: [(&str, &str); 15] = [
    ("format", "format"),
    ("minimum", "min"),
    ("maximum", "max"),
    ("exclusiveMinimum", "more than"),
    ("exclusiveMaximum", "less than"),
    ("multipleOf", "multiple of"),
    ("minLength", "min length"),
    ("maxLength", "max length"),
    ("pattern", "pattern"),
    ("minItems", "min items"),
    ("maxItems", "max items"),
    ("uniqueItems", "unique items"),
    ("minProperties", "min properties"),
    ("maxProperties", "max properties"),
    ("deprecated", "deprecated"),
];

/// Takes what a schema itself says; what is known already holds.
pub(super) fn take(facets: &mut Vec<(String, String)>, tree: &Tree, id: Id) {
    for (keyword, name) in FACETS {
        let Some(value) = tree.get(id, keyword) else {
            continue;
        };
        let is_off = tree.node(value).value == Value::Bool(false);
        if !is_off && !facets.iter().any(|(known, _)| known == name) {
            facets.push((name.to_owned(), tree.written(value)));
        }
    }
    exclude(facets, "min", "more than");
    exclude(facets, "max", "less than");
}

/// In OpenAPI 3.0 `exclusiveMinimum: true` says how `minimum` is meant.
fn exclude(facets: &mut Vec<(String, String)>, limit: &str, exclusive: &str) {
    let is_flag = |(name, value): &(String, String)| name == exclusive && value == "true";
    let Some(flag) = facets.iter().position(is_flag) else {
        return;
    };
    facets.remove(flag);
    if let Some((name, _)) = facets.iter_mut().find(|(name, _)| name == limit) {
        *name = exclusive.to_owned();
    }
}
