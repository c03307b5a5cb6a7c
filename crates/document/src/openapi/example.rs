//! Examples, wherever a description has them.

use super::reader::Reader;
use super::tree::{Id, Value};
use crate::origin::Origin;
use crate::reading::{Carried, Example, Language};

/// How many examples are read.
const MOST_EXAMPLES: usize = 10_000;

/// The examples of a media type.
pub(super) fn of_media(reader: &mut Reader<'_>, media: Id, xml: bool, of: &Carried) {
    let tree = reader.tree;
    if let Some(value) = tree.get(media, "example") {
        push(reader, value, xml, of);
    }
    for entry in tree
        .get(media, "examples")
        .map_or(&[][..], |at| tree.entries(at))
    {
        let Some(example) = reader.follow(entry.value) else {
            continue;
        };
        if let Some(value) = tree
            .get(example, "value")
            .or_else(|| tree.get(example, "dataValue"))
        {
            push(reader, value, xml, of);
        } else if tree.get(example, "externalValue").is_some() {
            reader.tell(entry.at, &entry.name, "the example stands in another file");
        }
    }
}

/// The examples of a schema.
pub(super) fn of_schema(reader: &mut Reader<'_>, schema: Id, xml: bool, of: &Carried) {
    let tree = reader.tree;
    let listed = tree
        .get(schema, "examples")
        .map_or(&[][..], |at| tree.items(at));
    for value in tree
        .get(schema, "example")
        .into_iter()
        .chain(listed.iter().copied())
    {
        push(reader, value, xml, of);
    }
}

fn push(reader: &mut Reader<'_>, value: Id, xml: bool, of: &Carried) {
    if reader.reading.examples.len() >= MOST_EXAMPLES {
        reader.tell(
            reader.tree.node(value).start,
            "example",
            "there are more than 10,000 examples",
        );
        return;
    }
    let node = reader.tree.node(value);
    let (text, origin) = match &node.value {
        Value::Text(text) if xml || looks_like_json(text) => {
            (text.clone(), origin_of(reader, value, text))
        }
        _ if xml => {
            reader.tell(
                node.start,
                "example",
                "the body is XML, and its example is not text",
            );
            return;
        }
        _ => reader.tree.json(value, reader.text),
    };
    reader.reading.examples.push(Example {
        language: if xml { Language::Xml } else { Language::Json },
        text,
        start: origin.at(0),
        origin,
        of: vec![of.clone()],
        source: node.start.source(reader.text),
    });
}

/// Whether text is a body in JSON that was pasted, rather than a value.
fn looks_like_json(text: &str) -> bool {
    text.trim_start().starts_with(['{', '['])
}

/// Where the lines of a text stand that is a block of YAML or a string.
fn origin_of(reader: &Reader<'_>, value: Id, text: &str) -> Origin {
    let node = reader.tree.node(value);
    let mut origin = Origin::default();
    let mut at = node.start.byte;
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim_end_matches('\n');
        let page = reader.text.body.get(at..node.end).unwrap_or_default();
        let Some(found) = page.find(words) else { break };
        origin.note(offset, at + found);
        at += found + words.len();
        offset += line.len();
    }
    if offset == 0 {
        origin.note(0, node.start.byte);
    }
    origin
}
