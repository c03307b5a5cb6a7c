//! An example against its schema.

use super::dates::{is_date, is_date_time};
use super::{Findings, Kind};
use crate::openapi::reader::Reader;
use crate::openapi::schema::{Around, Part, Shape, merge};
use crate::openapi::tree::{Id, Value};
use crate::reading::Need;

/// How many elements of a list are looked at.
const MOST_ELEMENTS: usize = 100;

/// Which way an example travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// It is an answer.
    Read,
    /// It may be either.
    Any,
    /// It is written without quotes: in a path, a query or a header.
    Bare,
}

/// What is wrong with an example. Depth is bounded by the tree's.
pub(super) fn check(
    reader: &mut Reader<'_>,
    findings: &mut Findings,
    value: Id,
    schema: Id,
    way: Way,
    name: &str,
) {
    of(reader, findings, value, &[Part::whole(schema)], way, name);
}

fn of(
    reader: &mut Reader<'_>,
    findings: &mut Findings,
    value: Id,
    parts: &[Part],
    way: Way,
    name: &str,
) {
    let tree = reader.tree;
    if !reader.spend(1, tree.node(value).start) {
        return;
    }
    let shape = merge(reader, parts, &Around::new());
    let is_scalar = !matches!(tree.node(value).value, Value::Map(_) | Value::List(_));
    let fault = type_fault(reader, value, &shape, name);
    if let Some(message) = fault.filter(|_| !(is_scalar && way == Way::Bare)) {
        findings.about(reader, Kind::Type, value, message);
        return;
    }
    match &tree.node(value).value {
        // A reference in an example stands for what is shown elsewhere.
        Value::Map(_) if tree.text_of(value, "$ref").is_some() => {}
        Value::Map(_) => members(reader, findings, value, &shape, way),
        Value::List(items) => {
            for item in items
                .iter()
                .take(MOST_ELEMENTS)
                .filter(|_| !shape.items.is_empty())
            {
                of(reader, findings, *item, &shape.items, way, name);
            }
        }
        Value::Null => {}
        _ => scalar(reader, findings, value, &shape, name),
    }
}

/// What is wrong with the type of a value, where it is of none that it may be.
fn type_fault(reader: &Reader<'_>, value: Id, shape: &Shape, name: &str) -> Option<String> {
    let tree = reader.tree;
    let types = shape.types();
    let (is, fits): (_, &[&str]) = match &tree.node(value).value {
        Value::Null if shape.nullable => return None,
        Value::Null => ("null", &[]),
        Value::Bool(_) => ("a boolean", &["boolean"]),
        Value::Number(number) if is_whole(number) => ("a whole number", &["integer", "number"]),
        Value::Number(_) => ("a number", &["number"]),
        Value::Text(_) => ("text", &["string"]),
        Value::List(_) => ("a list", &["array"]),
        Value::Map(_) => ("an object", &["object"]),
    };
    let known = !types.is_empty() && types.iter().all(|name| is_type(name));
    let wrong = known && !types.iter().any(|name| fits.contains(name));
    wrong.then(|| {
        format!(
            "{name} is {is}, and the schema wants {}",
            types.join(" or ")
        )
    })
}

fn is_type(name: &str) -> bool {
    ["string", "integer", "number", "boolean", "array", "object"].contains(&name)
}

fn is_whole(number: &str) -> bool {
    number
        .parse::<f64>()
        .is_ok_and(|number| number.fract() == 0.0)
}

fn members(reader: &mut Reader<'_>, findings: &mut Findings, value: Id, shape: &Shape, way: Way) {
    let tree = reader.tree;
    let is_closed = !shape.is_open && shape.dictionary.is_empty() && !shape.properties.is_empty();
    for entry in tree.entries(value) {
        match shape.property_of(&entry.name) {
            Some(property) => {
                let name = format!("`{}`", entry.name);
                of(reader, findings, entry.value, &property.parts, way, &name);
            }
            None if is_closed => {
                let message = format!(
                    "the example has `{}`, and the schema has no such member",
                    entry.name
                );
                findings.add(Kind::Undeclared, entry.at, &entry.name, message);
            }
            None => {}
        }
    }
    let lacking = lacking(reader, value, shape, way);
    if !lacking.is_empty() {
        let message = format!(
            "the example lacks {}, which the schema requires",
            list(&lacking)
        );
        findings.add(Kind::RequiredMissing, tree.node(value).start, "", message);
    }
}

/// The required members that an example has not, without those that do not
/// travel its way.
fn lacking(reader: &mut Reader<'_>, value: Id, shape: &Shape, way: Way) -> Vec<String> {
    let tree = reader.tree;
    let mut names = Vec::new();
    for property in &shape.properties {
        if shape.need(&property.name) != Need::Yes || tree.get(value, &property.name).is_some() {
            continue;
        }
        let own = merge(reader, &property.parts, &Around::new());
        if !own.write_only && (!own.read_only || way == Way::Read) {
            names.push(property.name.clone());
        }
    }
    names
}

fn scalar(reader: &mut Reader<'_>, findings: &mut Findings, value: Id, shape: &Shape, name: &str) {
    let tree = reader.tree;
    let written = tree.written(value);
    let (values, _) = shape.values(tree);
    if !values.is_empty() && !values.contains(&written) {
        let message = format!(
            "{name} is `{written}`, and the schema lists {}",
            list(&values)
        );
        findings.about(reader, Kind::Value, value, message);
        return;
    }
    let facet = |name: &str| {
        shape
            .facets
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    };
    if shape.has_choice() {
        return;
    }
    let is_string = shape.types() == ["string"];
    let is_date = match facet("format").filter(|_| is_string) {
        Some("date-time") => is_date_time(&written),
        Some("date") => is_date(&written),
        _ => true,
    };
    if !is_date {
        let wanted = facet("format").unwrap_or_default();
        let message = format!("{name} is `{written}`, and the schema wants a {wanted} of RFC 3339");
        findings.about(reader, Kind::Date, value, message);
    }
    let size = match tree.text(value) {
        Some(text) => f64::from(u32::try_from(text.chars().count()).unwrap_or(u32::MAX)),
        None => written.parse().unwrap_or_default(),
    };
    let (least, most) = match tree.text(value) {
        Some(_) => ("min length", "max length"),
        None => ("min", "max"),
    };
    let bound = |name: &str| facet(name).and_then(|value| value.parse::<f64>().ok());
    if bound(least).is_some_and(|least| size < least) || bound(most).is_some_and(|most| size > most)
    {
        let message = format!("{name} is out of the bounds that the schema sets");
        findings.about(reader, Kind::Bounds, value, message);
    }
}

fn list(values: &[String]) -> String {
    let shown: Vec<String> = values
        .iter()
        .take(8)
        .map(|value| format!("`{value}`"))
        .collect();
    let more = if values.len() > 8 { " and more" } else { "" };
    format!("{}{more}", shown.join(", "))
}
