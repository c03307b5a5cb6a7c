//! The program as it is run: arguments and files in, text and exit code out.

mod assigned;
mod baseline;
mod canaries;
mod check;
mod compared;
mod contract;
mod examples;
mod faulty;
mod files;
mod guard;
mod harborline;
mod hostile;
mod judge;
mod misbehaving;
mod pack;
mod preflight;
mod prove;
mod run;
mod sandbox;
mod shards;
mod spreadshirt;
mod tutorial;
mod usage;

use std::path::Path;
use std::process::Command;

/// The program, in a folder of its own and without any credentials.
fn program(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_countersign"));
    command.current_dir(folder).env_clear();
    command
}
