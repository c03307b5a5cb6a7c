//! Places in JSON texts, by JSON Pointers.

mod reader;

use std::borrow::Cow;

use crate::mark;
use crate::place::{Found, Place};
use crate::wanted::{ROOT, Wanted};
use reader::Reader;

/// Where each of the JSON Pointers stands; what is not there stands where its
/// innermost ancestor begins; nothing stands in a text that holds no values.
/// Of members of the same name the last is meant, as it is where messages are
/// read, and nothing that an earlier one held. Reads past anything that is no
/// JSON as far as it makes sense.
pub fn json(text: &str, pointers: &[&str]) -> Vec<Option<Place>> {
    let wanted = Wanted::of(pointers.iter().map(|pointer| tokens(pointer)));
    let mut looking = Looking {
        reader: Reader::new(text, mark(text)),
        found: vec![None; wanted.len()],
        open: Vec::new(),
        wanted: &wanted,
    };
    looking.reader.skip_blanks();
    let first = looking.reader.peek();
    looking.look();
    let mut places = wanted.places(&looking.found);
    // A text without brackets may be of no form at all: nothing should have
    // stood in it.
    if !matches!(first, Some(b'{' | b'[')) {
        let found = |place: Place| place.exact.then_some(place);
        places = places.into_iter().map(|it| it.and_then(found)).collect();
    }
    places
}

/// The tokens of a pointer; `None` where it is none.
fn tokens(pointer: &str) -> Option<Vec<Cow<'_, str>>> {
    if pointer.is_empty() {
        return Some(Vec::new());
    }
    let tokens = pointer.strip_prefix('/')?.split('/');
    let unescaped = tokens.map(|token| match token.contains('~') {
        true => Cow::Owned(token.replace("~1", "/").replace("~0", "~")),
        false => Cow::Borrowed(token),
    });
    Some(unescaped.collect())
}

/// A container on the way to what is looked for, that is open.
struct Open {
    node: usize,
    /// The index of the next element; `None` in an object.
    index: Option<usize>,
}

struct Looking<'t, 'w> {
    reader: Reader<'t>,
    wanted: &'w Wanted<Cow<'w, str>>,
    /// What was found, by node.
    found: Vec<Option<Found>>,
    open: Vec<Open>,
}

impl Looking<'_, '_> {
    fn look(&mut self) {
        if self.reader.peek().is_some() {
            self.meet(ROOT);
        }
        while let Some(open) = self.open.last_mut() {
            self.reader.skip_blanks();
            match self.reader.peek() {
                None => return,
                Some(b',' | b':') => self.reader.step(),
                Some(b'}' | b']') => {
                    self.reader.step();
                    let end = self.reader.at();
                    if let Some(found) = &mut self.found[open.node] {
                        found.whole.end = end;
                    }
                    self.open.pop();
                }
                Some(_) => match self.enter() {
                    None => return,
                    Some(Some(node)) => self.meet(node),
                    Some(None) => self.reader.skip_value(),
                },
            }
        }
    }

    /// Goes to the next value of the innermost container; its node, where it is
    /// on the way to what is looked for. `None` where there is no value.
    fn enter(&mut self) -> Option<Option<usize>> {
        let open = self.open.last_mut()?;
        let below = self.wanted.below(open.node);
        if let Some(index) = &mut open.index {
            let node = below.get(index.to_string().as_str());
            *index += 1;
            return Some(node.copied());
        }
        let name = self.reader.name()?;
        Some(name.and_then(|name| below.get(name.as_str()).copied()))
    }

    /// Notes the value that begins here. A container is gone into where the way
    /// leads on.
    fn meet(&mut self, node: usize) {
        let start = self.reader.at();
        let index = match self.reader.peek() {
            Some(b'{') => Some(None),
            Some(b'[') => Some(Some(0)),
            _ => None,
        };
        let opening = start..start + self.reader.character();
        let end = match index {
            Some(index) if !self.wanted.below(node).is_empty() => {
                self.open.push(Open { node, index });
                self.reader.step();
                self.reader.end()
            }
            _ => {
                self.reader.skip_value();
                self.reader.at()
            }
        };
        // A comma or an end may stand where a value should.
        if start < end {
            let whole = start..end;
            self.found[node] = Some(Found { opening, whole });
        }
    }
}
