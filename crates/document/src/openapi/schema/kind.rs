//! The type of a field, of what its schema says.

use countersign_contract::Kind;

use super::shape::Shape;
use crate::reading::FieldType;

/// The type of a value of this shape; its elements', for a list.
pub(in crate::openapi) fn field_type(shape: &Shape, element: Option<&Shape>) -> FieldType {
    let mut facets = shape.facets.clone();
    let flags = [
        (shape.nullable, ("nullable", "true")),
        (shape.read_only, ("access", "read-only")),
        (shape.write_only, ("access", "write-only")),
    ];
    for (_, (name, value)) in flags.into_iter().filter(|(is_set, _)| *is_set) {
        facets.push((name.to_owned(), value.to_owned()));
    }
    for (name, value) in element.into_iter().flat_map(|element| &element.facets) {
        facets.push((format!("element {name}"), value.clone()));
    }
    FieldType {
        written: written(shape),
        kind: kind(shape),
        element: element.and_then(kind),
        facets,
    }
}

/// The type's name; that which its keywords mean, where it has none.
fn written(shape: &Shape) -> String {
    let types = shape.types();
    if !types.is_empty() {
        return types.join(" or ");
    }
    let name = match () {
        () if shape.is_object() => "object",
        () if shape.is_list() => "array",
        () => "",
    };
    name.to_owned()
}

/// The kind that a shape means; `None` where it may be of several.
fn kind(shape: &Shape) -> Option<Kind> {
    let format = shape.facets.iter().find(|(name, _)| name == "format");
    let format = format.map(|(_, value)| value.as_str()).unwrap_or_default();
    match shape.types().as_slice() {
        ["string"] => Some(match format {
            "date-time" | "date" => Kind::DateTime,
            "int32" | "int64" | "integer" => Kind::IntegerText,
            _ => Kind::Text,
        }),
        ["integer"] => Some(Kind::Integer),
        ["number"] | ["integer", "number"] | ["number", "integer"] => Some(Kind::Number),
        ["boolean"] => Some(Kind::Boolean),
        ["object"] => Some(Kind::Object),
        ["array"] => Some(Kind::List),
        [] if shape.is_object() => Some(Kind::Object),
        [] if shape.is_list() => Some(Kind::List),
        _ => None,
    }
}
