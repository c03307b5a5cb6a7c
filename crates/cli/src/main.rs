//! Contract testing and conformance for order integrations: the command line.
//!
//! The whole life of the program: arguments, one command, an exit code.

#![forbid(unsafe_code)]

mod args;
mod baseline;
mod check;
mod codes;
mod conclusion;
mod config;
mod console;
mod contract;
mod diff;
mod embedded;
mod error;
mod faults;
mod features;
mod fixtures;
mod generate;
mod init;
mod journal_file;
mod judge;
mod local;
mod merge;
mod pack;
mod progress;
mod prove;
mod rate;
mod recorder;
mod report;
mod reports;
mod run;
mod sandbox;
mod secrets;
mod selected;
mod shard;
mod stop;
mod subject;
mod systems;
mod target;
mod text;
mod timings;
mod trend;

use std::panic;
use std::process;

use clap::Parser;
use countersign_journal::ExitCode;
use countersign_report::counted;

use crate::args::{Arguments, Command};
use crate::error::Failure;

/// Trees of messages are made and dropped by the million, on several threads
/// at a time: that is most of what a run computes.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> process::ExitCode {
    let arguments = Arguments::parse();
    // A panic is a fault of the harness and must never look like a verdict.
    let result = panic::catch_unwind(|| dispatch(arguments))
        .unwrap_or_else(|_| Err(Failure::harness("the harness panicked, see above")));
    let exit = result.unwrap_or_else(|failure| {
        eprintln!("{failure}");
        failure.exit
    });
    process::ExitCode::from(exit.code())
}

fn dispatch(arguments: Arguments) -> Result<ExitCode, Failure> {
    match arguments.command {
        Command::Run(arguments) => block_on(run::run(&arguments)),
        Command::Judge(arguments) => judge::judge(&arguments),
        Command::Report(arguments) => report::report(&arguments),
        Command::Diff(arguments) => diff::diff(&arguments),
        Command::Trend(arguments) => trend::trend(&arguments),
        Command::Merge(arguments) => merge::merge(&arguments),
        Command::Baseline {
            command: baseline::Command::Update(arguments),
        } => baseline::update(&arguments),
        Command::Sandbox(arguments) => block_on(sandbox::sandbox(&arguments)),
        Command::Prove(arguments) => prove::prove(&arguments),
        Command::Contract { command } => contract::contract(&command),
        Command::Check(arguments) => check::check(&arguments),
        Command::Init => init::init(),
        Command::Generate { command } => generate::generate(&command),
        Command::Unpack { folder } => {
            let count = embedded::unpack(&folder)?;
            let count = counted(count, "file is", "files are");
            text::say(&format!("{count} in {}\n", folder.display()));
            Ok(ExitCode::Success)
        }
    }
}

fn block_on(future: impl Future<Output = Result<ExitCode, Failure>>) -> Result<ExitCode, Failure> {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::harness(format!("cannot start the runtime: {error}")))?
        .block_on(future)
}
