//! `cargo xtask codegen`: brings all generated files up to date.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use countersign_codegen::Artifact;
use countersign_contract::{Contract, RULINGS};
use countersign_folder::told;

use crate::contents::{Mode, ensure_contents, files};

/// What the task is told.
#[derive(Debug, Args)]
pub(crate) struct Codegen {
    /// Write nothing, and fail where a file is not up to date
    #[arg(long)]
    check: bool,

    /// Make what follows from the contract in this folder (pages/,
    /// rulings.toml, clauses.toml), in its generated/ and features/generated/;
    /// no Rust types
    #[arg(long, value_name = "DIR")]
    contract: Option<PathBuf>,
}

impl Codegen {
    /// Runs the task.
    ///
    /// # Errors
    /// All problems of the texts; in check mode, files that are out of date;
    /// files that cannot be read or written.
    pub(crate) fn run(&self, root: &Path) -> Result<(), String> {
        let mode = if self.check { Mode::Check } else { Mode::Write };
        let mut stale = Vec::new();
        let mut command = countersign_codegen::COMMAND.to_owned();
        if let Some(folder) = &self.contract {
            let artifacts = countersign_codegen::pack_artifacts(&read(folder)?);
            let artifacts = artifacts.map_err(|problems| told(folder, &problems))?;
            let folders = countersign_codegen::PACK_FOLDERS.map(str::to_owned);
            stale.extend(bring(folder, artifacts, &folders, mode)?);
            command.push_str(&format!(" --contract {}", folder.display()));
        } else {
            for folder in systems(root)? {
                let contract = read(&folder)?;
                let artifacts = countersign_codegen::artifacts(&contract);
                let artifacts = artifacts.map_err(|problems| told(&folder, &problems))?;
                let folders = countersign_codegen::folders(&contract);
                stale.extend(bring(root, artifacts, &folders, mode)?);
            }
        }
        match (mode, stale.is_empty()) {
            (Mode::Check, false) => Err(format!(
                "not up to date:\n  {}\nrun `{command}` and commit what it writes",
                stale.join("\n  "),
            )),
            _ => {
                for path in stale {
                    println!("{path}");
                }
                Ok(())
            }
        }
    }
}

/// The folders of all systems: those that hold rulings.
///
/// # Errors
/// A sentence, where a folder cannot be read.
pub(crate) fn systems(root: &Path) -> Result<Vec<PathBuf>, String> {
    let mut folders: Vec<PathBuf> = files(&root.join("schemas"))?
        .into_iter()
        .filter(|path| path.ends_with(RULINGS))
        .filter_map(|path| path.parent().map(Path::to_owned))
        .collect();
    folders.sort();
    Ok(folders)
}

/// Reads the contract of a system.
///
/// # Errors
/// All problems of its texts, with their places.
pub(crate) fn read(folder: &Path) -> Result<Contract, String> {
    let texts = countersign_folder::read(folder).map_err(|error| error.to_string())?;
    let texts: Vec<(&str, &str)> = texts
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    countersign_contract::read(&texts).map_err(|problems| told(folder, &problems))
}

/// Writes or compares all artifacts, and the folders that hold only them; all
/// paths are from the root.
fn bring(
    root: &Path,
    artifacts: Vec<Artifact>,
    folders: &[String],
    mode: Mode,
) -> Result<Vec<String>, String> {
    let mut stale = Vec::new();
    let mut wanted = BTreeSet::new();
    for artifact in artifacts {
        let path = root.join(&artifact.path);
        if ensure_contents(&path, &artifact.text, mode)? {
            stale.push(artifact.path);
        }
        wanted.insert(path);
    }
    for folder in folders {
        for path in files(&root.join(folder))? {
            if wanted.contains(&path) {
                continue;
            }
            stale.push(format!("{} (nothing generates it)", relative(root, &path)));
            if mode == Mode::Write {
                fs::remove_file(&path)
                    .map_err(|error| format!("cannot remove {}: {error}", path.display()))?;
            }
        }
    }
    Ok(stale)
}

/// A path below a folder, with `/` on every platform.
fn relative(folder: &Path, path: &Path) -> String {
    path.strip_prefix(folder)
        .unwrap_or(path)
        .components()
        .map(|part| part.as_os_str().to_string_lossy())
        .collect::<Vec<_>>()
        .join("/")
}
