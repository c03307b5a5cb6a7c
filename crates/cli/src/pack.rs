//! Packs: a contract's folder, read from the disk.

use std::fs;
use std::path::{Path, PathBuf};

use countersign_contract::{Contract, Problem};
use countersign_pack::{Pack, Settings};
use countersign_suite::FeatureText;
use countersign_system::System;

use crate::codes;
use crate::error::Failure;

/// Most bytes of a file of a pack.
const MOST: u64 = 16 * 1024 * 1024;

/// The pack in a folder.
pub(crate) fn read(folder: &Path) -> Result<Pack, Failure> {
    let contract = contract(folder)?;
    let path = folder.join("pack.toml");
    let settings = match path.exists() {
        true => Settings::read(&text(&path)?).map_err(|error| {
            Failure::usage(
                format!("{}: {error}", path.display()),
                "docs/tutorial-pack.md tells what may stand there",
            )
            .coded(codes::PACK)
        })?,
        false => Settings::default(),
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
    let mut names = pages(folder)?;
    names.extend(["rulings.toml", "clauses.toml"].map(str::to_owned));
    let mut texts = Vec::new();
    for name in names {
        let read = text(&folder.join(&name))?;
        texts.push((name, read));
    }
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
    let problems: Vec<String> = problems
        .iter()
        .map(|problem| {
            let own = folder.join(&problem.source.file).exists();
            problem.told_in(folder.display(), own)
        })
        .collect();
    Failure::usage(problems.join("\n"), "").coded(codes::PACK)
}

/// Names of the pages, from the contract's folder, in their order.
fn pages(folder: &Path) -> Result<Vec<String>, Failure> {
    let below = folder.join("pages");
    let entries = fs::read_dir(&below).map_err(|error| unreadable(&below, &error))?;
    let mut names = Vec::new();
    for entry in entries {
        let path: PathBuf = entry.map_err(|error| unreadable(&below, &error))?.path();
        let is_page = path
            .extension()
            .is_some_and(|end| ["md", "wiki", "toml"].iter().any(|it| end == *it));
        if is_page && let Some(name) = path.file_name() {
            names.push(format!("pages/{}", name.to_string_lossy()));
        }
    }
    names.sort();
    Ok(names)
}

fn text(path: &Path) -> Result<String, Failure> {
    let size = fs::metadata(path)
        .map_err(|error| unreadable(path, &error))?
        .len();
    if size > MOST {
        let why = std::io::Error::other("it is larger than any page");
        return Err(unreadable(path, &why));
    }
    fs::read_to_string(path).map_err(|error| unreadable(path, &error))
}

fn unreadable(path: &Path, error: &std::io::Error) -> Failure {
    Failure::usage(
        format!("cannot read {}: {error}", path.display()),
        "name a contract's folder: it holds pages/, rulings.toml and clauses.toml",
    )
    .coded(codes::PACK)
}
