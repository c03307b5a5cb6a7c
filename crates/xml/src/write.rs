//! [`write()`]: a tree becomes a document.

use std::borrow::Cow;
use std::io;

use quick_xml::Writer;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use quick_xml::name::QName;
use serde_json::{Map, Value};

use crate::name::{begins_name, continues_name, is_character, namespaced};
use crate::{Shapes, TEXT};

/// Writes a tree as a document in UTF-8, on one line below the declaration.
///
/// [`read`](crate::read()) gives the same tree back, if it is one that a
/// document can have. Others are written as far as XML has a form for them:
/// numbers and booleans as text, null as nothing, characters that XML lacks as
/// U+FFFD, what is no name in the form `a_x0020_b`. A tree that is no object
/// of one member makes a document with no root, or several.
pub fn write(shapes: &Shapes, tree: &Value) -> Vec<u8> {
    let mut writing = Writing {
        shapes,
        writer: Writer::new(Vec::new()),
    };
    // Writing to memory does not fail; what is written stands in any case.
    _ = writing.document(tree);
    writing.writer.into_inner()
}

struct Writing<'s> {
    shapes: &'s Shapes,
    writer: Writer<Vec<u8>>,
}

impl Writing<'_> {
    fn document(&mut self, tree: &Value) -> io::Result<()> {
        let declaration = BytesDecl::new("1.0", Some("UTF-8"), None);
        self.writer.write_event(Event::Decl(declaration))?;
        self.writer
            .write_event(Event::Text(BytesText::from_escaped("\n")))?;
        self.content(tree, None)
    }

    /// What stands in an element, or in the document. The namespace is that
    /// of elements without a prefix there; `None` where none is declared yet.
    fn content(&mut self, value: &Value, namespace: Option<&str>) -> io::Result<()> {
        match value {
            Value::Object(members) => {
                if let Some(text) = members.get(TEXT) {
                    self.text(&scalar(text))?;
                }
                for (name, member) in members {
                    if name != TEXT && !name.starts_with('@') {
                        self.elements(name, member, namespace)?;
                    }
                }
                Ok(())
            }
            other => self.text(&scalar(other)),
        }
    }

    /// An element, or one for each value of an array.
    fn elements(&mut self, name: &str, value: &Value, namespace: Option<&str>) -> io::Result<()> {
        match value {
            Value::Array(values) => values
                .iter()
                .try_for_each(|value| self.elements(name, value, namespace)),
            value => self.element(name, value, namespace),
        }
    }

    fn element(&mut self, name: &str, value: &Value, outside: Option<&str>) -> io::Result<()> {
        let shapes = self.shapes;
        let (namespace, local) = namespaced(name).unwrap_or((shapes.namespace(), name));
        let name = legal_name(local);
        let mut tag = BytesStart::new(&*name);
        if outside.unwrap_or_default() != namespace {
            attribute(&mut tag, "xmlns", namespace);
        }
        if outside.is_none() {
            for known in shapes.prefixed() {
                attribute(&mut tag, &format!("xmlns:{}", known.prefix), &known.uri);
            }
        }
        if let Value::Object(members) = value {
            self.attributes(&mut tag, members);
        }
        // The root has an end tag always, so that something can be put in.
        if outside.is_some() && is_empty(value) {
            return self.writer.write_event(Event::Empty(tag));
        }
        self.writer.write_event(Event::Start(tag))?;
        self.content(value, Some(namespace))?;
        self.writer.write_event(Event::End(BytesEnd::new(&*name)))
    }

    fn attributes(&self, tag: &mut BytesStart<'_>, members: &Map<String, Value>) {
        let mut foreign = 0;
        for (name, value) in members {
            let Some(name) = name.strip_prefix('@') else {
                continue;
            };
            let value = scalar(value);
            match (namespaced(name), name.split_once(':')) {
                (Some((uri, local)), _) => {
                    foreign += 1;
                    attribute(tag, &format!("xmlns:n{foreign}"), uri);
                    attribute(tag, &format!("n{foreign}:{}", legal_name(local)), &value);
                }
                (None, Some((prefix, local))) if self.knows(prefix) => {
                    attribute(tag, &format!("{prefix}:{}", legal_name(local)), &value);
                }
                // What would declare a namespace is an attribute here.
                (None, _) if name == "xmlns" => attribute(tag, "_x0078_mlns", &value),
                (None, _) => attribute(tag, &legal_name(name), &value),
            }
        }
    }

    fn knows(&self, prefix: &str) -> bool {
        prefix == "xml" || self.shapes.prefixed().any(|known| known.prefix == prefix)
    }

    fn text(&mut self, text: &str) -> io::Result<()> {
        let text = BytesText::from_escaped(escaped(text, false));
        self.writer.write_event(Event::Text(text))
    }
}

/// Whether an element of this content needs no end tag.
fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Object(members) => members.keys().all(|name| name.starts_with('@')),
        _ => false,
    }
}

/// A value where only a text may stand.
fn scalar(value: &Value) -> Cow<'_, str> {
    match value {
        Value::Null => Cow::Borrowed(""),
        Value::String(text) => Cow::Borrowed(text),
        other => Cow::Owned(other.to_string()),
    }
}

fn attribute(tag: &mut BytesStart<'_>, name: &str, value: &str) {
    let value = escaped(value, true).into();
    tag.push_attribute(Attribute {
        key: QName(name),
        value,
    });
}

/// The text as a document holds it, so that reading gives it back: attributes
/// would lose line breaks and tabs, and both lose carriage returns.
fn escaped(text: &str, attribute: bool) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' if attribute => escaped.push_str("&quot;"),
            '\r' => escaped.push_str("&#13;"),
            '\n' if attribute => escaped.push_str("&#10;"),
            '\t' if attribute => escaped.push_str("&#9;"),
            legal if is_character(legal) => escaped.push(legal),
            _ => escaped.push('\u{FFFD}'),
        }
    }
    escaped
}

/// The name, with what a name may not hold written as `_x0020_`.
fn legal_name(name: &str) -> Cow<'_, str> {
    if crate::name::is_local_name(name) {
        return Cow::Borrowed(name);
    }
    let mut legal = String::from(if name.is_empty() { "_" } else { "" });
    for (at, character) in name.char_indices() {
        if continues_name(character) && (at > 0 || begins_name(character)) {
            legal.push(character);
        } else {
            legal.push_str(&format!("_x{:04X}_", u32::from(character)));
        }
    }
    Cow::Owned(legal)
}
