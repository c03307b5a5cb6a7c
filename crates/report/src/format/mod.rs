//! The formats that a run is rendered in, one file each.

pub(crate) mod junit;
pub(crate) mod results;

use crate::{Record, Reference};

/// A format that a run is rendered in.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// Its name on the command line (`junit`).
    pub name: &'static str,
    /// The file, or folder, that it is written to by default, below the folder
    /// of reports (`junit.xml`).
    pub file: &'static str,
    /// What it is for, in a few words.
    pub about: &'static str,
    /// Renders a run. Pure: the same record gives the same bytes.
    pub render: fn(&Record, &Reference) -> Rendered,
}

/// A rendered run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rendered {
    /// One file.
    File(Vec<u8>),
    /// A folder of files, by their paths below it.
    Folder(Vec<(String, Vec<u8>)>),
}

impl From<String> for Rendered {
    fn from(text: String) -> Self {
        Self::File(text.into_bytes())
    }
}

/// Every format, in the order in which they are listed.
pub fn formats() -> &'static [Format] {
    &[junit::FORMAT, results::FORMAT]
}

/// The format of this name.
pub fn format(name: &str) -> Option<&'static Format> {
    formats().iter().find(|format| format.name == name)
}
