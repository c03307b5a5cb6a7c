//! `countersign contract import`: a contract, of published pages.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::{fs, io};

use clap::Args;
use countersign_contract::RULINGS;
use countersign_document::Reading;
use countersign_document::import::{Imported, Name, import as made};
use countersign_folder::Files;
use countersign_journal::ExitCode;

use super::{fields, input};
use crate::error::Failure;
use crate::text::say;

/// Arguments of `countersign contract import`.
#[derive(Debug, Args)]
#[command(after_help = "\
Writes a contract into DIR: pages/*.toml (what the pages declare, each thing
with its place there), rulings.toml (how each gap of the pages is read) and
clauses.toml (what is judged). `cargo xtask codegen --contract DIR` and
`countersign run --pack DIR` take it from there.

A second import writes pages/*.toml anew and prints what has changed. A page
whose calls it declares, under whatever title, is replaced; others stay. It
leaves rulings.toml and clauses.toml as they were edited, and prints what is to
be added to them.

What can't be placed goes to standard error, with its line.

Exit codes:
  2  wrong usage, a file that can't be read or written, or rulings and clauses
     of before that no longer fit the pages
  0  the contract is written")]
pub(crate) struct Import {
    /// Published pages (Markdown, wiki markup, HTML, plain text, OpenAPI); `-`
    /// reads standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<String>,

    /// Short name of the system, lower-case words joined by `-` [default: the
    /// one that host, title or file suggest]
    #[arg(long, value_name = "NAME", value_parser = name)]
    system: Option<Name>,

    /// The contract's folder [default: the system's name]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

/// A system's name, as an argument.
pub(super) fn name(text: &str) -> Result<Name, String> {
    Name::new(text).ok_or_else(|| {
        "write lower-case letters and digits, a letter first, words joined by `-`".to_owned()
    })
}

/// Makes a contract of pages.
pub(crate) fn import(arguments: &Import) -> Result<ExitCode, Failure> {
    let pages = input::pages(&arguments.files)?;
    let readings: Vec<(String, Reading)> = pages
        .into_iter()
        .map(|page| {
            let (_, reading) = countersign_document::read(&page.name, &page.text);
            (page.name, reading)
        })
        .collect();
    let named = arguments.system.clone();
    let mut system = named.clone().unwrap_or_else(|| Name::of(&readings));
    let folder = arguments.out.clone();
    let folder = folder.unwrap_or_else(|| PathBuf::from(system.as_str()));
    let previous = previous(&folder)?;
    if named.is_none() {
        system = kept(&previous).unwrap_or(system);
    }
    let imported = made(&readings, &system, &previous);
    write(&folder, &previous, &imported)?;
    tell(&folder, &imported)
}

/// The files of an earlier import, as they were edited since.
fn previous(folder: &Path) -> Result<Files, Failure> {
    countersign_folder::standing(folder).map_err(|error| {
        Failure::usage(
            error.to_string(),
            "name a folder that is not there yet, or one that an import has written",
        )
    })
}

/// The name that the rulings of before give the system.
fn kept(previous: &[(String, String)]) -> Option<Name> {
    let (_, rulings) = previous.iter().find(|(path, _)| path == RULINGS)?;
    let rulings: toml::Table = rulings.parse().ok()?;
    Name::new(rulings.get("system")?.get("name")?.as_str()?)
}

/// Writes the files that differ from those of before, and removes those that
/// are none any more.
fn write(folder: &Path, previous: &[(String, String)], imported: &Imported) -> Result<(), Failure> {
    let unwritable = |path: &Path, error: &io::Error| {
        Failure::usage(
            format!("cannot write {}: {error}", path.display()),
            "name a folder that can be written to: `--out`",
        )
    };
    let before: HashSet<&(String, String)> = previous.iter().collect();
    for file in imported.files.iter().filter(|file| !before.contains(file)) {
        let path = folder.join(&file.0);
        path.parent()
            .map_or(Ok(()), fs::create_dir_all)
            .and_then(|()| fs::write(&path, &file.1))
            .map_err(|error| unwritable(&path, &error))?;
        say(&format!("{}\n", path.display()));
    }
    for path in imported.removed.iter().map(|path| folder.join(path)) {
        fs::remove_file(&path).map_err(|error| unwritable(&path, &error))?;
    }
    Ok(())
}

/// Says what has changed, what is to be added, and what does not fit.
fn tell(folder: &Path, imported: &Imported) -> Result<ExitCode, Failure> {
    for line in &imported.changes {
        say(&format!("changed: {line}\n"));
    }
    for (path, text) in &imported.additions {
        let path = folder.join(path);
        say(&format!(
            "\nto be added to {}:\n\n{}\n",
            path.display(),
            text.trim_end()
        ));
    }
    fields::tell(&imported.unplaced);
    if imported.problems.is_empty() {
        return Ok(ExitCode::Success);
    }
    Err(Failure::usage(
        format!(
            "what was kept of before does not fit the pages:\n{}",
            countersign_folder::told(folder, &imported.problems)
        ),
        "the pages are written; mend what is named, and import once more",
    ))
}
