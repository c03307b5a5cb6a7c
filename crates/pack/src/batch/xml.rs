//! [`Elements`]: the documents of a file of XML.
//!
//! A file is one document. Where its root is one that holds a list of
//! messages, each of them is a document of its own, read and judged before
//! the next is looked at.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufRead};

use countersign_system::Position;

use super::cursor::Cursor;
use super::markup::{Markup, close, local, markup, name, text};
use super::piece::{Document, LARGEST, Piece, Taken};

/// Most bytes of the start tag of a list. Each element is read behind it, for
/// the namespaces that it declares: before the shortest elements a longer one
/// would be nearly all that is read.
const LONGEST_TAG: usize = 4 * 1024;

/// Most bytes of a name that is counted; readers refuse longer ones.
const LONGEST_NAME: usize = 1024;

/// Most names that the elements of a list may have.
const MOST_NAMES: usize = 64;

/// Parts a file into documents.
pub(super) struct Elements<R> {
    cursor: Cursor<R>,
    /// The roots that hold lists of messages.
    pub(super) lists: BTreeSet<String>,
    state: State,
}

enum State {
    /// Nothing was read yet.
    Start,
    /// Within a list.
    Within(List),
    /// Behind the root element of a list.
    Behind,
    Done,
}

/// A root element that holds a list, while it is open.
struct List {
    /// Its start tag, on one line.
    tag: Vec<u8>,
    /// How many characters that has.
    width: usize,
    name: Vec<u8>,
    /// How many of each name there were.
    seen: BTreeMap<Vec<u8>, usize>,
}

impl<R: BufRead> Elements<R> {
    /// The documents of a file.
    pub(super) fn of(cursor: Cursor<R>) -> Self {
        Self {
            cursor,
            lists: BTreeSet::new(),
            state: State::Start,
        }
    }

    /// The next piece.
    pub(super) fn next(&mut self) -> io::Result<Option<Piece>> {
        match std::mem::replace(&mut self.state, State::Done) {
            State::Done => Ok(None),
            State::Start => self.begin().map(Some),
            State::Within(list) => match self.element(list)? {
                None => self.behind(),
                piece => Ok(piece),
            },
            State::Behind => self.behind(),
        }
    }

    /// Reads up to the root's start tag. What is no list is read whole; so is
    /// what is not written in bytes of ASCII.
    fn begin(&mut self) -> io::Result<Piece> {
        let start = self.cursor.at();
        let mut head = Vec::new();
        let first = self.cursor.ahead(4)?;
        let is_wide = first.iter().any(|byte| matches!(byte, 0 | 0xFE | 0xFF));
        if !is_wide && let Some((from, kind)) = self.root(&mut head)? {
            return Ok(self.list(head, from, kind, start));
        }
        while let Some(byte) = self.cursor.next()? {
            if head.len() == LARGEST {
                return Ok(Piece::too_large(start));
            }
            head.push(byte);
        }
        Ok(Piece::Document(Document::alone(head, start)))
    }

    /// Reads up to the tag of a root that holds a list: where the tag begins,
    /// and whether it ends there. `None` where the root is another, or can't
    /// be told.
    fn root(&mut self, head: &mut Vec<u8>) -> io::Result<Option<(usize, Markup)>> {
        loop {
            text(&mut self.cursor, head)?;
            let from = head.len();
            match markup(&mut self.cursor, head)? {
                Markup::Other => {}
                kind @ (Markup::Start | Markup::Empty) => {
                    let is_list = self.lists.contains(local(name(&head[from..])));
                    return Ok(is_list.then_some((from, kind)));
                }
                Markup::End | Markup::Type | Markup::Cut => return Ok(None),
            }
        }
    }

    /// What stands before the elements of a list, and its tag, are a document
    /// of their own, of which only that it can be read is judged.
    fn list(&mut self, mut head: Vec<u8>, from: usize, kind: Markup, start: Position) -> Piece {
        if head.len() - from > LONGEST_TAG {
            let kilobytes = LONGEST_TAG / 1024;
            return Piece::fault(
                format!(
                    "The start tag of the list is longer than {kilobytes} KiB: its elements are \
                     not checked. Shorten it, or check them one by one."
                ),
                start,
            );
        }
        self.state = State::Behind;
        if kind == Markup::Start {
            let name = name(&head[from..]).to_vec();
            // On one line: another would move all places behind it.
            let tag = head[from..].iter().map(|byte| match byte {
                b'\n' | b'\r' => b' ',
                byte => *byte,
            });
            let tag: Vec<u8> = tag.collect();
            close(&mut head, &name);
            self.state = State::Within(List {
                width: String::from_utf8_lossy(&tag).chars().count(),
                tag,
                name,
                seen: BTreeMap::new(),
            });
        }
        Piece::Document(Document {
            taken: Some(Taken {
                before: 0,
                ordinal: 0,
            }),
            ..Document::alone(head, start)
        })
    }

