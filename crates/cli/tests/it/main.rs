//! The program as it is run: arguments and files in, text and exit code out.

mod annotations;
mod assigned;
mod baseline;
mod canaries;
mod check;
mod ci;
mod compared;
mod concluded;
mod console;
mod contract;
mod decided;
mod diff;
mod documented;
mod examples;
mod faulty;
mod files;
mod generate;
mod guard;
mod harborline;
mod help;
mod hostile;
mod indifferent;
mod judge;
mod misbehaving;
mod own_examples;
mod pack;
mod preflight;
mod prove;
mod report;
mod run;
mod samples;
mod sandbox;
mod shards;
mod shell;
mod spreadshirt;
mod stale;
mod usage;
mod workflow;

use std::path::Path;
use std::process::Command;

/// The program, in a folder of its own and without any credentials.
fn program(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_countersign"));
    command.current_dir(folder).env_clear();
    command
}
