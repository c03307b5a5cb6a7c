//! The folder of reports.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use countersign_report::{
    Format, Journal, RunReport, formats, junit, may_replace, remove_made, results, write_atomically,
};

use crate::codes;
use crate::error::Failure;
use crate::journal_file::JOURNAL;

const RESULTS: &str = "results.json";
const JUNIT: &str = "junit.xml";
/// A file that says who has made a folder of reports. In no other one are usual
/// names taken for those of reports.
const MARK: &str = ".countersign-reports";

/// The folder of a run's reports.
pub(crate) struct Reports {
    folder: PathBuf,
    /// Where the journal is written until it is whole.
    aside: Option<PathBuf>,
}

impl Reports {
    /// Makes the folder, takes the reports of an earlier run out of it (they
    /// must not pass for those of a run killed half-way) and opens the
    /// journal. Of a folder that was there with files of others, only what this
    /// run writes is taken.
    pub(crate) fn open(
        folder: &Path,
        asked: &[&'static Format],
    ) -> Result<(Self, Journal<File>), Failure> {
        let opened = fs::create_dir_all(folder)
            .and_then(|()| there_is_room(folder, asked))
            .and_then(|()| clear(folder, asked))
            .and_then(|()| File::create(folder.join(JOURNAL)));
        Self::opened(folder, None, opened)
    }

    /// Makes the folder for reports of a run that is over. What is there stays
    /// until the new is whole: the journal that is read may lie there too.
    pub(crate) fn beside(
        folder: &Path,
        asked: &[&'static Format],
    ) -> Result<(Self, Journal<File>), Failure> {
        let aside = folder.join(format!(".{JOURNAL}.{}.partial", std::process::id()));
        let opened = fs::create_dir_all(folder)
            .and_then(|()| there_is_room(folder, asked))
            .and_then(|()| File::create(&aside));
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
        write_atomically(&self.folder.join(RESULTS), results(report))
            .and_then(|()| write_atomically(&self.folder.join(JUNIT), junit(report)))
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

    /// The folder.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where they and these files are, for people.
    pub(crate) fn place(&self, more: &[String]) -> String {
        let mut names = vec![RESULTS, JUNIT, JOURNAL];
        names.extend(more.iter().map(String::as_str));
        format!("{}/ ({})", self.folder.display(), names.join(", "))
    }
}

/// Whether nothing stands in the way of the reports that are asked for.
fn there_is_room(folder: &Path, asked: &[&'static Format]) -> io::Result<()> {
    for format in asked {
        let path = folder.join(format.file);
        if path.is_dir() {
            may_replace(&path).map_err(|error| {
                io::Error::new(error.kind(), format!("{}: {error}", format.file))
            })?;
        }
    }
    Ok(())
}

/// Takes reports out of a folder: of one that holds files of others, those that
/// are asked for.
fn clear(folder: &Path, asked: &[&'static Format]) -> io::Result<()> {
    let mark = folder.join(MARK);
    if mark.is_file() || fs::read_dir(folder)?.next().is_none() {
        fs::write(&mark, "made by `countersign run`\n")?;
        let mut all = formats().iter();
        return all.try_for_each(|format| remove_made(&folder.join(format.file)));
    }
    let asked = asked.iter().map(|format| format.file);
    let mut written = [RESULTS, JUNIT].into_iter().chain(asked);
    written.try_for_each(|file| remove_made(&folder.join(file)))
}

impl Drop for Reports {
    fn drop(&mut self) {
        // Nothing more can be done about a leftover than to try.
        if let Some(aside) = &self.aside {
            let _ = fs::remove_file(aside);
        }
    }
}
