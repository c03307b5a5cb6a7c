//! JSON in which everything is seen: what turns the direction of text, or is not
//! shown at all, is written as an escape. It is read as the same value.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter};

use crate::console::is_unseen;

/// The value in lines, for files that people may look into.
pub(crate) fn pretty(value: &impl Serialize) -> String {
    let mut out = Vec::new();
    // Neither plain data nor memory refuses to be written.
    let _ = value.serialize(&mut Serializer::with_formatter(
        &mut out,
        Seen(PrettyFormatter::new()),
    ));
    out.push(b'\n');
    String::from_utf8_lossy(&out).into_owned()
}

/// The value on one line, as a file of its own.
pub(crate) fn compact(value: &impl Serialize) -> Vec<u8> {
    let mut out = Vec::new();
    let _ = append(&mut out, value);
    out
}

/// Appends the value as a line, whole or not at all.
///
/// # Errors
/// Where it has no form in JSON. Plain data has one.
pub(crate) fn append(out: &mut Vec<u8>, value: &impl Serialize) -> serde_json::Result<()> {
    let whole = out.len();
    let mut serializer = Serializer::with_formatter(&mut *out, Seen(CompactFormatter));
    let written = value.serialize(&mut serializer);
    match written {
        Ok(()) => out.push(b'\n'),
        Err(_) => out.truncate(whole),
    }
    written
}

/// Lays JSON out as another does, and writes what is not seen as escapes.
struct Seen<F>(F);

/// Methods that are the other's.
macro_rules! pass_on {
    ($($name:ident($($argument:ident: $kind:ty),*);)+) => {
        $(fn $name<W: ?Sized + Write>(&mut self, writer: &mut W $(, $argument: $kind)*) -> io::Result<()> {
            self.0.$name(writer $(, $argument)*)
        })+
    };
}

impl<F: Formatter> Formatter for Seen<F> {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        // Most of it is of this kind, and is not looked at a second time.
        if fragment.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            return writer.write_all(fragment.as_bytes());
        }
        let mut rest = fragment;
        while let Some((at, character)) = rest.char_indices().find(|(_, it)| is_unseen(*it)) {
            writer.write_all(&rest.as_bytes()[..at])?;
            let mut units = [0; 2];
            for unit in character.encode_utf16(&mut units) {
                write!(writer, "\\u{unit:04x}")?;
            }
            rest = &rest[at + character.len_utf8()..];
        }
        writer.write_all(rest.as_bytes())
    }

    pass_on! {
        begin_array();
        end_array();
        begin_array_value(first: bool);
        end_array_value();
        begin_object();
        end_object();
        begin_object_key(first: bool);
        end_object_key();
        begin_object_value();
        end_object_value();
    }
}
