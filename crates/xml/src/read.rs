//! [`read()`]: a document becomes a tree.

use countersign_system::Unreadable;
use quick_xml::encoding::DecodingReader;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Error, Reader};
use serde_json::{Map, Value};

use crate::Shapes;
use crate::attributes::{Tag, unbound};
use crate::declaration;
use crate::element::{Element, Form};
use crate::encoding::{declared, readable, unread};
use crate::fault::{Fault, UNDECODED};
use crate::name::{self, LONGEST, is_blank, is_character};
use crate::scope::Scope;

/// How deep elements may stand in each other.
const DEEPEST: usize = 64;

/// Most elements of a document.
const MOST: usize = 200_000;

/// Reads a document in UTF-8 or UTF-16 into a tree of the contract's form.
///
/// What no conforming peer needs is refused: document types and with them
/// entities of its own, more than 64 levels or attributes, 200,000 elements,
/// names of 256 characters. A root that the contract does not know is kept
/// whole, and named `{namespace}root` where it stands in another namespace
/// than the contract's, so that its name can be told.
///
/// # Errors
/// Where the body is no well-formed document, or is refused: what is wrong,
/// with line and column.
pub fn read(shapes: &Shapes, body: &[u8]) -> Result<Value, Unreadable> {
    let (text, encoding) = readable(body);
    let mut reader = Reader::from_reader(DecodingReader::new(&*text));
    reader.config_mut().check_comments = true;
    let reading = Reading {
        shapes,
        scope: Scope::default(),
        open: Vec::new(),
        elements: 0,
        root: None,
        encoding,
        declared: declared(body),
    };
    reading
        .document(reader)
        .map_err(|fault| fault.in_body(body))
}

/// A document that is being read.
struct Reading<'s> {
    shapes: &'s Shapes,
    scope: Scope,
    /// The elements that are open, the root first.
    open: Vec<Element<'s>>,
    /// How many elements were opened so far.
    elements: usize,
    root: Option<(String, Value)>,
    /// The encoding of a byte a character that the document was in.
    encoding: Option<&'static str>,
    /// The encoding that it declares.
    declared: Option<&'s str>,
}

