//! The formats that a run is rendered in, one file each.

mod allure;
mod clock;
mod course;
mod ctrf;
mod github;
mod gitlab;
mod har;
pub(crate) mod html;
mod ids;
pub(crate) mod junit;
pub(crate) mod markdown;
mod messages;
mod plain;
pub(crate) mod results;
mod sarif;
pub(crate) mod scripts;
pub(crate) mod tap;
mod transcript;

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
    &[
        junit::FORMAT,
        results::FORMAT,
        html::FORMAT,
        ctrf::FORMAT,
        sarif::FORMAT,
        gitlab::FORMAT,
        github::FORMAT,
        markdown::COMMENT,
        markdown::SUMMARY,
        tap::FORMAT,
        messages::FORMAT,
        har::FORMAT,
        allure::FORMAT,
        scripts::FORMAT,
        plain::FORMAT,
    ]
}

/// The format of this name.
pub fn format(name: &str) -> Option<&'static Format> {
    formats().iter().find(|format| format.name == name)
}
