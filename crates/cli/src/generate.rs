//! `countersign generate`: what shells, manuals and the documentation know of
//! the command line, made of the command line itself.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::{Command, CommandFactory, Subcommand};
use clap_complete::Shell;
use countersign_journal::ExitCode;
use countersign_report::formats;

use crate::args::Arguments;
use crate::codes;
use crate::error::Failure;
use crate::text::say;

/// Columns of the reference, so that it is the same at every terminal.
const WIDTH: usize = 100;

/// What is made.
#[derive(Debug, Subcommand)]
#[command(after_help = "Examples:
  countersign generate completions bash > countersign.bash
  countersign generate man share/man/man1")]
pub(crate) enum Generate {
    /// Print the completions of a shell
    Completions {
        /// The shell that is to know them
        shell: Shell,
    },
    /// Write manual pages, one for the program and one for each command
    Man {
        /// Where they go
        folder: PathBuf,
    },
    /// Print the reference of the command line, a page in Markdown
    Reference,
}

/// Makes it.
pub(crate) fn generate(command: &Generate) -> Result<ExitCode, Failure> {
    match command {
        Generate::Completions { shell } => {
            let mut text = Vec::new();
            clap_complete::generate(*shell, &mut described(), "countersign", &mut text);
            say(&String::from_utf8_lossy(&text));
        }
        Generate::Man { folder } => manual(folder).map_err(|error| {
            Failure::usage(
                format!("cannot write to {}: {error}", folder.display()),
                "name a folder that can be written to",
            )
            .coded(codes::NOT_WRITABLE)
        })?,
        Generate::Reference => say(&reference()),
    }
    Ok(ExitCode::Success)
}

fn manual(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    clap_mangen::generate_to(described().disable_help_subcommand(true), folder)
}

/// Every command with its long help, then the formats of reports.
fn reference() -> String {
    let mut text = String::from(
        "<!-- `cargo xtask docs` makes this page. -->\n\n# The command line\n\nWhat `--help` says, of each command.\n",
    );
    let mut program = described().term_width(WIDTH).disable_help_subcommand(true);
    program.build();
    add(&mut text, &mut program, "");
    text.push_str("\n## Formats of reports\n\nWhat `--format` takes, and the file below the folder of reports.\n\n");
    text.push_str("| format | file | what it is for |\n| --- | --- | --- |\n");
    for format in formats() {
        let _ = writeln!(
            text,
            "| `{}` | `{}` | {} |",
            format.name, format.file, format.about
        );
    }
    text
}

fn add(text: &mut String, command: &mut Command, above: &str) {
    let name = format!("{above}{}", command.get_name());
    let _ = write!(text, "\n## {name}\n\n```text\n");
    for line in command.render_long_help().to_string().lines() {
        let _ = writeln!(text, "{}", line.trim_end());
    }
    text.push_str("```\n");
    for inner in command.get_subcommands_mut() {
        add(text, inner, &format!("{name} "));
    }
}

fn described() -> Command {
    Arguments::command()
}
