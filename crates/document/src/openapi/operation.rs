//! Operations, of the paths of a description.

use countersign_contract::{Facet, Method};

use super::body::{self, Carrier};
use super::names::Names;
use super::parameter::{self, Parameters};
use super::reader::Reader;
use super::tree::{At, Id, ROOT, Tree};
use super::{on_one_line, responses, security};
use crate::reading::{Carried, Operation};

/// The members of a path that are calls; `None` where a contract knows no
/// such method.
pub(super) const METHODS: [(&str, Option<Method>); 9] = [
    ("get", Some(Method::Get)),
    ("post", Some(Method::Post)),
    ("put", Some(Method::Put)),
    ("delete", Some(Method::Delete)),
    ("patch", Some(Method::Patch)),
    ("head", None),
    ("options", None),
    ("trace", None),
    ("query", None),
];

/// Reads all operations, and names the messages that they carry.
pub(super) fn read_all(reader: &mut Reader<'_>) {
    let tree = reader.tree;
    let mut ids = Names::default();
    let Some(paths) = tree.get(ROOT, "paths") else {
        calls_of_the_other_side(reader);
        return;
    };
    for entry in tree
        .entries(paths)
        .iter()
        .filter(|entry| !entry.name.starts_with("x-"))
    {
        let Some(item) = reader.follow(entry.value) else {
            continue;
        };
        for call in tree.entries(item) {
            let known = METHODS.iter().find(|(name, _)| *name == call.name);
            if let Some((word, method)) = known {
                let place = Place {
                    path: &entry.name,
                    item,
                    call: call.value,
                    at: call.at,
                };
                read(reader, &mut ids, &place, word, *method);
            }
        }
    }
    calls_of_the_other_side(reader);
}

/// Calls that the publisher makes have no place in a reading.
fn calls_of_the_other_side(reader: &mut Reader<'_>) {
    let tree = reader.tree;
    for entry in tree
        .get(ROOT, "webhooks")
        .map_or(&[][..], |at| tree.entries(at))
    {
        reader.tell(
            entry.at,
            &entry.name,
            "it is a call that the publisher makes; calls to it are read",
        );
    }
}

/// Where an operation stands.
struct Place<'a> {
    path: &'a str,
    /// The path's object.
    item: Id,
    /// The operation's object.
    call: Id,
    at: At,
}

fn read(
    reader: &mut Reader<'_>,
    ids: &mut Names,
    place: &Place<'_>,
    word: &str,
    method: Option<Method>,
) {
    let tree = reader.tree;
    let &Place {
        path,
        item,
        call,
        at,
    } = place;
    let named = tree
        .text_of(call, "operationId")
        .filter(|name| !name.trim().is_empty());
    let id = ids.unique(named.unwrap_or(&format!("{word} {path}")));
    let line = format!("{} {path}", word.to_uppercase());
    let title = tree
        .text_of(call, "summary")
        .or(named)
        .map_or_else(|| line.clone(), on_one_line);
    let mut parameters = Parameters::default();
    for holder in [item, call] {
        parameter::read(reader, holder, &mut parameters);
    }
    security::read(reader, call, &mut parameters);
    let request = tree
        .get(call, "requestBody")
        .and_then(|at| reader.follow(at))
        .and_then(|holder| {
            let words = format!("{id}-request");
            body::read(
                reader,
                holder,
                &Carrier {
                    words: &words,
                    of: Carried::Request(id.clone()),
                },
            )
        });
    let answers = responses::read(reader, call, &id, at);
    if let Some(entry) = tree.entry(call, "callbacks") {
        reader.tell(
            entry.at,
            "callbacks",
            "they are calls that the publisher makes; calls to it are read",
        );
    }
    let source = at.source(reader.text);
    let (request, media) = request.unzip();
    if let Some(media) = media.or(answers.media) {
        parameters
            .headers
            .push(("Content-Type".to_owned(), media, source.clone()));
    }
    let Some(method) = method else {
        reader.tell(
            at,
            &line,
            "a contract knows GET, POST, PUT, PATCH and DELETE only; the bodies of this call are read",
        );
        return;
    };
    reader.reading.operations.push(Operation {
        id,
        title,
        method,
        path: path.to_owned(),
        base: base(tree, place),
        headers: parameters.headers,
        parameters: parameters.all,
        listed_headers: parameters.listed_headers,
        request,
        responses: answers.all,
        facets: facets(tree, call),
        source,
    });
}

/// What a call says of itself besides.
fn facets(tree: &Tree, call: Id) -> Vec<(String, String)> {
    let is_deprecated = tree.is(call, "deprecated");
    let deprecated = is_deprecated.then(|| Facet::DEPRECATED.pair());
    deprecated.into_iter().collect()
}

/// What stands before the path: the nearest list of servers says so, the
/// first where it names several.
fn base(tree: &Tree, place: &Place<'_>) -> Option<String> {
    let holders = [place.call, place.item, ROOT].into_iter();
    let first = |holder| tree.items(tree.get(holder, "servers")?).first().copied();
    let url = tree.text_of(holders.filter_map(first).next()?, "url")?;
    let url = url.trim_end_matches('/');
    (!url.is_empty()).then(|| url.to_owned())
}
