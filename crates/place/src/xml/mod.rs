//! Places in XML texts, by XPaths of names and ordinals.

mod attribute;
mod names;
mod path;

use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::mark;
use crate::place::{Found, Place};
use crate::wanted::{ROOT, Wanted};
pub use names::{LocalNames, Names};
use path::Step;

/// Where each of the XPaths stands, which call things by these names. What is
/// not there stands at the tag of its innermost ancestor; what the document
/// holds behind the point up to which it can be read is not there.
pub fn xml(text: &str, names: &mut dyn Names, paths: &[&str]) -> Vec<Option<Place>> {
    let wanted = Wanted::of(paths.iter().map(|path| path::steps(path, &*names)));
    let start = mark(text);
    let mut looking = Looking {
        start,
        reader: Reader::from_str(&text[start..]),
        text,
        names,
        found: vec![None; wanted.len()],
        seen: vec![0; wanted.len()],
        open: vec![ROOT],
        beneath: 0,
        fresh: None,
        wanted: &wanted,
    };
    looking.look();
    wanted.places(&looking.found)
}

struct Looking<'t, 'w> {
    reader: Reader<&'t [u8]>,
    text: &'t str,
    /// Where the reader began.
    start: usize,
    names: &'w mut dyn Names,
    wanted: &'w Wanted<Step<'w>>,
    /// What was found, by node.
    found: Vec<Option<Found>>,
    /// How many elements were passed, by the node of their name.
    seen: Vec<u64>,
    /// The nodes of elements that are open and on the way, the document first.
    open: Vec<usize>,
    /// How many are open below these.
    beneath: usize,
    /// The node of an element of which nothing but its text was read.
    fresh: Option<usize>,
}

impl Looking<'_, '_> {
    fn look(&mut self) {
        loop {
            let start = self.at();
            let Ok(event) = self.reader.read_event() else {
                return;
            };
            let range = start..self.at();
            let read = match event {
                Event::Start(tag) => self.enter(&tag, range, false),
                Event::Empty(tag) => self.enter(&tag, range, true),
                Event::End(_) => self.leave(),
                Event::Text(_) | Event::CData(_) | Event::GeneralRef(_) => {
                    self.content(range);
                    Some(())
                }
                Event::Eof => None,
                _ => Some(()),
            };
            if read.is_none() {
                return;
            }
        }
    }

    fn at(&self) -> usize {
        let read = usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX);
        self.start.saturating_add(read).min(self.text.len())
    }

    /// Takes an element's tag; `None` where it can't be read.
    fn enter(&mut self, tag: &BytesStart<'_>, range: Range<usize>, is_empty: bool) -> Option<()> {
        self.fresh = None;
        let is_open = usize::from(!is_empty);
        if self.beneath > 0 {
            self.beneath += is_open;
            return Some(());
        }
        let name = self.names.open(tag)?;
        let Some(node) = self.child(&name) else {
            self.names.close();
            self.beneath += is_open;
            return Some(());
        };
        self.attributes(node, tag, &range);
        self.found[node] = Some(Found {
            opening: range.clone(),
            whole: range,
        });
        if is_empty {
            self.names.close();
        } else {
            self.open.push(node);
            self.fresh = Some(node);
        }
        Some(())
    }

    /// The node of the next child of this name, where one is looked for.
    fn child(&mut self, name: &str) -> Option<usize> {
        let below = self.wanted.below(*self.open.last()?);
        let named = *below.get(&Step::Element(name))?;
        self.seen[named] += 1;
        let ordinal = Step::Ordinal(self.seen[named]);
        self.wanted.below(named).get(&ordinal).copied()
    }

    /// Notes the attributes of a tag that are looked for.
    fn attributes(&mut self, node: usize, tag: &BytesStart<'_>, range: &Range<usize>) {
        let below = self.wanted.below(node);
        if below.is_empty() {
            return;
        }
        // They follow the `<` and the name.
        let start = range.start + 1 + tag.name().into_inner().len();
        for (key, within) in attribute::all(tag.attributes_raw()) {
            let Some(name) = self.names.attribute(key) else {
                continue;
            };
            if let Some(node) = below.get(&Step::Attribute(&name)) {
                let whole = start + within.start..start + within.end;
                let opening = whole.clone();
                self.found[*node].get_or_insert(Found { opening, whole });
            }
        }
    }

    /// Takes a piece of text: the blanks around it are none of it.
    fn content(&mut self, range: Range<usize>) {
        let raw = self.text.get(range.clone()).unwrap_or_default();
        let inner = raw.trim_start_matches(is_space);
        let start = range.end - inner.len();
        let end = start + inner.trim_end_matches(is_space).len();
        let Some(node) = self.fresh.filter(|_| start < end) else {
            return;
        };
        if let Some(Found { opening, whole }) = &mut self.found[node] {
            // Text that goes on, behind a reference or a comment.
            let start = if whole == opening { start } else { whole.start };
            *whole = start..end;
        }
    }

    fn leave(&mut self) -> Option<()> {
        self.fresh = None;
        if self.beneath > 0 {
            self.beneath -= 1;
            return Some(());
        }
        self.names.close();
        self.open.pop();
        (!self.open.is_empty()).then_some(())
    }
}

/// Whether the character is white space to XML.
fn is_space(it: char) -> bool {
    matches!(it, ' ' | '\t' | '\r' | '\n')
}
