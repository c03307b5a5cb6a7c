//! Contracts to generate from.

use std::fs;
use std::path::{Path, PathBuf};

use countersign_contract::{Basis, Clause, ClauseSource, Contract, Modality, read};

/// The repository's root.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The contract of the built-in system.
pub(crate) fn spectrum() -> Contract {
    of("schemas/spectrum")
}

/// The contract of the built-in system that speaks XML.
pub(crate) fn spreadshirt() -> Contract {
    of("schemas/spreadshirt")
}

/// A small contract, with a clause for each rule that its fields have.
pub(crate) fn small() -> Contract {
    let mut contract = small_without_clauses();
    for name in [
        "required",
        "kind",
        "optional-kind",
        "date",
        "refused-not-stored",
    ] {
        contract.clauses.push(Clause {
            id: format!("toy.send.{name}"),
            text: name.to_owned(),
            modality: Modality::Must,
            basis: Basis::Documented,
            follows_from: None,
            source: ClauseSource {
                page: "parcels.md".to_owned(),
                heading: "Send a Parcel".to_owned(),
            },
            assessable: true,
            reason: None,
        });
    }
    contract
}

/// A small contract that states no rule of any field.
pub(crate) fn small_without_clauses() -> Contract {
    of("crates/contract/tests/cases/base")
}

fn of(folder: &str) -> Contract {
    let folder = root().join(folder);
    let mut names: Vec<String> = fs::read_dir(folder.join("pages"))
        .expect("there are pages")
        .map(|entry| {
            let name = entry.expect("the folder is readable").file_name();
            format!("pages/{}", name.to_string_lossy())
        })
        .collect();
    names.sort();
    names.extend(["rulings.toml", "clauses.toml"].map(str::to_owned));
    let texts: Vec<(String, String)> = names
        .into_iter()
        .map(|name| {
            let text = fs::read_to_string(folder.join(&name)).expect("the file is readable");
            (name, text)
        })
        .collect();
    let texts: Vec<(&str, &str)> = texts
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    read(&texts).expect("the texts have no problem")
}
