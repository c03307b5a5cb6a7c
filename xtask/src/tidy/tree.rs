//! The [`Tree`]: the text files of a checkout.

use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

/// Folders that are made by running things.
const SKIPPED: &[&str] = &["target", ".git", "reports", "node_modules"];

/// Ends of files that are text; a file without one is read too.
const TEXT: &[&str] = &[
    "rs", "toml", "lock", "md", "feature", "txt", "json", "ndjson", "yaml", "yml", "xsd", "xml",
    "sh", "snap", "stderr",
];

/// The text files of a checkout, by path with `/` between its parts.
pub(super) struct Tree(BTreeMap<String, String>);

impl Tree {
    /// Reads a checkout.
    pub(super) fn read(root: &Path) -> io::Result<Self> {
        let mut files = BTreeMap::new();
        collect(root, "", &mut files)?;
        Ok(Self(files))
    }

    /// Every file.
    pub(super) fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// Files below a folder (which ends in `/`) whose names end so.
    pub(super) fn below<'a>(
        &'a self,
        folder: &'a str,
        end: &'a str,
    ) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.files()
            .filter(move |(path, _)| path.starts_with(folder) && path.ends_with(end))
    }

    /// The file at this path.
    pub(super) fn file(&self, path: &str) -> Option<&str> {
        self.0.get(path).map(String::as_str)
    }

    /// Rust files that people write.
    pub(super) fn written_rust(&self) -> impl Iterator<Item = (&str, &str)> {
        self.below("", ".rs")
            .filter(|(path, _)| !is_generated(path))
    }

    /// The crates: folder, and its manifest.
    pub(super) fn crates(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files().filter_map(|(path, text)| {
            let folder = path.strip_suffix("/Cargo.toml")?;
            let is_crate = folder == "xtask"
                || folder
                    .strip_prefix("crates/")
                    .is_some_and(|name| !name.contains('/'));
            is_crate.then_some((folder, text))
        })
    }
}

/// Whether a path lies in a folder of generated files.
pub(super) fn is_generated(path: &str) -> bool {
    path.contains("/generated/")
}

fn collect(root: &Path, below: &str, files: &mut BTreeMap<String, String>) -> io::Result<()> {
    for entry in fs::read_dir(root.join(below))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = match below {
            "" => name.clone(),
            below => format!("{below}/{name}"),
        };
        let kind = entry.file_type()?;
        if kind.is_dir() {
            if !SKIPPED.contains(&name.as_str()) {
                collect(root, &path, files)?;
            }
        } else if kind.is_file() {
            let end = Path::new(&name).extension().and_then(|end| end.to_str());
            if end.is_none_or(|end| TEXT.contains(&end)) {
                // What is no text has nothing that could be checked.
                if let Ok(text) = String::from_utf8(fs::read(entry.path())?) {
                    files.insert(path, text);
                }
            }
        }
    }
    Ok(())
}
