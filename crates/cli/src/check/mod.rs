//! `countersign check`: payload files held against a contract.

mod candidates;
mod cursor;
mod json;
mod judge;
mod piece;
mod told;
mod xml;

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::PathBuf;

use clap::Args;
use countersign_journal::ExitCode;

use self::candidates::Candidates;
use self::cursor::Cursor;
use self::judge::Judged;
use self::told::{Format, Told};
use crate::codes;
use crate::error::Failure;

/// Bytes of a file that are looked at to tell what it is.
const AHEAD: usize = 256 * 1024;

/// Arguments of `countersign check`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  countersign check order.json
  countersign check --message shipment *.json
  countersign check --contract packs/example --format github batch.ndjson
  curl … | countersign check --system spreadshirt --message order -

A file holds one document, a list of them, or one a line (NDJSON); of XML one
document, or a list in the root element that the contract has for it. No more
of it than one document is ever in memory.

Exit codes: 0 all is valid, 1 something is not, 2 it can't be checked.")]
pub(crate) struct Check {
    /// Files of JSON, NDJSON or XML; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<String>,

    /// The message that the documents are [default: the one that the first
    /// document of a file fits best]
    #[arg(long, value_name = "NAME")]
    message: Option<String>,

    /// The built-in system whose messages they are [default: any]
    #[arg(long, value_name = "NAME", conflicts_with = "contract")]
    system: Option<String>,

    /// A contract's folder, in place of the built-in systems
    #[arg(long, value_name = "DIR")]
    contract: Option<PathBuf>,

    /// How violations are told
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Checks the files, each to its end.
pub(crate) fn check(arguments: &Check) -> Result<ExitCode, Failure> {
    let candidates = Candidates::of(
        arguments.contract.as_deref(),
        arguments.system.as_deref(),
        arguments.message.as_deref(),
    )?;
    let mut told = Told::new(arguments.format);
    let mut is_valid = true;
    for name in &arguments.files {
        let judged = match name.as_str() {
            "-" => file("<stdin>", io::stdin().lock(), &candidates, &mut told),
            path => match File::open(path) {
                Ok(opened) => file(
                    name,
                    BufReader::with_capacity(AHEAD, opened),
                    &candidates,
                    &mut told,
                ),
                Err(error) => Err(unreadable(name, &error)),
            },
        };
        // What was told so far stays whole.
        let judged = judged.inspect_err(|_| told.finish())?;
        is_valid &= judged.violations == 0;
        told.summary(&judged);
    }
    told.finish();
    Ok(match is_valid {
        true => ExitCode::Success,
        false => ExitCode::Failed,
    })
}

/// Checks one file.
fn file(
    name: &str,
    input: impl BufRead,
    candidates: &Candidates,
    told: &mut Told,
) -> Result<Judged, Failure> {
    let failed = |error: io::Error| unreadable(name, &error);
    let mut cursor = Cursor::new(input).map_err(failed)?;
    if cursor.skip_blanks().map_err(failed)?.is_none() {
        return Err(Failure::usage(
            format!("{name} is empty"),
            "name a file that holds a document",
        )
        .coded(codes::PAYLOAD));
    }
    let is_xml = matches!(
        cursor.ahead().map_err(failed)?,
        [b'<', ..] | [0xFE, 0xFF, ..] | [0xFF, 0xFE, ..] | [0, b'<', ..]
    );
    let candidates = candidates.of_form(is_xml, name)?;
    let mut judging = judge::Judging::new(name, &candidates, told);
    if is_xml {
        let mut elements = xml::Elements::of(cursor, candidates.wrappers());
        while let Some(piece) = elements.next().map_err(failed)? {
            judging.take(piece)?;
        }
    } else {
        let mut values = json::Values::of(cursor).map_err(failed)?;
        while let Some(piece) = values.next().map_err(failed)? {
            judging.take(piece)?;
        }
    }
    judging.end()
}

fn unreadable(name: &str, error: &io::Error) -> Failure {
    Failure::usage(
        format!("cannot read {name}: {error}"),
        "name files of JSON, NDJSON or XML, or `-` for standard input",
    )
    .coded(codes::PAYLOAD)
}
