//! Files that tasks write or compare.

use std::fs;
use std::path::{Path, PathBuf};

/// Whether generated files are written or only compared.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Write what differs.
    Write,
    /// Report what differs.
    Check,
}

/// Brings a file to these contents, or in check mode compares. Answers whether
/// it differed.
///
/// # Errors
/// A sentence, where the file cannot be written.
pub(crate) fn ensure_contents(path: &Path, text: &str, mode: Mode) -> Result<bool, String> {
    if fs::read_to_string(path).is_ok_and(|before| before == text) {
        return Ok(false);
    }
    if mode == Mode::Write {
        let folder = path.parent().unwrap_or(path);
        fs::create_dir_all(folder)
            .and_then(|()| fs::write(path, text))
            .map_err(|error| format!("cannot write {}: {error}", path.display()))?;
    }
    Ok(true)
}

/// All files below a folder, sorted; none where there is no such folder.
///
/// # Errors
/// A sentence, where a folder cannot be read.
pub(crate) fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut files = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop().filter(|folder| folder.exists()) {
        let fail = |error: std::io::Error| format!("cannot read {}: {error}", folder.display());
        for entry in fs::read_dir(&folder).map_err(fail)? {
            let path = entry.map_err(fail)?.path();
            if path.is_dir() {
                open.push(path);
            } else {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}
