//! [`Elements`]: the documents of a file of XML.
//!
//! A file is one document. Where its root is one that holds a list of
//! messages, each of them is a document of its own, read and judged before
//! the next is looked at.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufRead};

use super::cursor::Cursor;
use super::piece::{Document, MOST, Piece, Taken};

/// Parts a file into documents.
pub(super) struct Elements<R> {
    cursor: Cursor<R>,
    /// The roots that hold lists of messages.
    wrappers: BTreeSet<String>,
    state: State,
}

enum State {
    /// Nothing was read yet.
    Start,
    /// Within a batch.
    Batch(Batch),
    Done,
}

/// A root element that holds a list, while it is open.
struct Batch {
    /// Its start tag, on one line.
    tag: Vec<u8>,
    name: Vec<u8>,
    /// How many of each name there were.
    seen: BTreeMap<Vec<u8>, usize>,
}

/// What markup turned out to be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Markup {
    Start,
    Empty,
    End,
    /// A comment, an instruction, a declaration, or text marked as such.
    Other,
    /// A declaration of a document type.
    Type,
    /// It has no end.
    Cut,
}

impl<R: BufRead> Elements<R> {
    /// The documents of a file.
    pub(super) fn of(cursor: Cursor<R>, wrappers: BTreeSet<String>) -> Self {
        Self {
            cursor,
            wrappers,
            state: State::Start,
        }
    }

    /// The next piece.
    pub(super) fn next(&mut self) -> io::Result<Option<Piece>> {
        match std::mem::replace(&mut self.state, State::Done) {
            State::Done => Ok(None),
            State::Start => self.begin(),
            State::Batch(batch) => self.element(batch),
        }
    }

    /// Reads up to the root's start tag. What is no batch is read whole; so is
    /// what is not written in bytes of ASCII.
    fn begin(&mut self) -> io::Result<Option<Piece>> {
        let start = self.cursor.at();
        let mut head = Vec::new();
        let first = self.cursor.ahead()?.iter().take(4);
        let is_wide = first.copied().any(|byte| matches!(byte, 0 | 0xFE | 0xFF));
        if !is_wide && let Some(from) = self.wrapper(&mut head)? {
            let name = name(&head[from..]).to_vec();
            // On one line: another would move all places behind it.
            let tag = head[from..].iter().map(|byte| match byte {
                b'\n' | b'\r' => b' ',
                byte => *byte,
            });
            // What stands before the root, and its tag, are a document of
            // their own, of which only that it can be read is judged.
            let tag = tag.collect();
            close(&mut head, &name);
            self.state = State::Batch(Batch {
                tag,
                name,
                seen: BTreeMap::new(),
            });
            return Ok(Some(Piece::Document(Document {
                taken: Some(Taken {
                    before: 0,
                    ordinal: 0,
                }),
                ..Document::alone(head, start)
            })));
        }
        while let Some(byte) = self.cursor.next()? {
            if head.len() == MOST {
                return Ok(Some(Piece::too_large(start)));
            }
            head.push(byte);
        }
        Ok(Some(Piece::Document(Document::alone(head, start))))
    }

    /// Reads up to the start tag of a root that holds a list: where the tag
    /// begins. `None` where the root is another, or can't be told.
    fn wrapper(&mut self, head: &mut Vec<u8>) -> io::Result<Option<usize>> {
        loop {
            self.text(head)?;
            let from = head.len();
            match self.markup(head)? {
                Markup::Other => {}
                Markup::Start => {
                    let is_wrapper = self.wrappers.contains(local(name(&head[from..])));
                    return Ok(is_wrapper.then_some(from));
                }
                _ => return Ok(None),
            }
        }
    }

