//! What examples of declared pages show, at the places that rulings mean.

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::alias::Aliases;
use crate::declared::is_path;
use crate::{Field, Kind};

/// Most rulings that are followed in one example.
const MOST: usize = 200;
/// Longest path of an example that is looked up, in bytes.
const LONGEST: usize = 1000;

/// The example with what it shows moved; `None` where it stays as it is.
pub(super) fn moved(example: &str, fields: &[Field], aliases: &mut Aliases) -> Option<String> {
    let mut value: Value = serde_json::from_str(example).ok()?;
    let mut moves: Vec<(String, String)> = Vec::new();
    gather(&value, &mut String::new(), aliases, &mut moves);
    if moves.is_empty() {
        return None;
    }
    let lists = fields
        .iter()
        .filter(|field| field.kinds.contains(&Kind::List));
    let lists: HashSet<String> = lists
        .map(|field| field.path.as_str().replace("[n]", ""))
        .collect();
    for (written, means) in moves {
        let written: Vec<&str> = written.split('.').collect();
        let means: Vec<&str> = means.split('.').collect();
        put(&mut value, &written, &means, 0, &lists);
    }
    serde_json::to_string_pretty(&value).ok()
}

/// The rulings on what an example shows.
fn gather(
    value: &Value,
    path: &mut String,
    aliases: &mut Aliases,
    moves: &mut Vec<(String, String)>,
) {
    match value {
        Value::Array(all) => {
            for one in all {
                gather(one, path, aliases, moves);
            }
        }
        Value::Object(members) => {
            for (name, inner) in members {
                let end = path.len();
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(name);
                let found = (path.len() <= LONGEST)
                    .then(|| aliases.path(path))
                    .flatten();
                if let Some((written, means)) = found {
                    let bare = |path: &str| path.replace("[n]", "");
                    let found = (bare(written), bare(means));
                    let is_new = found.0 == *path && !moves.contains(&found);
                    if is_new && moves.len() < MOST && is_path(&found.1) {
                        moves.push(found);
                    }
                }
                gather(inner, path, aliases, moves);
                path.truncate(end);
            }
        }
        _ => {}
    }
}

/// Moves a member, in each element of the lists on its way. What both paths
/// begin with is `depth` steps long so far.
fn put(value: &mut Value, written: &[&str], means: &[&str], depth: usize, lists: &HashSet<String>) {
    if let Value::Array(all) = value {
        for one in all {
            put(one, written, means, depth, lists);
        }
        return;
    }
    let (Value::Object(members), Some(name)) = (value, written.get(depth)) else {
        return;
    };
    let is_last = depth + 1 == written.len();
    match means.get(depth) {
        Some(same) if same == name && !is_last => {
            if let Some(inner) = members.get_mut(*name) {
                put(inner, written, means, depth + 1, lists);
            }
        }
        Some(other) if is_last && depth + 1 == means.len() => rename(members, name, other),
        _ => {
            if let Some(moved) = take(members, &written[depth..]) {
                insert(members, moved, means, depth, lists);
            }
        }
    }
}

/// Gives a member another name, at its place among the others.
fn rename(members: &mut Map<String, Value>, name: &str, other: &str) {
    if members.contains_key(name) && !members.contains_key(other) {
        let renamed = std::mem::take(members).into_iter().map(|(known, value)| {
            let known = if known == name {
                other.to_owned()
            } else {
                known
            };
            (known, value)
        });
        *members = renamed.collect();
    }
}

/// Takes a member out of objects; what lists hold stays where it is.
fn take(members: &mut Map<String, Value>, path: &[&str]) -> Option<Value> {
    match path {
        [] => None,
        [name] => members.shift_remove(*name),
        [name, rest @ ..] => take(members.get_mut(*name)?.as_object_mut()?, rest),
    }
}

/// Puts a member where it is meant, with the objects, and the first elements
/// of the lists, that hold it there.
fn insert(
    members: &mut Map<String, Value>,
    moved: Value,
    means: &[&str],
    depth: usize,
    lists: &HashSet<String>,
) {
    let Some(name) = means.get(depth) else {
        return;
    };
    if depth + 1 == means.len() {
        members.entry((*name).to_owned()).or_insert(moved);
        return;
    }
    let is_list = lists.contains(&means[..=depth].join("."));
    let empty = || Value::Object(Map::new());
    let held = members.entry((*name).to_owned());
    let held = held.or_insert_with(|| match is_list {
        true => Value::Array(vec![empty()]),
        false => empty(),
    });
    let holder = match held {
        Value::Array(all) => all.first_mut(),
        held => Some(held),
    };
    if let Some(Value::Object(inner)) = holder {
        insert(inner, moved, means, depth + 1, lists);
    }
}
