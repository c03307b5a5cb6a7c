//! The answers of an operation.

use super::body::{self, Carrier};
use super::on_one_line;
use super::reader::Reader;
use super::refs;
use super::tree::{At, Id};
use crate::reading::{Carried, Response};

/// The answers of an operation.
#[derive(Default)]
pub(super) struct Answers {
    pub(super) all: Vec<Response>,
    /// The media type of the first that shows a success.
    pub(super) media: Option<String>,
}

/// Reads the answers of an operation.
pub(super) fn read(reader: &mut Reader<'_>, call: Id, id: &str, at: At) -> Answers {
    let tree = reader.tree;
    let Some(responses) = tree.get(call, "responses") else {
        reader.tell(at, id, "the operation documents no answer");
        return Answers::default();
    };
    let mut read = Answers::default();
    let mut has_success = false;
    for entry in tree
        .entries(responses)
        .iter()
        .filter(|entry| !entry.name.starts_with("x-"))
    {
        let Some(holder) = reader.follow(entry.value) else {
            continue;
        };
        let status: Option<u16> = entry
            .name
            .parse()
            .ok()
            .filter(|status| (100..600).contains(status));
        if status.is_none() && entry.name != "default" && !is_range(&entry.name) {
            reader.tell(entry.at, &entry.name, "it is no status of HTTP");
            continue;
        }
        let is_first_success = !has_success && status.is_some_and(|status| status / 100 == 2);
        has_success |= is_first_success;
        let words = match tree.text_of(entry.value, "$ref") {
            Some(reference) => refs::last_name(reference),
            None if is_first_success => format!("{id}-response"),
            None => format!("{id}-{}", entry.name),
        };
        let of = Carried::Response(id.to_owned(), status);
        let body = body::read(reader, holder, &Carrier { words: &words, of });
        for member in ["headers", "links"] {
            if let Some(entry) = tree.entry(holder, member) {
                let because = format!("{member} of answers have no place in a contract");
                reader.tell(entry.at, member, &because);
            }
        }
        let description = on_one_line(tree.text_of(holder, "description").unwrap_or_default());
        let words = match status {
            Some(_) => description,
            None => format!("{}: {description}", entry.name)
                .trim_end_matches(": ")
                .to_owned(),
        };
        let (body, media) = body.unzip();
        if is_first_success {
            read.media = media;
        }
        read.all.push(Response {
            status,
            words,
            body,
            source: entry.at.source(reader.text),
        });
    }
    read
}

/// Whether it stands for a class of status (`4XX`).
fn is_range(name: &str) -> bool {
    matches!(name.as_bytes(), [b'1'..=b'5', b'X' | b'x', b'X' | b'x'])
}