impl Reading<'_> {
    fn document(mut self, mut reader: Reader<DecodingReader<&[u8]>>) -> Result<Value, Fault> {
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            let at = reader.buffer_position();
            match reader.read_event_into(&mut buffer) {
                Ok(Event::Eof) => break self.finish(at),
                Ok(event) => {
                    let encoding = reader.get_ref().encoding().name();
                    self.event(&event, at, self.encoding.unwrap_or(encoding))?;
                }
                Err(Error::Encoding(_)) => {
                    let encoding = reader.get_ref().encoding().name();
                    let what = self
                        .declared
                        .and_then(unread)
                        .unwrap_or_else(|| format!("some of the bytes are no {encoding}"));
                    break Err(Fault::new(UNDECODED, what));
                }
                Err(error) => {
                    // Where the parser does not say, it is where it stopped.
                    let told = reader.error_position();
                    let at = if told < at {
                        reader.buffer_position()
                    } else {
                        told
                    };
                    break Err(Fault::parsed(at, &error));
                }
            }
        }
    }

    fn event(&mut self, event: &Event<'_>, at: u64, encoding: &str) -> Result<(), Fault> {
        match event {
            Event::Decl(declared) => declaration::check(declared, at, encoding),
            Event::DocType(_) => Err(Fault::new(at, "it declares a document type: none is taken")),
            Event::PI(instruction) => {
                let target = instruction.target();
                if !name::is_local_name(target) || target.eq_ignore_ascii_case("xml") {
                    return Err(Fault::new(at, "a processing instruction has no name"));
                }
                legal(instruction, at)
            }
            Event::Comment(comment) => legal(comment, at),
            Event::Start(tag) => self.start(tag, at),
            Event::Empty(tag) => {
                self.start(tag, at)?;
                self.end();
                Ok(())
            }
            Event::End(_) => {
                self.end();
                Ok(())
            }
            Event::Text(text) => {
                legal(text, at)?;
                if let Some(within) = text.find("]]>") {
                    return Err(Fault::new(at + within as u64, "a `]]>` stands in a text"));
                }
                self.text(&text.xml10_content(), at)
            }
            Event::CData(text) => {
                legal(text, at)?;
                if self.open.is_empty() {
                    return Err(Fault::new(at, "text stands outside of the root element"));
                }
                self.text(&text.xml10_content(), at)
            }
            Event::GeneralRef(reference) => self.reference(reference, at),
            Event::Eof => Ok(()),
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>, at: u64) -> Result<(), Fault> {
        let refuse = |what: String| Err(Fault::new(at, what));
        let qualified = tag.name().into_inner();
        self.elements += 1;
        if self.root.is_some() {
            return refuse("a second root element follows the first".to_owned());
        }
        if self.open.len() == DEEPEST {
            return refuse(format!("elements stand more than {DEEPEST} deep"));
        }
        if self.elements > MOST {
            return refuse(format!("it has more than {MOST} elements"));
        }
        if qualified.chars().count() > LONGEST {
            return refuse(format!("a name is longer than {LONGEST} characters"));
        }
        let Some((prefix, local)) = name::split(qualified) else {
            return refuse(format!("`{qualified}` is no name of an element"));
        };
        let mut tag = Tag::read(tag, at)?;
        self.scope.open(std::mem::take(&mut tag.declarations));
        let Some(uri) = self.scope.uri(prefix) else {
            return Err(unbound(prefix, at));
        };
        let name = self.shapes.element(&uri, local);
        let form = match self.open.last() {
            Some(parent) => parent.form_of(&name),
            None => self.shapes.root(&name).map_or(Form::Kept, Form::Documented),
        };
        let mut element = Element::new(name, form);
        for (uri, local, value) in tag.resolve(&self.scope, at)? {
            element.attribute(self.shapes.attribute(&uri, &local), value);
        }
        self.open.push(element);
        Ok(())
    }

    /// Closes the innermost element. The parser has compared the names.
    fn end(&mut self) {
        self.scope.close();
        let Some(element) = self.open.pop() else {
            return;
        };
        match self.open.last_mut() {
            Some(parent) => parent.child(element),
            None => self.root = Some(element.closed()),
        }
    }

    fn text(&mut self, text: &str, at: u64) -> Result<(), Fault> {
        match self.open.last_mut() {
            Some(element) => element.text(text),
            None if is_blank(text) => {}
            None => return Err(Fault::new(at, "text stands outside of the root element")),
        }
        Ok(())
    }

    fn reference(&mut self, reference: &BytesRef<'_>, at: u64) -> Result<(), Fault> {
        let name = reference.as_ref();
        let refuse = |what: String| Err(Fault::new(at, what));
        let Some(element) = self.open.last_mut() else {
            return refuse("text stands outside of the root element".to_owned());
        };
        match reference.resolve_char_ref() {
            Ok(Some(character)) if is_character(character) => {
                element.text(character.encode_utf8(&mut [0; 4]));
            }
            Ok(None) => match quick_xml::escape::resolve_xml_entity(name) {
                Some(text) => element.text(text),
                None => return refuse(format!("the entity `{name}` is declared nowhere")),
            },
            Ok(Some(_)) | Err(_) => {
                return refuse(format!("`&{name};` refers to no character that XML has"));
            }
        }
        Ok(())
    }

    fn finish(self, at: u64) -> Result<Value, Fault> {
        match (self.root, self.open.last()) {
            (Some((name, tree)), None) => Ok(Map::from_iter([(name, tree)]).into()),
            (_, Some(element)) => {
                let name = element.name();
                let local = name::namespaced(name).map_or(name, |(_, local)| local);
                Err(Fault::new(at, format!("the element `{local}` has no end")))
            }
            (None, None) => Err(Fault::new(at, "it has no root element")),
        }
    }
}

/// Whether a text holds only characters that XML has.
fn legal(text: &str, at: u64) -> Result<(), Fault> {
    match text.char_indices().find(|(_, it)| !is_character(*it)) {
        None => Ok(()),
        Some((within, character)) => Err(Fault::new(
            at + within as u64,
            format!("XML has no character U+{:04X}", u32::from(character)),
        )),
    }
}