    /// The next element of a list; `None` where the list ends.
    fn element(&mut self, mut list: List) -> io::Result<Option<Piece>> {
        let between = "Text stands between the elements of the list.";
        loop {
            let mut blanks = Vec::new();
            let at = self.cursor.at();
            text(&mut self.cursor, &mut blanks)?;
            if !blanks.trim_ascii().is_empty() {
                self.state = State::Within(list);
                return Ok(Some(Piece::fault(between, at)));
            }
            let start = self.cursor.at();
            let from = list.tag.len();
            let mut bytes = list.tag.clone();
            match markup(&mut self.cursor, &mut bytes)? {
                Markup::Other if bytes[from..].starts_with(b"<![CDATA[") => {
                    self.state = State::Within(list);
                    return Ok(Some(Piece::fault(between, start)));
                }
                Markup::Other => {}
                Markup::End if name(&bytes[from..]) == list.name => return Ok(None),
                kind @ (Markup::Start | Markup::Empty) => {
                    let Some(ordinal) = list.count(name(&bytes[from..])) else {
                        let message = format!(
                            "Elements of more than {MOST_NAMES} names are no list: what follows \
                             is not checked."
                        );
                        return Ok(Some(Piece::fault(message, start)));
                    };
                    if kind == Markup::Start && !self.rest(&mut bytes)? {
                        return Ok(Some(Piece::too_large(start)));
                    }
                    close(&mut bytes, &list.name);
                    let before = list.width;
                    self.state = State::Within(list);
                    return Ok(Some(Piece::Document(Document {
                        bytes,
                        start,
                        taken: Some(Taken { before, ordinal }),
                    })));
                }
                Markup::End | Markup::Type | Markup::Cut => {
                    let root = String::from_utf8_lossy(&list.name).into_owned();
                    let message = format!("The element `{root}` is not closed where it should be.");
                    return Ok(Some(Piece::fault(message, start)));
                }
            }
        }
    }

    /// The rest of an element whose start tag was read; false where it is too
    /// large. One that has no end is told of when it is read.
    fn rest(&mut self, bytes: &mut Vec<u8>) -> io::Result<bool> {
        let mut depth = 1_usize;
        while depth > 0 && bytes.len() < LARGEST {
            text(&mut self.cursor, bytes)?;
            match markup(&mut self.cursor, bytes)? {
                Markup::Start => depth += 1,
                Markup::End => depth -= 1,
                Markup::Empty | Markup::Other => {}
                Markup::Type | Markup::Cut => break,
            }
        }
        Ok(bytes.len() < LARGEST)
    }

    /// What follows the root element.
    fn behind(&mut self) -> io::Result<Option<Piece>> {
        loop {
            let mut bytes = Vec::new();
            let at = self.cursor.at();
            text(&mut self.cursor, &mut bytes)?;
            if bytes.trim_ascii().is_empty() {
                match markup(&mut self.cursor, &mut bytes)? {
                    Markup::Other => continue,
                    Markup::Cut if bytes.trim_ascii().is_empty() => return Ok(None),
                    _ => {}
                }
            }
            return Ok(Some(Piece::fault(
                "Something follows the root element.",
                at,
            )));
        }
    }
}

impl List {
    /// Counts an element: which one of its name it is, from 1. `None` where
    /// names are too many.
    fn count(&mut self, name: &[u8]) -> Option<usize> {
        let name = local(name).as_bytes();
        if name.len() > LONGEST_NAME {
            return Some(1);
        }
        if !self.seen.contains_key(name) {
            if self.seen.len() == MOST_NAMES {
                return None;
            }
            self.seen.insert(name.to_vec(), 0);
        }
        let ordinal = self.seen.get_mut(name)?;
        *ordinal += 1;
        Some(*ordinal)
    }
}
