//! Published pages from files and standard input.

use std::fs::File;
use std::io::{self, Read};

use crate::error::Failure;

/// Longest file that is read, in bytes.
const MOST_BYTES: u64 = 16 * 1024 * 1024;

/// A published page.
pub(crate) struct Page {
    /// The file's name, as it was given.
    pub(crate) name: String,
    /// What it holds.
    pub(crate) text: String,
}

/// Reads the pages that a command names; `-` is standard input.
///
/// # Errors
/// Files that can't be read or are too long, and standard input named twice.
pub(crate) fn pages(names: &[String]) -> Result<Vec<Page>, Failure> {
    if names.iter().filter(|name| *name == "-").count() > 1 {
        return Err(Failure::usage(
            "standard input is named twice",
            "give `-` once",
        ));
    }
    names.iter().map(|name| page(name)).collect()
}

fn page(name: &str) -> Result<Page, Failure> {
    let bytes = if name == "-" {
        bounded(io::stdin().lock())
    } else {
        File::open(name).and_then(bounded)
    };
    let bytes = bytes.map_err(|error| {
        Failure::usage(
            format!("cannot read the page {name}: {error}"),
            "name the files that a publisher's pages were saved in, or `-` for standard input",
        )
    })?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(Failure::usage(
            format!("the page {name} is longer than {MOST_BYTES} bytes"),
            "split it",
        ));
    }
    Ok(Page {
        name: name.to_owned(),
        text: text(bytes),
    })
}

fn bounded(from: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The text of bytes as browsers and editors save them: UTF-8, UTF-16 with a
/// byte order mark, else Latin-1, in which every byte is a character.
fn text(bytes: Vec<u8>) -> String {
    let wide = |of: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes
            .chunks_exact(2)
            .map(|two| of([two[0], two[1]]))
            .collect();
        String::from_utf16_lossy(&units)
    };
    match bytes {
        _ if bytes.starts_with(&[0xff, 0xfe]) => wide(u16::from_le_bytes),
        _ if bytes.starts_with(&[0xfe, 0xff]) => wide(u16::from_be_bytes),
        _ => String::from_utf8(bytes).unwrap_or_else(|error| {
            error
                .as_bytes()
                .iter()
                .map(|byte| char::from(*byte))
                .collect()
        }),
    }
}
