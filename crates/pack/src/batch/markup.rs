//! Text and [`Markup`] of XML, as far as parting a document into elements
//! asks for it. Whether it is well-formed is for the reader to say.

use std::io::{self, BufRead};

use super::cursor::Cursor;
use super::piece::LARGEST;

/// What markup turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Markup {
    /// A start tag.
    Start,
    /// The tag of an element that holds nothing.
    Empty,
    /// An end tag.
    End,
    /// A comment, an instruction, a declaration, or text marked as such.
    Other,
    /// A declaration of a document type.
    Type,
    /// It has no end.
    Cut,
}

/// How markup begins that goes on to an end of its own, and that end.
const MARKED: [(&[u8], &[u8]); 3] = [(b"<!--", b"-->"), (b"<![CDATA[", b"]]>"), (b"<?", b"?>")];

/// Reads text up to the next markup, and not beyond the largest document.
pub(super) fn text<R: BufRead>(cursor: &mut Cursor<R>, into: &mut Vec<u8>) -> io::Result<()> {
    while let Some(byte) = cursor.peek()? {
        if byte == b'<' || into.len() >= LARGEST {
            break;
        }
        cursor.next()?;
        into.push(byte);
    }
    Ok(())
}

/// Reads markup, whole; what goes beyond the largest document has no end.
pub(super) fn markup<R: BufRead>(cursor: &mut Cursor<R>, into: &mut Vec<u8>) -> io::Result<Markup> {
    let start = into.len();
    let mut quote = None;
    while let Some(byte) = cursor.peek()? {
        if into.len() >= LARGEST {
            return Ok(Markup::Cut);
        }
        cursor.next()?;
        into.push(byte);
        let markup = &into[start..];
        if let Some((begin, end)) = MARKED.iter().find(|(begin, _)| markup.starts_with(begin)) {
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

/// Adds the end tag of an element.
pub(super) fn close(bytes: &mut Vec<u8>, name: &[u8]) {
    bytes.extend_from_slice(b"</");
    bytes.extend_from_slice(name);
    bytes.push(b'>');
}

/// The name in a tag.
pub(super) fn name(tag: &[u8]) -> &[u8] {
    let tag = tag.strip_prefix(b"<").unwrap_or(tag);
    let tag = tag.strip_prefix(b"/").unwrap_or(tag);
    let ends = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>');
    &tag[..tag.iter().position(ends).unwrap_or(tag.len())]
}

/// A name without its prefix; nothing where it is no text.
pub(super) fn local(name: &[u8]) -> &str {
    let name = std::str::from_utf8(name).unwrap_or_default();
    name.rsplit(':').next().unwrap_or_default()
}
