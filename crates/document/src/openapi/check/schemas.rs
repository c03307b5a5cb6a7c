//! Schemas: what they require, the values they list, and the examples of them.

use std::collections::HashSet;

use super::instance::{self, Way};
use super::{Findings, Kind};
use crate::openapi::reader::Reader;
use crate::openapi::refs;
use crate::openapi::schema::{Around, Part, merge};
use crate::openapi::tree::{Entry, Id, ROOT};

/// Members of a schema that are schemas of their own values.
const INNER: [&str; 2] = ["items", "additionalProperties"];

/// Members of a schema that are schemas by name.
const NAMED: [&str; 2] = ["properties", "patternProperties"];

/// Members of a schema that are what it is made of.
const MADE_OF: [&str; 3] = ["allOf", "oneOf", "anyOf"];

/// What findings call an example.
const EXAMPLE: &str = "the example";

/// What is wrong with the schemas of a description, and with all examples.
pub(super) fn check(reader: &mut Reader<'_>, findings: &mut Findings) {
    let tree = reader.tree;
    let answers = answers(reader);
    let mut open: Vec<(Id, bool)> = Vec::new();
    for id in tree.ids() {
        let Some(content) = tree.get(id, "content") else {
            continue;
        };
        let way = if answers.contains(&id) {
            Way::Read
        } else {
            Way::Any
        };
        for media in tree.entries(content) {
            let Some(schema) = tree.get(media.value, "schema") else {
                continue;
            };
            open.push((schema, true));
            if media.name.contains("json") {
                examples(reader, findings, media.value, schema, way);
            }
        }
    }
    for id in tree.ids().filter(|id| tree.text_of(*id, "in").is_some()) {
        if let Some(schema) = tree.get(id, "schema") {
            open.push((schema, true));
            examples(reader, findings, id, schema, Way::Bare);
        }
    }
    let components = tree
        .get(ROOT, "components")
        .and_then(|at| tree.get(at, "schemas"));
    let named = components.map_or(&[][..], |at| tree.entries(at));
    open.extend(named.iter().map(|entry| (entry.value, true)));
    let mut seen = HashSet::new();
    while let Some((schema, is_whole)) = open.pop() {
        if seen.insert((schema, is_whole)) {
            one(reader, findings, schema, is_whole);
            below(reader, schema, &mut open);
        }
    }
}

/// The objects that are answers.
fn answers(reader: &Reader<'_>) -> HashSet<Id> {
    let tree = reader.tree;
    let lists = tree.ids().filter_map(|id| tree.get(id, "responses"));
    let entries = lists.flat_map(|list| tree.entries(list));
    entries
        .filter_map(|entry| refs::follow(tree, entry.value).ok())
        .collect()
}

/// The schemas that a schema holds, and whether each stands for itself.
fn below(reader: &Reader<'_>, schema: Id, open: &mut Vec<(Id, bool)>) {
    let tree = reader.tree;
    let get = |name: &&str| tree.get(schema, name);
    open.extend(INNER.iter().filter_map(get).map(|id| (id, true)));
    for named in NAMED.iter().filter_map(get) {
        open.extend(tree.entries(named).iter().map(|entry| (entry.value, true)));
    }
    for parts in MADE_OF.iter().filter_map(get) {
        open.extend(tree.items(parts).iter().map(|id| (*id, false)));
    }
}

fn one(reader: &mut Reader<'_>, findings: &mut Findings, schema: Id, is_whole: bool) {
    let tree = reader.tree;
    let mut seen = HashSet::new();
    for value in tree
        .get(schema, "enum")
        .map_or(&[][..], |at| tree.items(at))
    {
        let written = tree.written(*value);
        if !seen.insert((written.clone(), tree.text(*value).is_some())) {
            let message = format!("the value `{written}` stands twice in one list");
            findings.about(reader, Kind::ValueTwice, *value, message);
        }
    }
    if !is_whole {
        return;
    }
    let listed = tree
        .get(schema, "examples")
        .map_or(&[][..], |at| tree.items(at));
    let listed = listed.iter().map(|value| (*value, EXAMPLE));
    let single = [("example", EXAMPLE), ("default", "the default")];
    let single = single
        .into_iter()
        .filter_map(|(member, name)| Some((tree.get(schema, member)?, name)));
    for (value, name) in single.chain(listed) {
        instance::check(reader, findings, value, schema, Way::Any, name);
    }
    if tree.get(schema, "$ref").is_some() {
        return;
    }
    let shape = merge(reader, &[Part::whole(schema)], &Around::new());
    if shape.properties.is_empty() || shape.is_open || !shape.dictionary.is_empty() {
        return;
    }
    for (name, at) in &shape.required_at {
        if !shape.has(name) {
            let message = format!("`{name}` is required, and no member has this name");
            findings.about(reader, Kind::RequiredName, *at, message);
        }
    }
}

/// The examples of a media type or a parameter.
fn examples(reader: &mut Reader<'_>, findings: &mut Findings, holder: Id, schema: Id, way: Way) {
    let tree = reader.tree;
    if let Some(value) = tree.get(holder, "example") {
        instance::check(reader, findings, value, schema, way, EXAMPLE);
    }
    let value_of = |entry: &Entry| tree.get(entry.value, "value");
    for value in tree
        .get(holder, "examples")
        .map_or(&[][..], |at| tree.entries(at))
        .iter()
        .filter_map(value_of)
    {
        instance::check(reader, findings, value, schema, way, EXAMPLE);
    }
}
