//! `cargo xtask ci`: what CI checks, in its order.

use std::path::Path;

use crate::cargo::cargo;

/// The cheap checks first.
const STEPS: &[&str] = &[
    "fmt --all --check",
    "xtask tidy",
    "xtask codegen --check",
    "clippy --workspace --all-targets -- -D warnings",
    // A workspace of its own, which none of the other steps compiles.
    "check --manifest-path fuzz/Cargo.toml --target-dir target/fuzz-check",
    "test --workspace",
    // Asks the program that the tests have built.
    "xtask docs --check",
    "run -- run",
    // Its thousands of scenarios want an optimised build.
    "run --release -- prove",
];

/// Runs each step; the first that fails ends it, with the command to repeat.
pub(crate) fn ci(root: &Path) -> Result<(), String> {
    for step in STEPS {
        eprintln!("\n$ cargo {step}");
        let status = cargo()
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
