//! [`Data`]: what the page's script draws from.

mod body;
mod chunk;
mod claim;
mod index;
mod pack;
mod scenario;
mod script;

use super::judged::Judged;
use super::names::Names;
use crate::Record;

/// Bytes of JSON after which another chunk begins: quick to unpack, and long
/// enough for what repeats itself to be packed away.
const CHUNK: usize = 256 * 1024;

/// What the page's script draws from: a list of all scenarios, and what was
/// said and seen in them, in chunks that are unpacked when one of theirs is
/// opened. All packed: JSON, deflated (RFC 1951), in base64.
#[derive(Debug)]
pub(super) struct Data {
    /// The list of scenarios.
    pub(super) index: String,
    /// Steps, exchanges and claims, in the order of the scenarios.
    pub(super) chunks: Vec<String>,
}

impl Data {
    /// What there is to draw of a run.
    pub(super) fn of(record: &Record, names: &Names<'_>, judged: &Judged<'_>) -> Self {
        let mut limits = body::Limits::of(record);
        let mut scripts = script::Scripts::new();
        let mut chunks = Vec::new();
        let mut places = Vec::new();
        let mut open = chunk::Chunk::default();
        for (ordinal, report) in &record.report.scenarios {
            if open.bytes() >= CHUNK {
                chunks.push(pack::packed(&open));
                open = chunk::Chunk::default();
            }
            places.push((chunks.len(), open.len()));
            let details = record.scenarios.get(ordinal);
            open.add(report, details, &mut limits, scripts.of(report, details));
        }
        if open.len() > 0 {
            chunks.push(pack::packed(&open));
        }
        let index = index::Index::of(record, names, judged, &places);
        Self {
            index: pack::packed(&index),
            chunks,
        }
    }
}
