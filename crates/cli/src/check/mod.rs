//! `countersign check`: payload files held against a contract.

mod candidates;
mod judge;
mod told;

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::PathBuf;

use clap::Args;
use countersign_journal::ExitCode;
use countersign_pack::Batch;

use self::candidates::Candidates;
use self::judge::{Judged, Judging};
use self::told::{Format, Told};
use crate::codes;
use crate::error::Failure;

/// Bytes of a file that are read at once.
const BUFFER: usize = 256 * 1024;

/// Arguments of `countersign check`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  countersign check order.json
  countersign check --message shipment *.json
  countersign check --contract packs/example --format github batch.ndjson
  curl … | countersign check --system spreadshirt --message order -

A file holds one document, a list of them, or one a line (NDJSON); of XML one
document, or a list in the root element that the contract has for it. No more
of it than one document is ever in memory. A file that holds none, be it empty,
blank or a list of nothing, can't be checked; the files beside it are.

Exit codes: 0 all is valid, 1 something is not, 2 a file can't be checked.")]
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

/// Checks the files, each to its end, whatever is wrong with others.
pub(crate) fn check(arguments: &Check) -> Result<ExitCode, Failure> {
    let candidates = Candidates::of(
        arguments.contract.as_deref(),
        arguments.system.as_deref(),
        arguments.message.as_deref(),
    )?;
    let mut told = Told::new(arguments.format);
    let mut is_valid = true;
    let mut failed: Option<Failure> = None;
    for name in &arguments.files {
        let judged = match name.as_str() {
            "-" => file("<stdin>", io::stdin().lock(), &candidates, &mut told),
            path => match File::open(path) {
                Ok(opened) => file(
                    name,
                    BufReader::with_capacity(BUFFER, opened),
                    &candidates,
                    &mut told,
                ),
                Err(error) => Err(unreadable(name, &error)),
            },
        };
        match judged {
            Ok(judged) => {
                is_valid &= judged.violations == 0;
                told.summary(&judged);
            }
            // The last one ends the program, once the others are told.
            Err(failure) => {
                if let Some(before) = failed.replace(failure) {
                    eprintln!("{before}");
                }
            }
        }
    }
    told.finish();
    match failed {
        Some(failure) => Err(failure),
        None if is_valid => Ok(ExitCode::Success),
        None => Ok(ExitCode::Failed),
    }
}

/// Checks one file.
fn file(
    name: &str,
    input: impl BufRead,
    candidates: &Candidates,
    told: &mut Told,
) -> Result<Judged, Failure> {
    let failed = |error: io::Error| unreadable(name, &error);
    let Some(batch) = Batch::of(input).map_err(failed)? else {
        return Err(nothing(format!("{name} is empty")));
    };
    let candidates = candidates.of_form(batch.is_xml(), name)?;
    let mut judging = Judging::new(name, &candidates, told);
    for piece in batch.with_lists(candidates.wrappers()) {
        judging.take(piece.map_err(failed)?)?;
    }
    let judged = judging.end()?;
    // Nothing was found, but nothing was looked at either.
    match judged.documents == 0 && judged.violations == 0 {
        true => Err(nothing(format!("{name} holds an empty list"))),
        false => Ok(judged),
    }
}

/// No document was checked, which is no proof that all are valid.
fn nothing(what: String) -> Failure {
    Failure::usage(
        format!("{what}: nothing was checked"),
        "name a file that holds a document, or leave this one out",
    )
    .coded(codes::PAYLOAD)
}

fn unreadable(name: &str, error: &io::Error) -> Failure {
    Failure::usage(
        format!("cannot read {name}: {error}"),
        "name files of JSON, NDJSON or XML, or `-` for standard input",
    )
    .coded(codes::PAYLOAD)
}
