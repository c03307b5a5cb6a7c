//! Files that are written whole or not at all.

use std::ffi::OsString;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// A report that could not be written.
#[derive(Debug, thiserror::Error)]
#[error("cannot write {}: {source}", path.display())]
pub struct WriteError {
    /// The file.
    pub path: PathBuf,
    /// What the operating system says.
    pub source: io::Error,
}

/// Writes a file beside its place and moves it there, so that a reader sees
/// the old bytes or the new ones and never half of them.
///
/// # Errors
/// Where the folder is not there or cannot be written to.
pub fn write_atomically(path: &Path, bytes: impl AsRef<[u8]>) -> Result<(), WriteError> {
    let partial = beside(path, "partial");
    let written = fs::File::create(&partial)
        .and_then(|mut file| {
            file.write_all(bytes.as_ref())?;
            file.sync_all()
        })
        .and_then(|()| fs::rename(&partial, path));
    written.map_err(|source| {
        // Nothing more can be done about a leftover than to try.
        let _ = fs::remove_file(&partial);
        WriteError {
            path: path.to_owned(),
            source,
        }
    })
}

/// A name beside a path that no other process takes.
pub(crate) fn beside(path: &Path, what: &str) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}.{what}", std::process::id()));
    path.with_file_name(name)
}
