//! A [`command`]: curl, and the body that it sends.

use std::fmt::Write as _;

use base64::Engine as _;
use countersign_journal::Request;

use super::word::literal;
use crate::console::is_unseen;

/// Bytes of a body that stands in the line of its request.
const SHORT: usize = 400;
/// Characters of a line of base64.
const WIDTH: usize = 76;

/// A command that hands a here-document on without its last end of line, which
/// is the shell's own. Substitutions lose all ends of lines: the dot keeps them.
pub(super) const TEXT: &str =
    "text() { it=$(cat; printf .); it=${it%?}; printf %s \"${it%?}\"; }\n";

/// How a body comes to curl.
enum Way<'a> {
    None,
    /// In the line.
    Short(&'a str),
    /// In a here-document, as it is.
    Long(&'a str),
    /// In a here-document, in base64: it is no text, or not all of it is seen.
    Packed(&'a [u8]),
}

impl<'a> Way<'a> {
    fn of(body: &'a [u8]) -> Self {
        let is_odd = |it: char| is_unseen(it) && it != '\n' && it != '\t';
        match std::str::from_utf8(body) {
            Ok("") => Self::None,
            Ok(text) if body.len() <= SHORT && !text.contains(is_unseen) => Self::Short(text),
            Ok(text) if !text.contains(is_odd) => Self::Long(text),
            _ => Self::Packed(body),
        }
    }
}

/// Whether [`TEXT`] is needed.
pub(super) fn is_piped(request: &Request) -> bool {
    matches!(Way::of(&request.body.0), Way::Long(_))
}

/// The command that sends a request, with its body; why there is none, where it
/// can't be sent.
pub(super) fn command(request: &Request) -> Result<String, &'static str> {
    let body = request.body.0.as_slice();
    if let Some(why) = request.unrepeatable() {
        return Err(why);
    }
    let curl = format!("curl -sS -i{}", request.arguments(literal));
    Ok(match Way::of(body) {
        Way::None => curl,
        Way::Short(text) => format!("{curl} {} {}", request.data_option(), literal(text)),
        Way::Long(text) => piped("text", &curl, text),
        Way::Packed(bytes) => piped("base64 -d", &curl, &packed(bytes)),
    })
}

/// A here-document that a command reads and hands on to curl.
fn piped(reader: &str, curl: &str, text: &str) -> String {
    let end = end(text);
    format!("{reader} <<'{end}' | {curl} --data-binary @-\n{text}\n{end}")
}

/// A line that the text does not have.
fn end(text: &str) -> String {
    let lines = text.split('\n');
    let tails = lines.filter_map(|line| line.strip_prefix("END"));
    let tails = tails.filter(|tail| tail.bytes().all(|it| it == b'_'));
    let longest = tails.map(|tail| tail.len() + 1).max();
    format!("END{}", "_".repeat(longest.unwrap_or_default()))
}

fn packed(bytes: &[u8]) -> String {
    let code = base64::engine::general_purpose::STANDARD.encode(bytes);
    let mut text = String::new();
    for (at, character) in code.chars().enumerate() {
        if at > 0 && at % WIDTH == 0 {
            text.push('\n');
        }
        let _ = text.write_char(character);
    }
    text
}
