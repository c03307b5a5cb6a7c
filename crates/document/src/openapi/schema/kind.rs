//! The type of a field, of what its schema says.

use countersign_codegen::{DATE_FORMAT, INTEGER_TEXT};
use countersign_contract::{Facet, Kind};

use super::shape::Shape;
use crate::reading::FieldType;

/// The type of a value of this shape; its elements', for a list. `nullable`
/// says whether that it may be null is more than is known of it.
pub(in crate::openapi) fn field_type(
    shape: &Shape,
    element: Option<&Shape>,
    nullable: bool,
) -> FieldType {
    let mut facets = shape.facets.clone();
    let kind = kind(shape);
    facets.retain(|facet| !is_kind(kind, facet));
    let flags = [
        (
            shape.nullable && nullable,
            (Facet::NULLABLE.name, Facet::NULLABLE.value),
        ),
        (shape.read_only, ("access", "read-only")),
        (shape.write_only, ("access", "write-only")),
    ];
    for (_, (name, value)) in flags.into_iter().filter(|(is_set, _)| *is_set) {
        facets.push((name.to_owned(), value.to_owned()));
    }
    if let Some(element) = element {
        let kind = self::kind(element);
        let own = element.facets.iter().filter(|facet| !is_kind(kind, facet));
        facets.extend(own.map(|(name, value)| (format!("element {name}"), value.clone())));
    }
    FieldType {
        written: written(shape),
        kind,
        element: element.and_then(self::kind),
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
    let facet = |wanted: &str| {
        let found = shape.facets.iter().find(|(name, _)| name == wanted);
        found.map(|(_, value)| value.as_str()).unwrap_or_default()
    };
    match shape.types().as_slice() {
        ["string"] => Some(match facet("format") {
            "date-time" | "date" | DATE_FORMAT => Kind::DateTime,
            "int32" | "int64" | "integer" => Kind::IntegerText,
            _ if facet("pattern") == INTEGER_TEXT => Kind::IntegerText,
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

/// Whether a facet says no more than a kind does, as a contract is exported.
fn is_kind(kind: Option<Kind>, (name, value): &(String, String)) -> bool {
    match (kind, name.as_str()) {
        (Some(Kind::DateTime), "format") => value == DATE_FORMAT,
        (Some(Kind::IntegerText), "pattern") => value == INTEGER_TEXT,
        _ => false,
    }
}
