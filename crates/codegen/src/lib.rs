//! Derives every generated artefact of a [`Contract`]: contract.json, JSON
//! Schemas, OpenAPI, Rust types and feature files, one module a target.
//!
//! Read [`artifacts`] first. This crate does no I/O, and needs none of what it
//! generates to compile.

#![forbid(unsafe_code)]

mod arazzo;
mod condition;
mod contract_json;
mod export;
mod feature;
mod header;
mod json_schema;
mod markdown;
mod names;
mod openapi;
mod postman;
mod rust;
mod sample;
mod status;
mod structures;
mod tree;
mod xsd;

use countersign_contract::{Contract, Problem};

pub use export::{Format, export};
pub use feature::{Citation, citations};
pub use header::{COMMAND, GENERATED_BY, is_header};
pub use json_schema::{DATE_FORMAT, INTEGER_TEXT};

/// A file to be generated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artifact {
    /// Path from the repository's root, with `/`.
    pub path: String,
    /// What the file holds.
    pub text: String,
}

/// The folders, from the repository's root, that hold nothing but artifacts of
/// this contract.
pub fn folders(contract: &Contract) -> [String; 3] {
    let system = &contract.system;
    [
        format!("schemas/{system}/generated"),
        format!("crates/{system}/src/generated"),
        format!("features/{system}/generated"),
    ]
}

/// All artifacts of a contract, sorted by path.
///
/// # Errors
/// What no target can express, and clauses that a generated scenario would
/// have to cite and that do not exist, each with its place in the pages.
pub fn artifacts(contract: &Contract) -> Result<Vec<Artifact>, Vec<Problem>> {
    let [schemas, rust, features] = folders(contract);
    make(contract, &schemas, Some(&rust), &features)
}

/// The folders, from that of a contract which stands by itself, that hold
/// nothing but artifacts.
pub const PACK_FOLDERS: [&str; 2] = ["generated", "features/generated"];

/// All artifacts of a contract which stands by itself, but for Rust types,
/// sorted by path. Paths are from the contract's folder.
///
/// # Errors
/// As of [`artifacts`].
pub fn pack_artifacts(contract: &Contract) -> Result<Vec<Artifact>, Vec<Problem>> {
    let [schemas, features] = PACK_FOLDERS;
    make(contract, schemas, None, features)
}

/// The scenarios alone, for a run that makes them of the contract at hand.
///
/// # Errors
/// Clauses that a scenario would have to cite and that do not exist, each with
/// its place in the pages.
pub fn feature_artifacts(contract: &Contract) -> Result<Vec<Artifact>, Vec<Problem>> {
    let mut problems = Vec::new();
    let all = feature::artifacts(contract, "generated", &mut problems);
    tidy(&mut problems);
    match problems.is_empty() {
        true => Ok(all),
        false => Err(problems),
    }
}

/// Sorts problems by their place, each once.
fn tidy(problems: &mut Vec<Problem>) {
    problems
        .sort_by(|left, right| (&left.source, &left.message).cmp(&(&right.source, &right.message)));
    problems.dedup();
}

fn make(
    contract: &Contract,
    schemas: &str,
    rust: Option<&str>,
    features: &str,
) -> Result<Vec<Artifact>, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut all = vec![contract_json::artifact(contract, schemas)];
    if !contract.is_xml() {
        all.extend(json_schema::artifacts(contract, schemas));
    }
    let structures = structures::Structures::of(contract);
    all.push(openapi::artifact(contract, &structures, schemas));
    if let Some(rust) = rust {
        all.extend(rust::artifacts(contract, &structures, rust, &mut problems));
    }
    all.extend(xsd::artifacts(
        contract,
        &structures,
        schemas,
        &mut problems,
    ));
    all.extend(feature::artifacts(contract, features, &mut problems));
    all.sort_by(|left, right| left.path.cmp(&right.path));
    tidy(&mut problems);
    if problems.is_empty() {
        Ok(all)
    } else {
        Err(problems)
    }
}
