//! OpenAPI 3.0 and 3.1, in JSON or YAML, as a [`Reading`].
//!
//! The flow is text → [`tree`] (values with places) → [`schema`] (what
//! keywords mean together) → operations and messages. Every step is bounded,
//! and what is cut, or has no place in a [`Reading`], is told.

mod body;
pub(crate) mod check;
mod example;
mod fields;
mod message;
mod names;
mod operation;
mod parameter;
mod reader;
mod refs;
mod responses;
mod schema;
mod security;
mod spelling;
mod tree;
mod values;

use countersign_contract::Source;

use crate::reading::Reading;
use crate::text::Text;
use reader::Reader;
use tree::{Fault, ROOT, Tree, Value};

/// Reads what a description declares. One that is too long with all that it
/// repeats is read without repetitions.
pub(crate) fn read(text: &Text) -> Reading {
    let (tree, faults) = tree::build(text);
    let whole = read_tree(text, &tree, &faults, true);
    let reader = match whole.is_cut {
        true => read_tree(text, &tree, &faults, false),
        false => whole,
    };
    in_order(reader.reading)
}

fn read_tree<'a>(text: &'a Text, tree: &'a Tree, faults: &[Fault], whole: bool) -> Reader<'a> {
    let mut reader = Reader::new(text, tree, whole);
    for fault in faults {
        reader.tell(fault.at, &fault.words, &fault.because);
    }
    if is_readable(&mut reader) {
        let title = at_path(tree, &["info", "title"]).and_then(|title| tree.text(title));
        reader.reading.title = title.map(str::to_owned);
        operation::read_all(&mut reader);
        message::read_due(&mut reader);
        values::read(&mut reader);
        unshown(&mut reader);
    }
    reader
}

/// Whether the description is of a version that is read. One without a
/// version is, as far as it goes.
fn is_readable(reader: &mut Reader<'_>) -> bool {
    let tree = reader.tree;
    if !matches!(tree.node(ROOT).value, Value::Map(_)) {
        reader.tell(
            tree.node(ROOT).start,
            "",
            "it is no OpenAPI description: an object is wanted",
        );
        return false;
    }
    if let Some(entry) = tree.entry(ROOT, "swagger") {
        let words = format!("swagger: {}", tree.written(entry.value));
        let because =
            "Swagger 2.0 is not read; convert it to OpenAPI 3 first, as swagger2openapi does";
        reader.tell(entry.at, &words, because);
        return false;
    }
    let version = tree.entry(ROOT, "openapi");
    let written = version
        .map(|entry| tree.written(entry.value))
        .unwrap_or_default();
    if !["3.0", "3.1"]
        .iter()
        .any(|known| written.starts_with(known))
    {
        let at = version.map_or(tree.node(ROOT).start, |entry| entry.at);
        reader.tell(
            at,
            &written,
            "the version of OpenAPI is not 3.0 or 3.1; it is read as if it were 3.1",
        );
    }
    true
}

/// Reads the named schemas that no call carries: a page may describe what
/// others are made of, and one that lists objects alone declares them.
fn unshown(reader: &mut Reader<'_>) {
    let tree: &Tree = reader.tree;
    let schemas = tree
        .get(ROOT, "components")
        .and_then(|at| tree.get(at, "schemas"));
    for entry in schemas.map_or(&[][..], |at| tree.entries(at)) {
        let has_members = tree.get(entry.value, "properties").is_some()
            || tree.get(entry.value, "allOf").is_some();
        if has_members && !reader.shown.contains(&entry.value) {
            reader.message(entry.value, false, &entry.name, entry.at);
            message::read_due(reader);
        }
    }
}

/// The order of the page.
fn in_order(mut reading: Reading) -> Reading {
    let key = |source: &Source| (source.line, source.column);
    reading.messages.sort_by_key(|message| key(&message.source));
    reading.examples.sort_by_key(|example| key(&example.source));
    reading
        .unplaced
        .sort_by_key(|unplaced| key(&unplaced.source));
    reading
}

/// The member of an object at any depth, by the names that lead there.
fn at_path(tree: &Tree, names: &[&str]) -> Option<tree::Id> {
    names.iter().try_fold(ROOT, |id, name| tree.get(id, name))
}

/// Words on one line.
fn on_one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
