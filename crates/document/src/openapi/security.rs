//! Credentials, as parameters and header lines of the operations that want
//! them.

use super::at_path;
use super::parameter::{Parameters, put};
use super::reader::Reader;
use super::tree::{At, Id, ROOT, Tree};
use crate::reading::{FieldType, Need, Parameter, Place};

/// Reads what credentials an operation wants: its own list of requirements,
/// else the description's. The first of several that would do is taken.
pub(super) fn read(reader: &mut Reader<'_>, call: Id, to: &mut Parameters) {
    let tree = reader.tree;
    let Some(listed) = tree
        .get(call, "security")
        .or_else(|| tree.get(ROOT, "security"))
    else {
        return;
    };
    let Some(first) = tree.items(listed).first() else {
        return;
    };
    for entry in tree.entries(*first) {
        let scheme = at_path(tree, &["components", "securitySchemes", &entry.name]);
        match scheme.and_then(|at| reader.follow(at)) {
            Some(scheme) => one(reader, scheme, entry.at, to),
            None => reader.tell(entry.at, &entry.name, "no such security scheme is declared"),
        }
    }
}

fn one(reader: &mut Reader<'_>, scheme: Id, at: At, to: &mut Parameters) {
    let tree = reader.tree;
    let source = reader.source(scheme);
    let name = tree.text_of(scheme, "name").unwrap_or_default().to_owned();
    match (
        tree.text_of(scheme, "type").unwrap_or_default(),
        tree.text_of(scheme, "in"),
    ) {
        ("apiKey", Some("header")) => to.headers.push((name, String::new(), source)),
        ("apiKey", Some("query")) => {
            let parameter = Parameter {
                name,
                place: Place::Query,
                listed: false,
                kind: FieldType::default(),
                need: Need::Yes,
                default: None,
                values: Vec::new(),
                fields: Vec::new(),
                source,
            };
            put(to, parameter);
        }
        ("http", _) => {
            let value = authorization(tree, scheme);
            to.headers.push(("Authorization".to_owned(), value, source));
        }
        ("oauth2" | "openIdConnect", _) => {
            to.headers.push((
                "Authorization".to_owned(),
                "Bearer {token}".to_owned(),
                source,
            ));
        }
        (kind, _) => reader.tell(
            at,
            kind,
            "credentials are read in headers and in the query only",
        ),
    }
}

/// What stands in the header `Authorization`.
fn authorization(tree: &Tree, scheme: Id) -> String {
    match tree
        .text_of(scheme, "scheme")
        .unwrap_or_default()
        .to_ascii_lowercase()
        .as_str()
    {
        "bearer" => "Bearer {token}".to_owned(),
        "basic" => "Basic {credentials}".to_owned(),
        other => format!("{other} {{credentials}}"),
    }
}
