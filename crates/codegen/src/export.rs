//! A contract in a [`Format`] that other programs, or people, read.

use countersign_contract::{Contract, Problem};

use crate::header::EXPORT;
use crate::structures::Structures;
use crate::{Artifact, COMMAND, arazzo, json_schema, markdown, openapi, postman, xsd};

/// What a contract can be exported as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// JSON Schema 2020-12, a file a message; none of a contract in XML.
    JsonSchema,
    /// XML Schema 1.0, for what is read and what is written; none of a
    /// contract in JSON.
    Xsd,
    /// OpenAPI 3.1.
    OpenApi,
    /// A page for people, rulings folded in.
    Markdown,
    /// A Postman collection, format 2.1.
    Postman,
    /// The documented flows, Arazzo 1.0; none of a contract without calls.
    Arazzo,
}

/// A contract in a format: files by their names, sorted.
///
/// # Errors
/// What the format can't express, each with its place in the pages.
pub fn export(contract: &Contract, format: Format) -> Result<Vec<Artifact>, Vec<Problem>> {
    let mut problems = Vec::new();
    let structures = || Structures::of(contract);
    let mut files = match format {
        Format::JsonSchema if contract.is_xml() => Vec::new(),
        Format::JsonSchema => json_schema::artifacts(contract, ""),
        Format::Xsd => xsd::artifacts(contract, &structures(), "", &mut problems),
        Format::OpenApi => vec![openapi::artifact(contract, &structures(), "")],
        Format::Markdown => vec![markdown::artifact(contract)],
        Format::Postman => vec![postman::artifact(contract)],
        Format::Arazzo => arazzo::artifact(contract).into_iter().collect(),
    };
    if !problems.is_empty() {
        return Err(problems);
    }
    for file in &mut files {
        file.path = file.path.trim_start_matches('/').to_owned();
        // The header tells how the file is made: not in the project here.
        file.text = file.text.replacen(COMMAND, EXPORT, 1);
    }
    files.sort_by(|left, right| left.path.cmp(&right.path));
    Ok(files)
}
