//! Packs: a contract's folder, read from the disk.

use std::path::Path;

use countersign_contract::{Contract, Problem};
use countersign_folder::Unreadable;
use countersign_pack::{Pack, Settings};
use countersign_suite::FeatureText;
use countersign_system::System;

use crate::codes;
use crate::error::Failure;

/// The pack in a folder.
pub(crate) fn read(folder: &Path) -> Result<Pack, Failure> {
    let contract = contract(folder)?;
    let path = folder.join("pack.toml");
    let settings = match countersign_folder::text(&path) {
        Ok(text) => Settings::read(&text).map_err(|error| {
            Failure::usage(
                format!("{}: {error}", path.display()),
                "docs/tutorial-pack.md tells what may stand there",
            )
            .coded(codes::PACK)
        })?,
        Err(error) if error.is_missing() => Settings::default(),
        Err(error) => return Err(unreadable(&error)),
    };
    Pack::new(contract, settings).map_err(|problems| {
        Failure::usage(
            format!("{}: {}", path.display(), problems.join("\n  ")),
            "name messages and fields as the contract's pages do",
        )
        .coded(codes::PACK)
    })
}

/// The contract in a folder (pages/, rulings.toml, clauses.toml).
pub(crate) fn contract(folder: &Path) -> Result<Contract, Failure> {
    let texts = countersign_folder::read(folder).map_err(|error| unreadable(&error))?;
    let texts: Vec<(&str, &str)> = texts
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    countersign_contract::read(&texts).map_err(|problems| faulty(folder, &problems))
}

/// The scenarios that follow from a pack's contract alone.
pub(crate) fn scenarios(folder: &Path, pack: &Pack) -> Result<Vec<FeatureText>, Failure> {
    let made = countersign_codegen::feature_artifacts(pack.contract());
    let made = made.map_err(|problems| faulty(folder, &problems))?;
    let features = made.into_iter().map(|artifact| FeatureText {
        path: artifact.path,
        text: artifact.text,
    });
    Ok(features.collect())
}

/// What the contract calls the system of a pack.
pub(crate) fn name(pack: &Pack) -> String {
    pack.contract().system.clone()
}

fn faulty(folder: &Path, problems: &[Problem]) -> Failure {
    let told = countersign_folder::told(folder, problems);
    Failure::usage(told, "").coded(codes::PACK)
}

fn unreadable(error: &Unreadable) -> Failure {
    Failure::usage(
        error.to_string(),
        "name a contract's folder: it holds pages/, rulings.toml and clauses.toml",
    )
    .coded(codes::PACK)
}
