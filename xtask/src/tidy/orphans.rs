//! A clause's id is the same in clauses.toml, in the features and in the
//! standing checks; none stands alone.

use std::collections::BTreeMap;

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

/// Each id that ends a step, with the first place where it does.
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
                cited
                    .entry(id.to_owned())
                    .or_insert_with(|| format!("{path}:{}", index + 1));
            }
        }
    }
    cited
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
