//! `cargo xtask docs`: the pages of docs/reference that follow from what is
//! there.

mod clauses;
mod configuration;

use std::path::Path;

use clap::Args;

use crate::cargo::cargo;
use crate::codegen;
use crate::contents::{Mode, ensure_contents};

const FOLDER: &str = "docs/reference";

/// What the task is told.
#[derive(Debug, Args)]
pub(crate) struct Docs {
    /// Write nothing, and fail where a page is not up to date
    #[arg(long)]
    check: bool,
}

impl Docs {
    /// Writes or compares the pages.
    ///
    /// # Errors
    /// A sentence: pages that are out of date, or what could not be read,
    /// written or asked.
    pub(crate) fn run(&self, root: &Path) -> Result<(), String> {
        let mode = if self.check { Mode::Check } else { Mode::Write };
        let mut pages = vec![
            ("cli.md".to_owned(), command_line(root)?),
            ("configuration.md".to_owned(), configuration::page(root)?),
        ];
        for folder in codegen::systems(root)? {
            let contract = codegen::read(&folder)?;
            let name = format!("clauses-{}.md", contract.system);
            pages.push((name, clauses::page(&folder, &contract)?));
        }
        let mut stale = Vec::new();
        for (name, text) in pages {
            let path = format!("{FOLDER}/{name}");
            if ensure_contents(&root.join(&path), &text, mode)? {
                stale.push(path);
            }
        }
        if mode == Mode::Check && !stale.is_empty() {
            return Err(format!(
                "not up to date:\n  {}\nrun `cargo xtask docs` and commit what it writes",
                stale.join("\n  ")
            ));
        }
        stale.iter().for_each(|path| println!("{path}"));
        Ok(())
    }
}

/// What the program says of its own command line.
fn command_line(root: &Path) -> Result<String, String> {
    let output = cargo()
        .args(["run", "--quiet", "--package", "countersign", "--"])
        .args(["generate", "reference"])
        .current_dir(root)
        .output()
        .map_err(|error| format!("cannot start cargo: {error}"))?;
    if !output.status.success() {
        return Err(format!(
            "the program does not tell its command line: {}",
            String::from_utf8_lossy(&output.stderr)
        ));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
