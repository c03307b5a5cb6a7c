//! A clause's id is the same in clauses.toml, in the features and in the
//! standing checks; none stands alone.

use std::collections::{BTreeMap, BTreeSet};

use super::Fault;
use super::tree::Tree;

pub(super) fn check(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut clauses = BTreeMap::new();
    for (path, text) in tree.below("schemas/", "/clauses.toml") {
        for (id, assessable) in declared(text) {
            clauses.insert(id, (path, assessable));
        }
    }
    let cited = cited(tree);
    for (id, place) in &cited {
        match clauses.get(id) {
            None => faults.push(Fault::new(
                place.as_str(),
                format!("there is no clause `{id}`"),
                "correct the id, or add the clause to the system's clauses.toml",
            )),
            Some((path, false)) => faults.push(Fault::new(
                place.as_str(),
                format!("the clause `{id}` is said not to be assessable"),
                format!("take `assessable = false` out of {path}, or the step out"),
            )),
            Some(_) => {}
        }
    }
    for (id, (path, assessable)) in &clauses {
        if *assessable && !cited.contains_key(id) && !is_standing(tree, id) {
            faults.push(Fault::new(
                *path,
                format!("no scenario judges `{id}`"),
                "let a Then step end with it, or say `assessable = false` with a reason",
            ));
        }
    }
    faults
}

/// Id and assessability of each clause of a file.
fn declared(text: &str) -> Vec<(String, bool)> {
    let table = text.parse::<toml::Table>().unwrap_or_default();
    let clauses = table.get("clause").and_then(toml::Value::as_array);
    clauses
        .into_iter()
        .flatten()
        .filter_map(|clause| {
            let id = clause.get("id")?.as_str()?.to_owned();
            let assessable = clause.get("assessable").and_then(toml::Value::as_bool);
            Some((id, assessable.unwrap_or(true)))
        })
        .collect()
}

/// Each id that ends a step, with the first place where it does. An outline
/// may take it, or a part of it, from a column of its rows.
fn cited(tree: &Tree) -> BTreeMap<String, String> {
    let mut cited = BTreeMap::new();
    for (path, text) in tree.below("features/", ".feature") {
        for (index, line) in text.lines().enumerate() {
            let step = line.trim();
            let keyword = step.split(' ').next().unwrap_or_default();
            if !matches!(keyword, "Then" | "And" | "But" | "*") {
                continue;
            }
            if let Some((_, id)) = step
                .strip_suffix(']')
                .and_then(|rest| rest.rsplit_once('['))
            {
                let place = format!("{path}:{}", index + 1);
                for id in filled(id, text) {
                    cited.entry(id).or_insert_with(|| place.clone());
                }
            }
        }
    }
    cited
}

/// The ids that a text stands for: itself, or one for each cell of the
/// columns that its placeholder names.
fn filled(id: &str, feature: &str) -> BTreeSet<String> {
    let Some((before, (name, after))) = id
        .split_once('<')
        .and_then(|(before, rest)| Some((before, rest.split_once('>')?)))
    else {
        return BTreeSet::from([id.to_owned()]);
    };
    let mut ids = BTreeSet::new();
    let mut column = None;
    for line in feature.lines() {
        let Some(row) = line
            .trim()
            .strip_prefix('|')
            .and_then(|row| row.strip_suffix('|'))
        else {
            column = None;
            continue;
        };
        let cells: Vec<_> = row.split('|').map(str::trim).collect();
        match column {
            // The first row of a table names its columns.
            None => column = Some(cells.iter().position(|cell| *cell == name)),
            Some(at) => {
                ids.extend(
                    at.and_then(|at| cells.get(at))
                        .map(|cell| format!("{before}{cell}{after}")),
                );
            }
        }
    }
    if ids.is_empty() {
        ids.insert(id.to_owned());
    }
    ids
}

/// Whether a standing check judges the clause: its id without the system
/// ends a text of crates/check or crates/suite.
fn is_standing(tree: &Tree, id: &str) -> bool {
    let Some((_, rest)) = id.split_once('.') else {
        return false;
    };
    let literal = format!("{rest}\"");
    ["crates/check/src/", "crates/suite/src/"]
        .iter()
        .any(|folder| {
            tree.below(folder, ".rs")
                .any(|(_, text)| text.contains(&literal))
        })
}
