//! An archive of a release: the same entries give the same bytes.

use std::collections::BTreeMap;
use std::io::Write as _;

use flate2::{Compression, GzBuilder};
use tar::{Builder, EntryType, Header};

/// A file of an archive.
#[derive(Clone)]
pub(super) struct Entry {
    bytes: Vec<u8>,
    mode: u32,
}

impl Entry {
    /// A file to be read.
    pub(super) fn of(bytes: Vec<u8>) -> Self {
        Self { bytes, mode: 0o644 }
    }

    /// A text to be read.
    pub(super) fn text(text: &str) -> Self {
        Self::of(text.as_bytes().to_vec())
    }

    /// A file to be run.
    pub(super) fn program(bytes: Vec<u8>) -> Self {
        Self { bytes, mode: 0o755 }
    }
}

/// Packs entries, by their paths, below a folder. Order, times and owners
/// follow from the arguments alone.
///
/// # Errors
/// A sentence, where a path is too long for the format.
pub(super) fn archive(
    folder: &str,
    entries: &BTreeMap<String, Entry>,
    seconds: u64,
) -> Result<Vec<u8>, String> {
    let failed = |error: std::io::Error| format!("cannot pack {folder}: {error}");
    // The builder names no file and no time of its own.
    let mut tar = Builder::new(GzBuilder::new().write(Vec::new(), Compression::best()));
    for (path, entry) in entries {
        let mut header = Header::new_ustar();
        header.set_entry_type(EntryType::Regular);
        header.set_size(entry.bytes.len() as u64);
        header.set_mode(entry.mode);
        header.set_mtime(seconds);
        header.set_uid(0);
        header.set_gid(0);
        tar.append_data(&mut header, format!("{folder}/{path}"), &entry.bytes[..])
            .map_err(failed)?;
    }
    let mut gzip = tar.into_inner().map_err(failed)?;
    gzip.flush().map_err(failed)?;
    gzip.finish().map_err(failed)
}
