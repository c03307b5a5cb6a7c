//! `countersign contract export`: a contract in formats that others read.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use countersign_codegen::{Artifact, Format};
use countersign_journal::ExitCode;
use countersign_report::counted;

use super::subject::Subject;
use crate::codes;
use crate::error::Failure;
use crate::text::say;

/// Arguments of `countersign contract export`.
#[derive(Debug, Args)]
#[command(after_help = "\
One file goes to standard output where --out is not given; several, and more
than one format, need it.

Examples:
  countersign contract export spectrum --markdown > spectrum.md
  countersign contract export carrier/ --openapi --arazzo --out exported/

Exit codes:
  2  wrong usage, or a contract that can't be read or exported
  0  it is exported")]
pub(crate) struct Export {
    /// A contract's folder, or the name of a built-in system
    #[arg(value_name = "DIR|SYSTEM")]
    contract: String,

    /// JSON Schema 2020-12, a file a message (contracts in JSON)
    #[arg(long)]
    json_schema: bool,

    /// XML Schema 1.0, of what is read and of what is written (contracts in
    /// XML)
    #[arg(long)]
    xsd: bool,

    /// An OpenAPI 3.1 document
    #[arg(long)]
    openapi: bool,

    /// A page for people, with the rulings folded in
    #[arg(long)]
    markdown: bool,

    /// A Postman collection 2.1
    #[arg(long)]
    postman: bool,

    /// The documented flows, as an Arazzo 1.0 description; it refers to the
    /// OpenAPI document beside it
    #[arg(long)]
    arazzo: bool,

    /// Write the files here
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

impl Export {
    /// The formats that are asked for, with their flags.
    fn formats(&self) -> impl Iterator<Item = (Format, &'static str)> {
        [
            (self.json_schema, Format::JsonSchema, "--json-schema"),
            (self.xsd, Format::Xsd, "--xsd"),
            (self.openapi, Format::OpenApi, "--openapi"),
            (self.markdown, Format::Markdown, "--markdown"),
            (self.postman, Format::Postman, "--postman"),
            (self.arazzo, Format::Arazzo, "--arazzo"),
        ]
        .into_iter()
        .filter(|(is_asked, ..)| *is_asked)
        .map(|(_, format, flag)| (format, flag))
    }
}

/// Exports a contract.
pub(crate) fn export(arguments: &Export) -> Result<ExitCode, Failure> {
    if arguments.formats().next().is_none() {
        return Err(Failure::usage(
            "no format is asked for",
            "give --json-schema, --xsd, --openapi, --markdown, --postman or --arazzo, or several",
        ));
    }
    let subject = Subject::stored(&arguments.contract)?;
    let mut files = Vec::new();
    for (format, flag) in arguments.formats() {
        let made = countersign_codegen::export(&subject.contract, format).map_err(|problems| {
            let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
            Failure::usage(problems.join("\n"), "").coded(codes::PACK)
        })?;
        if made.is_empty() {
            return Err(Failure::usage(
                format!("{flag}: {} has nothing of this format", arguments.contract),
                "contracts in JSON have JSON Schemas, those in XML XSDs, and those with calls flows",
            ));
        }
        files.extend(made);
    }
    match (&arguments.out, files.as_slice()) {
        (Some(folder), files) => {
            for file in files {
                write(folder, file)?;
            }
            let count = counted(files.len(), "file is", "files are");
            say(&format!("{count} in {}\n", folder.display()));
        }
        (None, [file]) => say(&file.text),
        (None, files) => {
            return Err(Failure::usage(
                format!("{} files do not go to standard output", files.len()),
                "name a folder for them with --out",
            ));
        }
    }
    Ok(ExitCode::Success)
}

fn write(folder: &Path, file: &Artifact) -> Result<(), Failure> {
    let path = folder.join(&file.path);
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(&path, &file.text))
        .map_err(|error| {
            Failure::usage(
                format!("cannot write {}: {error}", path.display()),
                "name a folder that can be written to",
            )
            .coded(codes::NOT_WRITABLE)
        })
}
