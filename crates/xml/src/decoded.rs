//! [`decoded`]: a body as the text in which offsets are counted.

use std::io::{BufRead, Read};

use quick_xml::encoding::DecodingReader;

use crate::encoding::readable;

/// The text of a body up to this offset in it, as far as it can be decoded.
pub(crate) fn decoded(body: &[u8], end: u64) -> String {
    let (body, _) = readable(body);
    let mut reader = DecodingReader::new(&*body);
    let mut text = Vec::new();
    if reader.by_ref().take(end).read_to_end(&mut text).is_err() {
        // What it decoded up to the bytes that it cannot, it still has.
        text.extend_from_slice(reader.fill_buf().unwrap_or_default());
    }
    String::from_utf8_lossy(&text).into_owned()
}
