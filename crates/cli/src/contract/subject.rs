//! A [`Subject`]: a contract that a command line names.

use std::fs;
use std::path::{Path, PathBuf};

use countersign_contract::Contract;
use countersign_document::Reading;
use countersign_document::import::Name;

use super::fields::tell;
use super::input;
use super::kept::Kept;
use crate::codes;
use crate::embedded;
use crate::error::Failure;
use crate::features;
use crate::pack;
use crate::systems;

/// A contract, and where it comes from.
pub(super) struct Subject {
    pub(super) contract: Contract,
    origin: Origin,
}

/// Where a contract comes from.
enum Origin {
    /// It is built in.
    System,
    /// It stands in a folder.
    Folder(PathBuf),
    /// It was made of published pages just now.
    Pages,
}

/// What a name on the command line stands for.
enum Named {
    Stored(Box<Subject>),
    /// Published pages, by their files' names.
    Pages(Vec<(String, Reading)>),
}

impl Subject {
    /// The contract of a folder, or of a built-in system. A folder of a
    /// system's name is that folder where it is written as one (`./spectrum`).
    pub(super) fn stored(name: &str) -> Result<Self, Failure> {
        let path = Path::new(name);
        let is_system = systems::systems().iter().any(|known| known.name == name);
        if is_system || !path.exists() {
            let known = systems::system(name)?;
            return Ok(Self {
                contract: known.system.contract().clone(),
                origin: Origin::System,
            });
        }
        Ok(Self {
            contract: pack::contract(path)?,
            origin: Origin::Folder(path.to_owned()),
        })
    }

    /// Two contracts to be compared, either of them made of published pages
    /// where it is not one already.
    pub(super) fn pair(old: &str, new: &str) -> Result<(Self, Self), Failure> {
        let (old, new) = (Named::of(old)?, Named::of(new)?);
        // Ids of clauses begin with the system's name: it is the same.
        let system = match (&old, &new) {
            (Named::Stored(one), _) | (_, Named::Stored(one)) => Name::new(&one.contract.system),
            (Named::Pages(readings), Named::Pages(_)) => Some(Name::of(readings)),
        };
        let system = system.unwrap_or_else(|| Name::of(&[]));
        // Pages are read as was decided for what they are compared with: what
        // they say themselves is left to differ.
        let kept = match (&old, &new) {
            (Named::Stored(one), Named::Pages(_)) | (Named::Pages(_), Named::Stored(one)) => {
                one.kept()?
            }
            _ => Kept::default(),
        };
        let (mut old, mut new) = (old.subject(&system, &kept)?, new.subject(&system, &kept)?);
        if matches!(new.origin, Origin::Pages) {
            new.stay_as(&old);
        } else if matches!(old.origin, Origin::Pages) {
            old.stay_as(&new);
        }
        Ok((old, new))
    }

    /// What was decided for it, where it stands in a folder.
    fn kept(&self) -> Result<Kept, Failure> {
        match &self.origin {
            Origin::Folder(folder) => Kept::of(folder),
            Origin::System | Origin::Pages => Ok(Kept::default()),
        }
    }

    /// What pages do not say is taken to be as in another contract: what an
    /// import adds of it is no change of theirs.
    fn stay_as(&mut self, other: &Self) {
        let (own, other) = (&mut self.contract, &other.contract);
        own.clauses.clone_from(&other.clauses);
        own.rulings.clone_from(&other.rulings);
        own.title.clone_from(&other.title);
    }

    /// The features that were written for it: names and texts.
    pub(super) fn features(&self) -> Result<Vec<(String, String)>, Failure> {
        match &self.origin {
            Origin::System => {
                let prefix = format!("features/{}/", self.contract.system);
                let all = embedded::FEATURES.iter();
                let own = all.filter(|(path, _)| path.starts_with(&prefix));
                Ok(own
                    .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
                    .collect())
            }
            Origin::Folder(folder) => {
                let folder = folder.join("features");
                if !folder.is_dir() {
                    return Ok(Vec::new());
                }
                features_of(&self.contract.system, &folder)
            }
            Origin::Pages => Ok(Vec::new()),
        }
    }
}

/// The features in a folder: names and texts.
pub(super) fn features_of(system: &str, folder: &Path) -> Result<Vec<(String, String)>, Failure> {
    let read = features::features(system, Some(folder))?;
    let named = read.into_iter().map(|feature| {
        let name = folder.join(feature.path);
        (name.display().to_string(), feature.text)
    });
    Ok(named.collect())
}

impl Named {
    /// What a name stands for: a built-in system; a folder with a contract, or
    /// with published pages; else a published page.
    fn of(name: &str) -> Result<Self, Failure> {
        let path = Path::new(name);
        let is_system = systems::systems().iter().any(|known| known.name == name);
        if is_system || path.join("pages").is_dir() || !path.exists() && name != "-" {
            return Ok(Self::Stored(Box::new(Subject::stored(name)?)));
        }
        let names = if path.is_dir() {
            files(path)?
        } else {
            vec![name.to_owned()]
        };
        let pages = input::pages(&names)?.into_iter();
        let readings = pages.map(|page| {
            let (_, reading) = countersign_document::read(&page.name, &page.text);
            (page.name, reading)
        });
        Ok(Self::Pages(readings.collect()))
    }

    fn subject(self, system: &Name, kept: &Kept) -> Result<Subject, Failure> {
        let readings = match self {
            Self::Stored(subject) => return Ok(*subject),
            Self::Pages(readings) => readings,
        };
        let made = kept.contract(&readings, system).map_err(|problems| {
            let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
            let names: Vec<&str> = readings.iter().map(|(name, _)| name.as_str()).collect();
            Failure::usage(
                format!("{}: no contract\n{}", names.join(", "), problems.join("\n")),
                "`countersign contract import` writes one that can be mended",
            )
            .coded(codes::PACK)
        })?;
        tell(&made.imported.unplaced);
        for line in &made.left_out {
            eprintln!("{line}");
        }
        Ok(Subject {
            contract: made.contract,
            origin: Origin::Pages,
        })
    }
}

/// The files of a folder, in their order.
fn files(folder: &Path) -> Result<Vec<String>, Failure> {
    let unreadable = |error: std::io::Error| {
        Failure::usage(
            format!("cannot read {}: {error}", folder.display()),
            "name a contract's folder, or one that holds published pages alone",
        )
        .coded(codes::PACK)
    };
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.is_file() {
            names.push(path.display().to_string());
        }
    }
    names.sort();
    Ok(names)
}
