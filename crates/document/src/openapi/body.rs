//! What calls and answers carry.

use super::example;
use super::reader::Reader;
use super::schema::{Around, Part, Shape, merge};
use super::tree::{At, Id};
use crate::reading::{Body, Carried};

/// How many schemas may do nothing but name another.
const MOST_HOPS: usize = 32;

/// What carries a body: an operation's request, or one of its answers.
pub(super) struct Carrier<'a> {
    /// What its message is called where no schema has a name.
    pub(super) words: &'a str,
    /// What examples of it are instances of.
    pub(super) of: Carried,
}

/// The body that a request or answer has, of its `content`.
pub(super) fn read(
    reader: &mut Reader<'_>,
    holder: Id,
    carrier: &Carrier<'_>,
) -> Option<(Body, String)> {
    let tree = reader.tree;
    let content = tree.entries(tree.get(holder, "content")?);
    let json = content.iter().position(|entry| is_json(&entry.name));
    let chosen = json.or_else(|| content.iter().position(|entry| is_xml(&entry.name)));
    for (index, entry) in content.iter().enumerate() {
        if Some(index) != chosen {
            let because = match chosen {
                Some(_) => "the body is read in another media type",
                None => "bodies are read in JSON and XML only",
            };
            reader.tell(entry.at, &entry.name, because);
        }
    }
    let entry = &content[chosen?];
    let xml = json.is_none();
    let media = reader.follow(entry.value)?;
    example::of_media(reader, media, xml, &carrier.of);
    let Some(schema) = tree.get(media, "schema") else {
        reader.tell(entry.at, &entry.name, "the body has no schema");
        return None;
    };
    let body = of_schema(reader, schema, xml, carrier, entry.at);
    Some((body, entry.name.clone()))
}

fn of_schema(
    reader: &mut Reader<'_>,
    schema: Id,
    xml: bool,
    carrier: &Carrier<'_>,
    at: At,
) -> Body {
    let schema = either(reader, schema, at).unwrap_or(schema);
    let shape = merge(reader, &[Part::whole(schema)], &Around::new());
    let words = named(reader, schema).and_then(|id| reader.components.get(&id).copied());
    let words = words.unwrap_or(carrier.words);
    let (inner, list) = match shape.items.as_slice() {
        [only] if shape.is_list() => (only.schema, true),
        _ => (schema, false),
    };
    if list && let Some(array) = reader.follow(schema) {
        example::of_schema(reader, array, xml, &carrier.of);
    }
    let named = named(reader, inner);
    let at = named.map_or(at, |id| reader.tree.node(id).start);
    let message = reader.message(named.unwrap_or(inner), xml, words, at);
    let uses = reader.uses.entry(message.clone()).or_default();
    match carrier.of {
        Carried::Request(_) => uses.1 = true,
        _ => uses.0 = true,
    }
    let wrapper = if list && xml {
        wrapper(reader, &shape)
    } else {
        None
    };
    Body {
        message,
        list,
        wrapper,
    }
}

/// Of a body that is one message or a list of them: the one.
fn either(reader: &mut Reader<'_>, schema: Id, at: At) -> Option<Id> {
    let tree = reader.tree;
    let mut choice = ["anyOf", "oneOf"].iter();
    let choice = choice.find_map(|keyword| tree.get(schema, keyword))?;
    let &[first, second] = tree.items(choice) else {
        return None;
    };
    let is_list_of = |list: Id, one: Id| {
        let element = tree
            .get(list, "items")
            .and_then(|items| named(reader, items));
        element.is_some() && element == named(reader, one)
    };
    let one = match () {
        () if is_list_of(second, first) => first,
        () if is_list_of(first, second) => second,
        () => return None,
    };
    let because = "the body is one message or a list of them; it is read as one";
    reader.tell(at, "", because);
    Some(one)
}

/// The element around a list that is a whole body.
fn wrapper(reader: &Reader<'_>, list: &Shape) -> Option<String> {
    let tree = reader.tree;
    let name = list.xml.and_then(|xml| tree.text_of(xml, "name"));
    let heads = list.heads.iter();
    let component = || {
        heads
            .into_iter()
            .find_map(|id| reader.components.get(id).copied())
    };
    name.or_else(component).map(str::to_owned)
}

/// The named schema that a schema is, or does nothing but refer to.
pub(super) fn named(reader: &Reader<'_>, mut schema: Id) -> Option<Id> {
    let tree = reader.tree;
    for _ in 0..MOST_HOPS {
        if reader.components.contains_key(&schema) {
            return Some(schema);
        }
        if let Some(reference) = tree.text_of(schema, "$ref") {
            schema = super::refs::target(tree, reference).ok()?;
            continue;
        }
        let parts = tree
            .get(schema, "allOf")
            .map_or(&[][..], |at| tree.items(at));
        match parts {
            [only] if tree.get(schema, "properties").is_none() => schema = *only,
            _ => return None,
        }
    }
    None
}

/// Whether a media type is JSON.
fn is_json(media: &str) -> bool {
    let kind = essence(media);
    kind.ends_with("/json") || kind.ends_with("+json") || kind == "*/*"
}

/// Whether a media type is XML.
fn is_xml(media: &str) -> bool {
    let kind = essence(media);
    kind.ends_with("/xml") || kind.ends_with("+xml")
}

/// A media type without its parameters, in lower case.
fn essence(media: &str) -> String {
    media
        .split(';')
        .next()
        .unwrap_or(media)
        .trim()
        .to_ascii_lowercase()
}
