//! Parameters of operations, and the header lines that they send.

use countersign_contract::{Kind, Source};

use super::reader::Reader;
use super::schema::{Around, Part, Shape, field_type, merge};
use super::tree::{Id, Tree};
use crate::reading::{FieldType, Need, Parameter, Place};

/// What an operation takes beside its body.
#[derive(Debug, Default)]
pub(super) struct Parameters {
    /// Parameters of path and query.
    pub(super) all: Vec<Parameter>,
    /// Parameters of the header.
    pub(super) listed_headers: Vec<Parameter>,
    /// Header lines: name, value, place.
    pub(super) headers: Vec<(String, String, Source)>,
}

/// Reads the parameters that a path or an operation declares. One of the
/// operation replaces one of its path that has its name and place.
pub(super) fn read(reader: &mut Reader<'_>, holder: Id, to: &mut Parameters) {
    let tree = reader.tree;
    for listed in tree
        .get(holder, "parameters")
        .map_or(&[][..], |at| tree.items(at))
    {
        let Some(parameter) = reader.follow(*listed) else {
            continue;
        };
        let (Some(name), Some(place)) = (
            tree.text_of(parameter, "name"),
            tree.text_of(parameter, "in"),
        ) else {
            reader.tell(
                tree.node(*listed).start,
                "parameter",
                "it has no name, or does not say where it stands",
            );
            continue;
        };
        match place {
            "path" => put(to, one(reader, parameter, name, Place::Path)),
            "query" => put(to, one(reader, parameter, name, Place::Query)),
            "header" => {
                let value = shown_value(reader, parameter);
                let source = reader.source(parameter);
                to.headers
                    .retain(|(known, ..)| !known.eq_ignore_ascii_case(name));
                to.headers.push((name.to_owned(), value, source));
                let parameter = one(reader, parameter, name, Place::Header);
                to.listed_headers
                    .retain(|known| !known.name.eq_ignore_ascii_case(name));
                to.listed_headers.push(parameter);
            }
            _ => reader.tell(
                tree.node(parameter).start,
                name,
                "parameters are read in path, query and header only",
            ),
        }
    }
}

/// Adds a parameter, or puts it in the place of its like.
pub(super) fn put(to: &mut Parameters, parameter: Parameter) {
    let is_like =
        |known: &&mut Parameter| known.name == parameter.name && known.place == parameter.place;
    match to.all.iter_mut().find(is_like) {
        Some(known) => *known = parameter,
        None => to.all.push(parameter),
    }
}

fn one(reader: &mut Reader<'_>, parameter: Id, name: &str, place: Place) -> Parameter {
    let tree = reader.tree;
    let required = place == Place::Path || tree.is(parameter, "required");
    let shapes = schema(reader, parameter).map(|schema| {
        let shape = merge(reader, &[Part::whole(schema)], &Around::new());
        let element = shape
            .is_list()
            .then(|| merge(reader, &shape.items, &Around::new()));
        (shape, element)
    });
    let (kind, default, values) = shapes.map_or_else(Default::default, |(shape, element)| {
        let element = element.as_ref();
        (
            field_type(&shape, element, true),
            shape.default.map(|at| tree.written(at)),
            values(tree, &shape, element),
        )
    });
    // A contract writes so of a path of which its pages say nothing.
    let is_silent = reader.is_exported && place == Place::Path && kind.kind == Some(Kind::Text);
    let kind = match is_silent && values.is_empty() {
        true => FieldType::default(),
        false => kind,
    };
    Parameter {
        name: name.to_owned(),
        place,
        listed: true,
        kind,
        need: if required { Need::Yes } else { Need::No },
        default,
        values,
        fields: Vec::new(),
        source: reader.source(parameter),
    }
}

/// The values that a parameter may take: its own, or its elements'.
fn values(tree: &Tree, shape: &Shape, element: Option<&Shape>) -> Vec<String> {
    let (own, _) = shape.values(tree);
    match element {
        Some(element) if own.is_empty() => element.values(tree).0,
        _ => own,
    }
}

/// The schema of a parameter: its own, or that of the one media type that it
/// is written in.
fn schema(reader: &mut Reader<'_>, parameter: Id) -> Option<Id> {
    let tree = reader.tree;
    let content = || {
        tree.entries(tree.get(parameter, "content")?)
            .first()
            .map(|entry| entry.value)
    };
    tree.get(parameter, "schema")
        .or_else(|| tree.get(content()?, "schema"))
}

/// The value that the page shows for a header: an example, the only one that
/// is allowed, or what holds where it is absent.
fn shown_value(reader: &mut Reader<'_>, parameter: Id) -> String {
    let tree = reader.tree;
    let schema = schema(reader, parameter);
    let own = tree.get(parameter, "example");
    let of_schema = |name: &str| schema.and_then(|at| tree.get(at, name));
    let shown = own
        .or_else(|| of_schema("const"))
        .or_else(|| of_schema("example"))
        .or_else(|| of_schema("default"));
    shown.map(|at| tree.written(at)).unwrap_or_default()
}
