//! The folder of reports.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use countersign_report::{Journal, RunReport, junit, results, write_atomically};

use crate::codes;
use crate::error::Failure;
use crate::journal_file::JOURNAL;

const RESULTS: &str = "results.json";
const JUNIT: &str = "junit.xml";

/// The folder of a run's reports.
pub(crate) struct Reports {
    folder: PathBuf,
    /// Where the journal is written until it is whole.
    aside: Option<PathBuf>,
}

impl Reports {
    /// Makes the folder, takes the reports of an earlier run out of it (they
    /// must not pass for those of a run killed half-way) and opens the
    /// journal.
    pub(crate) fn open(folder: &Path) -> Result<(Self, Journal<File>), Failure> {
        let opened = fs::create_dir_all(folder)
            .and_then(|()| {
                [RESULTS, JUNIT]
                    .iter()
                    .try_for_each(|name| remove(&folder.join(name)))
            })
            .and_then(|()| File::create(folder.join(JOURNAL)));
        Self::opened(folder, None, opened)
    }

    /// Makes the folder for reports of a run that is over. What is there stays
    /// until the new is whole: the journal that is read may lie there too.
    pub(crate) fn beside(folder: &Path) -> Result<(Self, Journal<File>), Failure> {
        let aside = folder.join(format!(".{JOURNAL}.{}.partial", std::process::id()));
        let opened = fs::create_dir_all(folder).and_then(|()| File::create(&aside));
        Self::opened(folder, Some(aside), opened)
    }

    fn opened(
        folder: &Path,
        aside: Option<PathBuf>,
        opened: io::Result<File>,
    ) -> Result<(Self, Journal<File>), Failure> {
        let folder = folder.to_owned();
        match opened {
            Ok(file) => Ok((Self { folder, aside }, Journal::new(file))),
            Err(error) => Err(Failure::usage(
                format!("cannot write reports to {}: {error}", folder.display()),
                "name a folder that can be written to with --report-dir",
            )
            .coded(codes::NOT_WRITABLE)),
        }
    }

    /// Writes what is complete only at the end. The journal has been closed.
    pub(crate) fn write(&mut self, report: &RunReport) -> Result<(), Failure> {
        write_atomically(&self.folder.join(RESULTS), &results(report))
            .and_then(|()| write_atomically(&self.folder.join(JUNIT), &junit(report)))
            .map_err(|error| Failure::harness(error.to_string()))?;
        let Some(aside) = &self.aside else {
            return Ok(());
        };
        fs::rename(aside, self.folder.join(JOURNAL)).map_err(|error| self.unwritten(&error))?;
        self.aside = None;
        Ok(())
    }

    /// The journal could not be written.
    pub(crate) fn unwritten(&self, error: &io::Error) -> Failure {
        Failure::harness(format!(
            "cannot write the journal in {}: {error}",
            self.folder.display()
        ))
    }

    /// Where they are, for people.
    pub(crate) fn place(&self) -> String {
        format!("{}/ ({RESULTS}, {JUNIT}, {JOURNAL})", self.folder.display())
    }
}

impl Drop for Reports {
    fn drop(&mut self) {
        // Nothing more can be done about a leftover than to try.
        if let Some(aside) = &self.aside {
            let _ = fs::remove_file(aside);
        }
    }
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
