//! Encodings of a byte a character, which a document declares.

use std::borrow::Cow;

/// A declaration is looked for in so many bytes.
const LONGEST_DECLARATION: usize = 256;

/// A body as what the reader decodes: where it declares, and is in, an encoding
/// of a byte a character, in UTF-8, beside that encoding's name; else as it is.
pub(crate) fn readable(body: &[u8]) -> (Cow<'_, [u8]>, Option<&'static str>) {
    match declared(body).and_then(of_bytes) {
        // Each byte is the character of its number.
        Some(name @ "ISO-8859-1") => {
            let text: String = body.iter().copied().map(char::from).collect();
            (Cow::Owned(text.into_bytes()), Some(name))
        }
        Some(name) if body.is_ascii() => (Cow::Borrowed(body), Some(name)),
        _ => (Cow::Borrowed(body), None),
    }
}

/// The name of record (IANA) of an encoding of a byte a character, by one of
/// its names.
pub(crate) fn of_bytes(name: &str) -> Option<&'static str> {
    let known = [
        ("ISO-8859-1", ["iso-8859-1", "iso_8859-1", "latin1", "l1"]),
        ("US-ASCII", ["us-ascii", "ascii", "iso646-us", "us"]),
    ];
    let is = |other: &&str| name.eq_ignore_ascii_case(other);
    known
        .iter()
        .find(|(_, names)| names.iter().any(is))
        .map(|(record, _)| *record)
}

/// What is wrong with the encoding of this name: that it is none of those that are
/// read.
pub(crate) fn unread(name: &str) -> Option<String> {
    let decoded = ["UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE"];
    let is_read = decoded.iter().any(|known| known.eq_ignore_ascii_case(name));
    (!is_read && of_bytes(name).is_none()).then(|| {
        format!(
            "it declares the encoding `{name}`, which is not read here: UTF-8, UTF-16, ISO-8859-1 and US-ASCII are"
        )
    })
}

/// The encoding that a declaration in ASCII names. Whether it is well-formed is
/// for the reader to tell.
pub(crate) fn declared(body: &[u8]) -> Option<&str> {
    let head = body.get(..body.len().min(LONGEST_DECLARATION))?;
    let end = head.windows(2).position(|pair| pair == b"?>")?;
    let declaration = std::str::from_utf8(&head[..end]).ok()?;
    let (_, rest) = declaration.strip_prefix("<?xml")?.split_once("encoding")?;
    let value = rest.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value[1..].split(quote).next()
}
