//! The faults that a sandbox can be seeded with: embedded, or from a folder.

use std::fs;
use std::path::Path;

use countersign_contract::Contract;
use countersign_sandbox::Fault;

use crate::embedded;
use crate::error::Failure;

const HINT: &str = "see schemas/README.md for the form of fault files";

/// All faults of a system, by name: those embedded, or those of a folder.
pub(crate) fn faults(contract: &Contract, folder: Option<&Path>) -> Result<Vec<Fault>, Failure> {
    let texts = match folder {
        None => embedded(&contract.system),
        Some(folder) => read(folder)
            .map_err(|why| Failure::usage(why, "name a folder of fault files with --faults"))?,
    };
    let mut faults = Vec::new();
    let mut wrong = Vec::new();
    for (file, text) in texts {
        match Fault::read(contract, &file, &text) {
            Ok(fault) => faults.push(fault),
            Err(message) => wrong.push(message),
        }
    }
    if wrong.is_empty() {
        faults.sort_by(|left, right| left.name.cmp(&right.name));
        Ok(faults)
    } else {
        Err(Failure::usage(wrong.join("\n"), HINT))
    }
}

/// The fault of this name.
pub(crate) fn fault(contract: &Contract, name: &str) -> Result<Fault, Failure> {
    let faults = faults(contract, None)?;
    let known = faults.into_iter().find(|fault| fault.name == name);
    known.ok_or_else(|| {
        Failure::usage(
            format!("{} has no fault `{name}`", contract.system),
            format!("`countersign sandbox {} --list` tells all", contract.system),
        )
    })
}

fn embedded(system: &str) -> Vec<(String, String)> {
    let prefix = format!("schemas/{system}/faults/");
    let files = embedded::SCHEMAS.iter();
    files
        .filter(|(path, _)| path.starts_with(&prefix))
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
        .collect()
}

fn read(folder: &Path) -> Result<Vec<(String, String)>, String> {
    let cannot =
        |path: &Path, error: std::io::Error| format!("cannot read {}: {error}", path.display());
    let mut texts = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| cannot(folder, error))? {
        let path = entry.map_err(|error| cannot(folder, error))?.path();
        if path.extension().is_some_and(|end| end == "toml") {
            let text = fs::read_to_string(&path).map_err(|error| cannot(&path, error))?;
            texts.push((path.display().to_string(), text));
        }
    }
    Ok(texts)
}