    /// The next element of a batch.
    fn element(&mut self, mut batch: Batch) -> io::Result<Option<Piece>> {
        loop {
            let mut between = Vec::new();
            let at = self.cursor.at();
            self.text(&mut between)?;
            if !between.trim_ascii().is_empty() {
                self.state = State::Batch(batch);
                let message = "Text stands between the elements of the list.";
                return Ok(Some(Piece::fault(message, at)));
            }
            let start = self.cursor.at();
            let mut bytes = batch.tag.clone();
            let before = String::from_utf8_lossy(&bytes).chars().count();
            let from = bytes.len();
            match self.markup(&mut bytes)? {
                Markup::Other if bytes[from..].starts_with(b"<![CDATA[") => {
                    self.state = State::Batch(batch);
                    let message = "Text stands between the elements of the list.";
                    return Ok(Some(Piece::fault(message, start)));
                }
                Markup::Other => continue,
                Markup::End if name(&bytes[from..]) == batch.name => return self.end(),
                kind @ (Markup::Start | Markup::Empty) => {
                    let own = name(&bytes[from..]).to_vec();
                    if kind == Markup::Start && !self.rest(&mut bytes)? {
                        return Ok(Some(Piece::too_large(start)));
                    }
                    close(&mut bytes, &batch.name);
                    let ordinal = batch
                        .seen
                        .entry(local(&own).as_bytes().to_vec())
                        .or_default();
                    *ordinal += 1;
                    let taken = Some(Taken {
                        before,
                        ordinal: *ordinal,
                    });
                    self.state = State::Batch(batch);
                    return Ok(Some(Piece::Document(Document {
                        bytes,
                        start,
                        taken,
                    })));
                }
                Markup::End | Markup::Type | Markup::Cut => {
                    let root = String::from_utf8_lossy(&batch.name).into_owned();
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
        while depth > 0 && bytes.len() < MOST {
            self.text(bytes)?;
            match self.markup(bytes)? {
                Markup::Start => depth += 1,
                Markup::End => depth -= 1,
                Markup::Empty | Markup::Other => {}
                Markup::Type | Markup::Cut => return Ok(bytes.len() < MOST),
            }
        }
        Ok(bytes.len() < MOST)
    }

    /// What follows the root element.
    fn end(&mut self) -> io::Result<Option<Piece>> {
        loop {
            let mut bytes = Vec::new();
            let at = self.cursor.at();
            self.text(&mut bytes)?;
            if bytes.trim_ascii().is_empty() {
                match self.markup(&mut bytes)? {
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

    /// Text up to the next markup.
    fn text(&mut self, into: &mut Vec<u8>) -> io::Result<()> {
        while let Some(byte) = self.cursor.peek()? {
            if byte == b'<' || into.len() >= MOST {
                break;
            }
            self.cursor.next()?;
            into.push(byte);
        }
        Ok(())
    }

    /// Markup, whole.
    fn markup(&mut self, into: &mut Vec<u8>) -> io::Result<Markup> {
        let start = into.len();
        let mut quote = None;
        while let Some(byte) = self.cursor.peek()? {
            if into.len() >= MOST {
                return Ok(Markup::Cut);
            }
            self.cursor.next()?;
            into.push(byte);
            let markup = &into[start..];
            let marked = [
                (&b"<!--"[..], &b"-->"[..]),
                (b"<![CDATA[", b"]]>"),
                (b"<?", b"?>"),
            ];
            if let Some((begin, end)) = marked.iter().find(|(begin, _)| markup.starts_with(begin)) {
                if markup.len() >= begin.len() + end.len() && markup.ends_with(end) {
                    return Ok(Markup::Other);
                }
                continue;
            }
            match (quote, byte) {
                (None, b'"' | b'\'') if markup.len() > 1 && markup[1] != b'!' => quote = Some(byte),
                (Some(open), byte) if open == byte => quote = None,
                (None, b'>') => {
                    return Ok(match markup {
                        [_, b'!', ..] => Markup::Type,
                        [_, b'/', ..] => Markup::End,
                        [.., b'/', _] => Markup::Empty,
                        _ => Markup::Start,
                    });
                }
                _ => {}
            }
        }
        Ok(Markup::Cut)
    }
}

/// Adds the end tag of an element.
fn close(bytes: &mut Vec<u8>, name: &[u8]) {
    bytes.extend_from_slice(b"</");
    bytes.extend_from_slice(name);
    bytes.push(b'>');
}

/// The name in a tag.
fn name(tag: &[u8]) -> &[u8] {
    let tag = tag.strip_prefix(b"<").unwrap_or(tag);
    let tag = tag.strip_prefix(b"/").unwrap_or(tag);
    let ends = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>');
    &tag[..tag.iter().position(ends).unwrap_or(tag.len())]
}

/// A name without its prefix; nothing where it is no text.
fn local(name: &[u8]) -> &str {
    let name = std::str::from_utf8(name).unwrap_or_default();
    name.rsplit(':').next().unwrap_or_default()
}
