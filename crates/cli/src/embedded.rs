//! Features, pages and schemas as they were when the program was built.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::Failure;

include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

/// Writes everything embedded into a folder, as a start for features of
/// one's own.
pub(crate) fn unpack(folder: &Path) -> Result<usize, Failure> {
    let files = FEATURES.iter().chain(SCHEMAS);
    for (path, text) in files.clone() {
        let path: PathBuf = folder.join(path);
        let written = match path.parent() {
            Some(parent) => fs::create_dir_all(parent),
            None => Ok(()),
        }
        .and_then(|()| {
            // Never over a file that somebody may have changed.
            fs::File::create_new(&path)
        })
        .and_then(|mut file| std::io::Write::write_all(&mut file, text.as_bytes()));
        written.map_err(|error| {
            Failure::usage(
                format!("cannot write {}: {error}", path.display()),
                "name a folder that is empty or not there yet",
            )
            .coded(crate::codes::NOT_WRITABLE)
        })?;
    }
    Ok(files.count())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(folder: &Path) -> usize {
        fs::read_dir(folder)
            .expect("a folder")
            .map(|entry| entry.expect("an entry").path())
            .map(|path| if path.is_dir() { count(&path) } else { 1 })
            .sum()
    }

    /// Whatever markup a page has.
    #[test]
    fn every_feature_page_and_schema_is_embedded() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        assert_eq!(FEATURES.len(), count(&root.join("features")), "features");
        assert_eq!(SCHEMAS.len(), count(&root.join("schemas")), "schemas");
    }
}
