//! Undoing a content encoding, within bounds.

use std::io::Read as _;

use super::LONGEST_BODY;
use super::cause::{Cause, Unanswered};

/// A body without its content encoding, however many members it is packed in;
/// no longer than the longest body. One that can't be unpacked has broken off,
/// which is the same as hanging up.
pub(super) fn decode(headers: &[(String, String)], body: Vec<u8>) -> Result<Vec<u8>, Unanswered> {
    let encodings: Vec<String> = headers
        .iter()
        .filter(|(name, _)| name == "content-encoding")
        .flat_map(|(_, value)| value.split(','))
        .map(|encoding| encoding.trim().to_ascii_lowercase())
        .filter(|encoding| !encoding.is_empty() && encoding != "identity")
        .collect();
    if body.is_empty() {
        return Ok(body);
    }
    match encodings.as_slice() {
        [] => Ok(body),
        [one] if matches!(one.as_str(), "gzip" | "x-gzip") => {
            bounded(flate2::read::MultiGzDecoder::new(body.as_slice()))
        }
        [one] if one == "deflate" => bounded(flate2::read::ZlibDecoder::new(body.as_slice())),
        // Each layer may be as long as the longest body again.
        encodings => Err(Unanswered::new(
            Cause::TooMuch,
            format!(
                "the answer has the content encoding `{}`, which was not asked for",
                encodings.join(", ")
            ),
        )),
    }
}

fn bounded(decoder: impl std::io::Read) -> Result<Vec<u8>, Unanswered> {
    let mut decoded = Vec::new();
    let read = decoder
        .take(LONGEST_BODY as u64 + 1)
        .read_to_end(&mut decoded);
    match read {
        Ok(_) if decoded.len() > LONGEST_BODY => Err(Unanswered::new(
            Cause::TooMuch,
            format!("the answer unpacks to more than {} MiB", LONGEST_BODY >> 20),
        )),
        Ok(_) => Ok(decoded),
        Err(error) => Err(Unanswered::new(
            Cause::HungUp,
            format!("the answer can't be unpacked: {error}"),
        )),
    }
}
