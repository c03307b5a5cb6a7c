//! Contract folders on the disk: which of their files make the contract.
//!
//! Whoever needs a contract's texts has them from here, so that the program
//! and the project's tasks never differ about what belongs to one. Read
//! [`read`] first.

#![forbid(unsafe_code)]

mod text;
mod told;

use std::fs;
use std::io;
use std::path::Path;

use countersign_contract::{CLAUSES, PAGES, RULINGS, is_page};

pub use self::text::{Unreadable, text};
pub use self::told::told;

/// The files of a contract, as [`countersign_contract::read`] takes them:
/// paths from its folder, with `/` on every platform, and texts.
pub type Files = Vec<(String, String)>;

/// Reads the files of the contract in a folder: its pages in the order of
/// their names, rulings, clauses. What else lies beside the pages (what a
/// file manager, an editor or a version control leaves there) is none of it.
///
/// # Errors
/// The file or folder that is missing, can't be read, is no text, or is larger
/// than any page.
pub fn read(folder: &Path) -> Result<Files, Unreadable> {
    let mut names = pages(folder)?;
    names.extend([RULINGS, CLAUSES].map(str::to_owned));
    names
        .into_iter()
        .map(|name| Ok((name.clone(), text(&folder.join(name))?)))
        .collect()
}

/// Reads what there is of a contract in a folder, which may be nothing at
/// all: an import writes over it.
///
/// # Errors
/// As of [`read`], but for what is missing.
pub fn standing(folder: &Path) -> Result<Files, Unreadable> {
    let mut names = pages(folder).or_else(|error| match error.is_missing() {
        true => Ok(Vec::new()),
        false => Err(error),
    })?;
    names.extend([RULINGS, CLAUSES].map(str::to_owned));
    let mut files = Files::new();
    for name in names {
        match text(&folder.join(&name)) {
            Ok(text) => files.push((name, text)),
            Err(error) if error.is_missing() => {}
            Err(error) => return Err(error),
        }
    }
    Ok(files)
}

/// The pages of a folder, by their paths from it.
fn pages(folder: &Path) -> Result<Vec<String>, Unreadable> {
    let below = folder.join(PAGES);
    let unreadable = |error: io::Error| Unreadable::new(&below, error);
    let mut names = Vec::new();
    for entry in fs::read_dir(&below).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let file = entry.file_name();
        let name = format!("{PAGES}/{}", file.to_string_lossy());
        if !is_page(&name) || !entry.path().is_file() {
            continue;
        }
        if file.to_str().is_none() {
            let why = "its name is no UTF-8 text: rename it";
            let error = io::Error::new(io::ErrorKind::InvalidData, why);
            return Err(Unreadable::new(&entry.path(), error));
        }
        names.push(name);
    }
    names.sort();
    Ok(names)
}
