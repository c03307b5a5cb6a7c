//! `countersign init`.

use std::fs::File;
use std::io::Write;

use countersign_journal::ExitCode;

use crate::config::{FILE, TEMPLATE};
use crate::error::Failure;
use crate::text::say;

/// Writes the commented template into this folder, never over a file.
pub(crate) fn init() -> Result<ExitCode, Failure> {
    File::create_new(FILE)
        .and_then(|mut file| file.write_all(TEMPLATE.as_bytes()))
        .map_err(|error| {
            Failure::usage(
                format!("cannot write {FILE}: {error}"),
                "an existing file is left as it is: move it away first",
            )
            .coded(crate::codes::NOT_WRITABLE)
        })?;
    say(&format!(
        "{FILE} is written: every key, its default and what it means\n"
    ));
    Ok(ExitCode::Success)
}
