//! [`packed`]: data as it stands in the page.

use std::io::Write as _;

use base64::Engine as _;
use flate2::Compression;
use flate2::write::DeflateEncoder;
use serde::Serialize;

/// The value as JSON, deflated, in base64: no character of it means anything
/// in markup.
pub(super) fn packed(value: &impl Serialize) -> String {
    // Neither plain data nor memory refuses to be written; nothing at all
    // would be told by the page as such.
    let json = serde_json::to_vec(value).unwrap_or_default();
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    let _ = encoder.write_all(&json);
    let deflated = encoder.finish().unwrap_or_default();
    base64::engine::general_purpose::STANDARD.encode(deflated)
}
