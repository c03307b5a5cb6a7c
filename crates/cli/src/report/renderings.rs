//! [`Renderings`]: what else becomes of a run once it is over.

use std::path::{Path, PathBuf};

use clap::Args;
use countersign_report::{Format, Record, Reference};

use super::destination::write;
use super::recorded::Recorded;
use super::{github, parser, proof, reference};
use crate::console::Console;
use crate::error::Failure;

/// What of the command line decides how a run is shown.
#[derive(Debug, Args)]
pub(crate) struct Shown {
    /// How it is shown while it goes on [default: pretty at a terminal, else
    /// plain]
    #[arg(long, value_name = "STYLE", value_enum)]
    pub(crate) console: Option<Console>,

    /// What to render it in besides, below the folder of reports
    #[arg(long, value_name = "F", value_delimiter = ',', value_parser = parser())]
    pub(crate) format: Vec<&'static Format>,
}

impl Shown {
    /// What is to be rendered of a run, of this pack where it is one's.
    pub(crate) fn renderings(&self, pack: Option<&Path>) -> Renderings {
        Renderings {
            formats: self.format.clone(),
            pack: pack.map(Path::to_owned),
        }
    }
}

/// What else becomes of a run once it is over: what `countersign report` would
/// make of its journal, and what GitHub shows where it runs there.
#[derive(Default)]
pub(crate) struct Renderings {
    formats: Vec<&'static Format>,
    pack: Option<PathBuf>,
}

/// What was made of a run.
#[derive(Default)]
pub(crate) struct Made {
    /// Files in the folder of reports.
    pub(crate) files: Vec<String>,
    /// What is to be said.
    pub(crate) told: String,
    /// Commands to GitHub's runner, which are to be printed where it follows
    /// them.
    pub(crate) commands: String,
    /// The first that went wrong; what the run came to is known all the same.
    pub(crate) failure: Option<Failure>,
}

impl Renderings {
    /// Renders the journal in a folder of reports, which is whole by now.
    pub(crate) fn write(&self, folder: &Path, strict: bool) -> Made {
        let mut made = Made::default();
        let github = github::step();
        if self.formats.is_empty() && github.is_none() {
            return made;
        }
        let (record, reference) = match self.read(folder, strict) {
            Ok(read) => read,
            // What GitHub shows decides nothing about the run.
            Err(failure) if self.formats.is_empty() => {
                made.told = format!("note: the workflow shows nothing: {}\n", failure.message);
                return made;
            }
            Err(failure) => {
                made.failure = Some(failure);
                return made;
            }
        };
        for format in &self.formats {
            let rendered = (format.render)(&record, &reference);
            match write(&folder.join(format.file), &rendered) {
                Err(error) => {
                    let failure = Failure::harness(error.to_string());
                    made.failure.get_or_insert(failure);
                }
                Ok(()) if made.files.iter().any(|file| file == format.file) => {}
                Ok(()) => made.files.push(format.file.to_owned()),
            }
        }
        if let Some(step) = github {
            made.commands = step.commands(&record, &reference);
            made.told.extend(step.summarize(&record, &reference));
        }
        made
    }

    fn read(&self, folder: &Path, strict: bool) -> Result<(Record, Reference), Failure> {
        let Recorded { record, .. } = Recorded::read(folder, strict)?;
        let reference = reference::reference(&record, self.pack.as_deref(), proof::beside(folder))?;
        Ok((record, reference))
    }
}
