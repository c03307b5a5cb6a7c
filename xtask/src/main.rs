//! The project's own tasks, one file a task: `cargo xtask TASK`.

#![forbid(unsafe_code)]

mod cargo;
mod ci;
mod codegen;
mod contents;
mod dist;
mod docs;
mod sample;
mod tidy;
mod timings;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// The project's own tasks.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask")]
struct Arguments {
    /// The checkout to work on [default: the one that this was built in]
    #[arg(long, global = true, value_name = "DIR")]
    root: Option<PathBuf>,
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Check what holds the rooms together: arrows, absences, headers, ids
    Tidy,
    /// Make all generated files from the pages, rulings and clauses
    Codegen(codegen::Codegen),
    /// Keep how long scenarios take, from the results of a run
    Timings(timings::Timings),
    /// Make the pages of docs/reference that follow from contracts and program
    Docs(docs::Docs),
    /// Make reports/sample, small runs of each system
    Sample,
    /// Make what a release consists of: archives, checksums, what is in them
    Dist(dist::Dist),
    /// Everything that CI checks, in its order
    Ci,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let root = arguments
        .root
        .unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join(".."));
    let done = match arguments.task {
        Task::Tidy => tidy::tidy(&root),
        Task::Codegen(task) => task.run(&root),
        Task::Timings(task) => task.run(&root),
        Task::Docs(task) => task.run(&root),
        Task::Sample => sample::sample(&root),
        Task::Dist(task) => task.run(&root),
        Task::Ci => ci::ci(&root),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}
