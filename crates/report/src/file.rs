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
/// the old text or the new one and never half of it.
///
/// # Errors
/// Where the folder is not there or cannot be written to.
pub fn write_atomically(path: &Path, text: &str) -> Result<(), WriteError> {
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}.partial", std::process::id()));
    let partial = path.with_file_name(name);
    let written = fs::File::create(&partial)
        .and_then(|mut file| {
            file.write_all(text.as_bytes())?;
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
