//! The texts of a system's folder.

use std::fs;
use std::path::{Path, PathBuf};

use countersign_contract::{Contract, Problem, read};

/// Names relative to the system's folder, and what the files hold.
pub(crate) type Texts = Vec<(String, String)>;

/// This crate's tests folder.
pub(crate) fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

/// The texts of a built-in system.
pub(crate) fn system(name: &str) -> Texts {
    let schemas = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemas");
    folder(&schemas.join(name))
}

/// The texts below a folder; pages by name, as codegen gives them.
pub(crate) fn folder(folder: &Path) -> Texts {
    let mut names: Vec<String> = fs::read_dir(folder.join("pages"))
        .into_iter()
        .flatten()
        .map(|entry| {
            let name = entry.expect("the folder is readable").file_name();
            format!("pages/{}", name.to_string_lossy())
        })
        .collect();
    names.sort();
    names.extend(["rulings.toml", "clauses.toml"].map(str::to_owned));
    names
        .into_iter()
        .filter_map(|name| {
            let text = fs::read_to_string(folder.join(&name)).ok()?;
            Some((name, text))
        })
        .collect()
}

/// Reads texts as a contract.
pub(crate) fn contract(texts: &Texts) -> Result<Contract, Vec<Problem>> {
    let texts: Vec<(&str, &str)> = texts
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    read(&texts)
}
