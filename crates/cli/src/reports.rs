//! The folder of reports.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use countersign_report::{Journal, RunReport, junit, results, write_atomically};

use crate::error::Failure;

const JOURNAL: &str = "journal.ndjson";
const RESULTS: &str = "results.json";
const JUNIT: &str = "junit.xml";

/// The folder of a run's reports.
pub(crate) struct Reports {
    folder: PathBuf,
}

impl Reports {
    /// Makes the folder, takes the reports of an earlier run out of it (they
    /// must not pass for those of a run killed half-way) and opens the
    /// journal.
    pub(crate) fn open(folder: &Path) -> Result<(Self, Journal<File>), Failure> {
        let reports = Self {
            folder: folder.to_owned(),
        };
        let opened = fs::create_dir_all(folder)
            .and_then(|()| {
                [RESULTS, JUNIT]
                    .iter()
                    .try_for_each(|name| remove(&folder.join(name)))
            })
            .and_then(|()| File::create(folder.join(JOURNAL)));
        match opened {
            Ok(file) => Ok((reports, Journal::new(file))),
            Err(error) => Err(Failure::usage(
                format!("cannot write reports to {}: {error}", folder.display()),
                "name a folder that can be written to with --report-dir",
            )),
        }
    }

    /// Writes what is complete only at the end.
    pub(crate) fn write(&self, report: &RunReport) -> Result<(), Failure> {
        write_atomically(&self.folder.join(RESULTS), &results(report))
            .and_then(|()| write_atomically(&self.folder.join(JUNIT), &junit(report)))
            .map_err(|error| Failure::harness(error.to_string()))
    }

    /// Where they are, for people.
    pub(crate) fn place(&self) -> String {
        format!("{}/ ({RESULTS}, {JUNIT}, {JOURNAL})", self.folder.display())
    }
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
