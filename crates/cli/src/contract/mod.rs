//! `countersign contract`: from published pages to a contract, one file a
//! command.

mod diff;
mod export;
mod fields;
mod import;
mod input;
mod kept;
mod lint;
mod subject;
mod without;

use clap::Subcommand;
use countersign_journal::ExitCode;

use crate::error::Failure;

/// What to do with published pages, or with the contract made of them.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make a contract of published pages, as they are
    Import(import::Import),
    /// Print every field that published pages list, one a line
    Fields(fields::Fields),
    /// Tell what is wrong with published pages
    Lint(lint::Lint),
    /// Write a contract as a schema, a page, a collection or flows
    Export(export::Export),
    /// Tell what a new contract changes, and what that makes stale
    Diff(diff::Diff),
}

/// Does what the command says.
pub(crate) fn contract(command: &Command) -> Result<ExitCode, Failure> {
    match command {
        Command::Import(arguments) => import::import(arguments),
        Command::Fields(arguments) => fields::fields(arguments),
        Command::Lint(arguments) => lint::lint(arguments),
        Command::Export(arguments) => export::export(arguments),
        Command::Diff(arguments) => diff::diff(arguments),
    }
}
