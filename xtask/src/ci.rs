//! `cargo xtask ci`: what CI checks, in its order.

use std::env;
use std::path::Path;
use std::process::Command;

/// The cheap checks first.
const STEPS: &[&str] = &[
    "fmt --all --check",
    "xtask tidy",
    "xtask codegen --check",
    "clippy --workspace --all-targets -- -D warnings",
    "test --workspace",
    "run -- run",
    // Its thousands of scenarios want an optimised build.
    "run --release -- prove",
];

/// Runs each step; the first that fails ends it, with the command to repeat.
pub(crate) fn ci(root: &Path) -> Result<(), String> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    for step in STEPS {
        eprintln!("\n$ cargo {step}");
        let status = Command::new(&cargo)
            .args(step.split(' '))
            .current_dir(root)
            .status()
            .map_err(|error| format!("cannot start cargo: {error}"))?;
        if !status.success() {
            return Err(format!(
                "\nfailed ({status}); repeat it with\n\n    cargo {step}\n"
            ));
        }
    }
    eprintln!("\nall is well");
    Ok(())
}
