//! Operations: their ids, the parameters of their paths, their answers.

use std::collections::HashMap;

use super::{Findings, Kind};
use crate::openapi::operation::METHODS;
use crate::openapi::reader::Reader;
use crate::openapi::refs;
use crate::openapi::tree::{At, Entry, Id, ROOT};

/// What is wrong with the operations of a description.
pub(super) fn check(reader: &mut Reader<'_>, findings: &mut Findings) {
    let tree = reader.tree;
    let mut ids: HashMap<&str, At> = HashMap::new();
    for path in tree
        .get(ROOT, "paths")
        .map_or(&[][..], |at| tree.entries(at))
    {
        let Ok(item) = refs::follow(tree, path.value) else {
            continue;
        };
        let mut is_whole = true;
        for call in tree.entries(item).iter().filter(|call| is_call(call)) {
            one_call(reader, findings, &mut ids, call);
            let declared = declared(reader, &[item, call.value], &mut is_whole);
            if is_whole {
                path_parameters(findings, path, call, &declared);
            }
        }
    }
}

fn is_call(entry: &Entry) -> bool {
    METHODS.iter().any(|(name, _)| *name == entry.name)
}

fn one_call<'a>(
    reader: &Reader<'a>,
    findings: &mut Findings,
    ids: &mut HashMap<&'a str, At>,
    call: &Entry,
) {
    let tree = reader.tree;
    if let Some(at) = tree.get(call.value, "operationId")
        && let Some(id) = tree.text(at)
    {
        match ids.get(id) {
            Some(first) => {
                let message = format!(
                    "the operation id `{id}` stands before, in line {}",
                    first.line
                );
                findings.about(reader, Kind::OperationTwice, at, message);
            }
            None => drop(ids.insert(id, tree.node(at).start)),
        }
    }
    let responses = tree.get(call.value, "responses");
    let documents = responses.is_some_and(|at| !tree.entries(at).is_empty());
    if !documents {
        let message = format!("{} documents no answer", call.name.to_uppercase());
        findings.add(Kind::NoResponse, call.at, &call.name, message);
    }
}

/// The parameters of the path that are declared, each with its place.
fn declared<'a>(reader: &Reader<'a>, holders: &[Id], is_whole: &mut bool) -> Vec<(&'a str, At)> {
    let tree = reader.tree;
    let mut names = Vec::new();
    for holder in holders {
        for listed in tree
            .get(*holder, "parameters")
            .map_or(&[][..], |at| tree.items(at))
        {
            let Ok(parameter) = refs::follow(tree, *listed) else {
                *is_whole = false;
                continue;
            };
            let name = tree.text_of(parameter, "name");
            if tree.text_of(parameter, "in") == Some("path") {
                names.extend(name.map(|name| (name, tree.node(*listed).start)));
            }
        }
    }
    names
}

fn path_parameters(findings: &mut Findings, path: &Entry, call: &Entry, declared: &[(&str, At)]) {
    let wanted: Vec<&str> = path
        .name
        .split('{')
        .skip(1)
        .filter_map(|part| part.split_once('}').map(|(name, _)| name))
        .collect();
    let method = call.name.to_uppercase();
    let is_declared = |name: &&&str| declared.iter().any(|(known, _)| known == *name);
    let missing: Vec<String> = wanted
        .iter()
        .filter(|name| !is_declared(name))
        .map(|name| format!("`{name}`"))
        .collect();
    if !missing.is_empty() {
        let message = format!(
            "{method} {} does not declare {}",
            path.name,
            missing.join(", ")
        );
        findings.add(Kind::PathParameter, call.at, &call.name, message);
    }
    for (name, at) in declared {
        if !wanted.contains(name) {
            let message = format!("the path {} has no parameter `{name}`", path.name);
            findings.add(Kind::PathParameter, *at, "", message);
        }
    }
}
