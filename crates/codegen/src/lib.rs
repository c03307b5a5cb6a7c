//! Derives every generated artefact of a [`Contract`]: contract.json, JSON
//! Schemas, OpenAPI, Rust types and feature files, one module a target.
//!
//! Read [`artifacts`] first. This crate does no I/O, and needs none of what it
//! generates to compile.

#![forbid(unsafe_code)]

mod condition;
mod contract_json;
mod feature;
mod header;
mod json_schema;
mod names;
mod openapi;
mod rust;
mod structures;
mod tree;
mod xsd;

use countersign_contract::{Contract, Problem};

pub use header::COMMAND;

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
    let mut problems = Vec::new();
    let mut all = vec![contract_json::artifact(contract, &schemas)];
    if !contract.is_xml() {
        all.extend(json_schema::artifacts(contract, &schemas));
    }
    let structures = structures::Structures::of(contract);
    all.push(openapi::artifact(contract, &structures, &schemas));
    all.extend(rust::artifacts(contract, &structures, &rust, &mut problems));
    all.extend(xsd::artifacts(
        contract,
        &structures,
        &schemas,
        &mut problems,
    ));
    all.extend(feature::artifacts(contract, &features, &mut problems));
    all.sort_by(|left, right| left.path.cmp(&right.path));
    problems
        .sort_by(|left, right| (&left.source, &left.message).cmp(&(&right.source, &right.message)));
    problems.dedup();
    if problems.is_empty() {
        Ok(all)
    } else {
        Err(problems)
    }
}
