//! Example blocks in XML: the elements and attributes that they show.
//!
//! Prefixes stand for themselves: a block need not declare them. An element or
//! attribute that holds nothing but dots shows no kind.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::Shown;
use crate::page::Block;
use crate::text::Problems;
use crate::{Kind, Source};

/// Deepest nesting that is read; documented blocks have ten.
const DEEPEST: usize = 32;

/// Most attributes of an element; each is compared with those before it.
const MOST_ATTRIBUTES: usize = 64;

/// What a block shows.
pub(crate) struct Example {
    /// Name of the root element.
    pub(crate) root: String,
    /// Elements and attributes, the root first and parents before children,
    /// each path once. A path begins with the root; a repeated element is
    /// told like a single one.
    pub(crate) shown: Vec<Shown>,
    /// Whether dots stand for more.
    pub(crate) elided: bool,
}

/// Reads a block as XML.
pub(crate) fn parse(block: &Block, problems: &mut Problems) -> Option<Example> {
    let mut parsing = Parsing {
        block,
        open: Vec::new(),
        index: HashMap::new(),
        reached: (0, block.source.clone()),
        example: None,
    };
    match parsing.run() {
        Ok(()) => parsing.example,
        Err((at, what)) => {
            problems.add(
                parsing.place(at),
                format!("the example is not XML: {what}"),
                "write it so that any XML parser takes it, without a DTD",
            );
            None
        }
    }
}

/// Byte offset and sentence of a fault.
type Fault = (usize, String);

struct Parsing<'b> {
    block: &'b Block,
    /// Paths of the elements that are open.
    open: Vec<String>,
    /// Where each path stands among those shown.
    index: HashMap<String, usize>,
    /// The last offset that was asked for, and its place.
    reached: (usize, Source),
    example: Option<Example>,
}

impl Parsing<'_> {
    fn run(&mut self) -> Result<(), Fault> {
        let mut reader = Reader::from_str(&self.block.text);
        loop {
            let at = offset(reader.buffer_position());
            let event = reader
                .read_event()
                .map_err(|error| (offset(reader.error_position()), error.to_string()))?;
            match event {
                Event::Start(start) => self.element(&start, at, false)?,
                Event::Empty(start) => self.element(&start, at, true)?,
                Event::End(_) => {
                    self.open.pop();
                }
                Event::Text(text) => self.text(&text, at)?,
                Event::CData(_) | Event::GeneralRef(_) => self.text("text", at)?,
                Event::DocType(_) => return Err((at, "it has a DTD".to_owned())),
                Event::Eof => break,
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
        if !self.open.is_empty() || self.example.is_none() {
            let what = "its root element is never closed, or missing";
            return Err((self.block.text.len(), what.to_owned()));
        }
        Ok(())
    }

    fn element(&mut self, start: &BytesStart<'_>, at: usize, empty: bool) -> Result<(), Fault> {
        let broken = |what: String| (at, what);
        let name = start.name().as_ref().to_owned();
        let path = match self.open.last() {
            Some(above) => format!("{above}.{name}"),
            None if self.example.is_some() => {
                return Err(broken(format!("`{name}` is a second root element")));
            }
            None => name.clone(),
        };
        if self.open.len() >= DEEPEST {
            return Err(broken(format!("it is nested deeper than {DEEPEST}")));
        }
        self.example.get_or_insert_with(|| Example {
            root: name,
            shown: Vec::new(),
            elided: false,
        });
        if let Some(above) = self.open.last().cloned() {
            self.note(&above, Some(Kind::Object), at);
        }
        self.note(&path, None, at);
        for (count, attribute) in start.attributes().enumerate() {
            if count >= MOST_ATTRIBUTES {
                return Err(broken(format!(
                    "`{path}` has more than {MOST_ATTRIBUTES} attributes"
                )));
            }
            let attribute = attribute.map_err(|error| broken(error.to_string()))?;
            let name = attribute.key.as_ref().to_owned();
            if name != "xmlns" && !name.starts_with("xmlns:") {
                self.note(&path, Some(Kind::Object), at);
                self.note(&format!("{path}.@{name}"), Some(Kind::Text), at);
            }
        }
        if !empty {
            self.open.push(path);
        }
        Ok(())
    }

    fn text(&mut self, text: &str, at: usize) -> Result<(), Fault> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(());
        }
        let Some(example) = self.example.as_mut().filter(|_| !self.open.is_empty()) else {
            return Err((at, "text stands outside of the root element".to_owned()));
        };
        if text == "..." {
            example.elided = true;
        } else if let Some(path) = self.open.last().cloned() {
            self.note(&path, Some(Kind::Text), at);
        }
        Ok(())
    }

    /// Notes what stands at a path: an object once an attribute or element is
    /// seen in it.
    fn note(&mut self, path: &str, kind: Option<Kind>, at: usize) {
        let source = self.place(at);
        let Some(example) = &mut self.example else {
            return;
        };
        match self.index.get(path) {
            Some(known) => {
                let known = &mut example.shown[*known].kind;
                if kind.is_some() && *known != Some(Kind::Object) {
                    *known = kind;
                }
            }
            None => {
                self.index.insert(path.to_owned(), example.shown.len());
                example.shown.push(Shown {
                    path: path.to_owned(),
                    kind,
                    source,
                });
            }
        }
    }

    /// The place of a byte, which stands behind those asked for before.
    fn place(&mut self, at: usize) -> Source {
        let (from, source) = &mut self.reached;
        for c in self.block.text.get(*from..at).unwrap_or_default().chars() {
            if c == '\n' {
                source.line = source.line.saturating_add(1);
                source.column = 1;
            } else {
                source.column = source.column.saturating_add(1);
            }
        }
        *from = at.max(*from);
        source.clone()
    }
}

fn offset(position: u64) -> usize {
    usize::try_from(position).unwrap_or(usize::MAX)
}
