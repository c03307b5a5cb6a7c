//! `countersign contract lint`: what is wrong with published pages.

use std::fs;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use countersign_document::import::Name;
use countersign_document::lint::lint_all;
use countersign_document::{Severity, told};
use countersign_journal::ExitCode;

use super::input;
use crate::error::Failure;
use crate::text::say;

/// Arguments of `countersign contract lint`.
#[derive(Debug, Args)]
#[command(after_help = "\
Suggested rulings can be pasted into rulings.toml of the contract that
`countersign contract import` makes of the same files under the same name.

Exit codes:
  2  wrong usage, or a file that can't be read or written
  1  a page misleads its readers: a diagnostic is an error
  0  no diagnostic is an error")]
pub(crate) struct Lint {
    /// Published pages (Markdown, wiki markup, HTML, plain text, OpenAPI); `-`
    /// reads standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<String>,

    /// Short name of the system, as for `contract import`: ids of suggested
    /// rulings begin with it [default: the one that host, title or file suggest]
    #[arg(long, value_name = "NAME", value_parser = super::import::name)]
    system: Option<Name>,

    /// What the diagnostics are written for
    #[arg(long, value_enum, default_value_t)]
    format: Format,

    /// Where to write them [default: standard output]
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Whom diagnostics are written for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// People: each with the line that it is about
    #[default]
    Text,
    /// Programs: a list of objects
    Json,
    /// Programs that show findings in code: SARIF 2.1.0
    Sarif,
    /// GitHub: annotations of a pull request
    Github,
}

/// Tells what is wrong with pages.
pub(crate) fn lint(arguments: &Lint) -> Result<ExitCode, Failure> {
    let pages = input::pages(&arguments.files)?;
    let read = pages.into_iter().map(|page| {
        let (document, reading) = countersign_document::read(&page.name, &page.text);
        (document, (page.name, reading))
    });
    let (documents, readings): (Vec<_>, Vec<_>) = read.unzip();
    let found = lint_all(&documents, &readings, arguments.system.as_ref());
    let texts = documents.into_iter().map(|document| document.text);
    let linted: Vec<told::Linted> = texts.zip(found).collect();
    let text = match arguments.format {
        Format::Text => told::text(&linted),
        Format::Json => told::json(&linted),
        Format::Sarif => told::sarif(&linted),
        Format::Github => told::github(&linted),
    };
    match &arguments.out {
        None => say(&text),
        Some(path) => fs::write(path, text).map_err(|error| {
            Failure::usage(
                format!("cannot write {}: {error}", path.display()),
                "name a file in a folder that is there: `--out`",
            )
        })?,
    }
    let mut found = linted.iter().flat_map(|(_, found)| found);
    Ok(if found.any(|one| one.severity == Severity::Error) {
        ExitCode::Failed
    } else {
        ExitCode::Success
    })
}
