//! [`Kept`]: what was decided of a contract, for pages that are compared with
//! it.

use std::path::Path;

use countersign_contract::{Contract, Problem, RULINGS};
use countersign_document::Reading;
use countersign_document::import::{Imported, Name, import};

use super::without::without;
use crate::codes;
use crate::error::Failure;

/// How often what does not fit is left out; what is left may show more of it.
const PASSES: usize = 20;

/// The rulings of a contract's folder. Clauses are not asked for: those of the
/// folder hold for the pages as they are.
#[derive(Default)]
pub(super) struct Kept {
    rulings: Option<String>,
    /// The folder, as it was named.
    folder: String,
}

/// What pages are as a contract.
pub(super) struct Made {
    pub(super) contract: Contract,
    pub(super) imported: Imported,
    /// What is left out because it does not fit the pages, a line each.
    pub(super) left_out: Vec<String>,
}

impl Kept {
    /// Those of a folder.
    pub(super) fn of(folder: &Path) -> Result<Self, Failure> {
        let text = countersign_folder::text(&folder.join(RULINGS)).map_err(|error| {
            Failure::usage(error.to_string(), "name a contract's folder").coded(codes::PACK)
        })?;
        Ok(Self {
            rulings: Some(text),
            folder: folder.display().to_string(),
        })
    }

    /// The contract of pages, read as was decided before. What does not fit
    /// them is left out: it is about what they do not say.
    ///
    /// # Errors
    /// What is wrong with the contract that the pages make by themselves.
    pub(super) fn contract(
        &self,
        readings: &[(String, Reading)],
        system: &Name,
    ) -> Result<Made, Vec<Problem>> {
        let mut left_out = Vec::new();
        let mut rulings = self.rulings.clone();
        let mut passes = 0;
        loop {
            let previous = rulings.iter();
            let previous = previous.map(|text| (RULINGS.to_owned(), text.clone()));
            let imported = import(readings, system, &previous.collect::<Vec<_>>());
            let problems = match read(&imported) {
                Ok(contract) => {
                    return Ok(Made {
                        contract,
                        imported,
                        left_out,
                    });
                }
                Err(problems) => problems,
            };
            let Some(text) = rulings.take() else {
                return Err(problems);
            };
            let wrong = problems.iter();
            let wrong: Vec<_> = wrong.filter(|one| one.source.file == RULINGS).collect();
            let lines = wrong.iter().map(|one| one.source.line as usize).collect();
            rulings = without(&text, &lines).filter(|_| passes < PASSES);
            passes += 1;
            if rulings.is_some() {
                let told = wrong.iter().map(|one| (&one.source, &one.message));
                left_out.extend(told.map(|(source, message)| {
                    format!("left out: {}/{source}: {message}", self.folder)
                }));
            } else {
                // Where none of them is to blame, all may be.
                left_out = vec![format!(
                    "left out: the rulings of {}, which are about something else than an import \
                     makes of the pages",
                    self.folder
                )];
            }
        }
    }
}

fn read(imported: &Imported) -> Result<Contract, Vec<Problem>> {
    let files = imported.files.iter();
    let files: Vec<(&str, &str)> = files
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    countersign_contract::read(&files)
}
