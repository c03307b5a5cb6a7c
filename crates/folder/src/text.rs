//! A text of the disk, and what keeps it from being read.

use std::fmt;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Most bytes of a file; those of real contracts have a thousandth.
const MOST: u64 = 16 * 1024 * 1024;

/// A file or folder that can't be read.
#[derive(Debug)]
pub struct Unreadable {
    /// Which.
    pub path: PathBuf,
    /// Why not.
    pub error: io::Error,
}

impl Unreadable {
    pub(crate) fn new(path: &Path, error: io::Error) -> Self {
        Self {
            path: path.to_owned(),
            error,
        }
    }

    /// Whether there is nothing of this name.
    pub fn is_missing(&self) -> bool {
        self.error.kind() == io::ErrorKind::NotFound
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot read {}: {}", self.path.display(), self.error)
    }
}

impl std::error::Error for Unreadable {}

/// The text of a file, of which no more is read than a page may have.
///
/// # Errors
/// A file that is missing, can't be read, is no text or is too long.
pub fn text(path: &Path) -> Result<String, Unreadable> {
    let unreadable = |error| Unreadable::new(path, error);
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(unreadable)?;
    file.take(MOST + 1)
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    // Before it is taken for a text: what was read may end within a letter.
    if bytes.len() as u64 > MOST {
        let why = format!("it is longer than {MOST} bytes, and no page is");
        return Err(unreadable(io::Error::other(why)));
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let why = format!("it is no UTF-8 text, from its byte {at} on");
        unreadable(io::Error::new(io::ErrorKind::InvalidData, why))
    })
}
