//! A [`JournalFile`]: the events of a journal, one after the other.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use countersign_journal::RunEvent;

use crate::codes;
use crate::error::Failure;

/// The name of a journal in a folder of reports.
pub(crate) const JOURNAL: &str = "journal.ndjson";

/// No event is longer than this many bytes: it holds one answer, whose body
/// is bounded, and JSON may need six for one of them.
const LONGEST: u64 = 128 * 1024 * 1024;

/// The events of a journal, one after the other.
pub(crate) struct JournalFile {
    name: String,
    lines: Box<dyn BufRead>,
    line: u64,
    bytes: u64,
    buffer: Vec<u8>,
    is_cut: bool,
}

impl JournalFile {
    /// Opens a journal, or the one in a folder of reports; `-` is standard
    /// input.
    pub(crate) fn open(path: &Path) -> Result<Self, Failure> {
        if path == Path::new("-") {
            let lines = BufReader::new(io::stdin());
            return Ok(Self::reading("standard input".to_owned(), Box::new(lines)));
        }
        let path = path_of(path);
        let file = File::open(&path).map_err(|error| unreadable(&path, &error))?;
        let name = path.display().to_string();
        Ok(Self::reading(name, Box::new(BufReader::new(file))))
    }

    /// Opens a journal that can be read more than once: a file, or the one in
    /// a folder of reports. What comes through a pipe is gone once it is read,
    /// so none is opened.
    pub(crate) fn open_file(path: &Path) -> Result<Self, Failure> {
        let path = path_of(path);
        let is_input = path == Path::new("-");
        let is_file = !is_input
            && fs::metadata(&path)
                .map_err(|error| unreadable(&path, &error))?
                .is_file();
        if !is_file {
            return Err(Failure::usage(
                format!("{} is no file: its journal is read twice", path.display()),
                format!("name a {JOURNAL} that a run has written, or the folder that holds it"),
            )
            .coded(codes::JOURNAL_UNREADABLE));
        }
        Self::open(&path)
    }

    fn reading(name: String, lines: Box<dyn BufRead>) -> Self {
        Self {
            name,
            lines,
            line: 0,
            bytes: 0,
            buffer: Vec::new(),
            is_cut: false,
        }
    }

    /// File and line of the event that was read last.
    pub(crate) fn place(&self) -> String {
        format!("{}:{}", self.name, self.line)
    }

    /// Bytes that were read.
    pub(crate) fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Whether the file ends within an event, as that of a run that was killed
    /// may.
    pub(crate) fn is_cut(&self) -> bool {
        self.is_cut
    }

    /// Something that is wrong with the event that was read last.
    pub(crate) fn fault(&self, column: usize, message: &str) -> Failure {
        Failure::usage(
            format!("{}:{column}: {message}", self.place()),
            "a journal holds one event of a run a line, as `countersign run` writes it",
        )
        .coded(codes::JOURNAL_MALFORMED)
    }

    /// The first event, which begins a run.
    pub(crate) fn start(&mut self) -> Result<RunEvent, Failure> {
        match self.next().transpose()? {
            Some(event @ RunEvent::RunStarted { .. }) => Ok(event),
            _ => {
                self.line = 1;
                Err(self.fault(1, "no run begins here"))
            }
        }
    }

    fn read(&mut self) -> Result<Option<RunEvent>, Failure> {
        self.buffer.clear();
        self.line += 1;
        let read = (&mut self.lines)
            .take(LONGEST + 1)
            .read_until(b'\n', &mut self.buffer);
        if let Err(error) = read {
            return Err(self.fault(1, &format!("cannot be read: {error}")));
        }
        if self.buffer.is_empty() {
            return Ok(None);
        }
        if self.buffer.len() as u64 > LONGEST {
            let message = format!("the line is longer than {} MiB", LONGEST >> 20);
            return Err(self.fault(1, &message));
        }
        self.bytes += self.buffer.len() as u64;
        let is_whole = self.buffer.ends_with(b"\n");
        match serde_json::from_slice(&self.buffer) {
            Ok(event) => Ok(Some(event)),
            Err(_) if !is_whole => {
                self.is_cut = true;
                Ok(None)
            }
            Err(error) => {
                // The line that serde_json tells is that of the event.
                let told = error.to_string();
                let message = told.split(" at line ").next().unwrap_or(&told);
                Err(self.fault(error.column().max(1), message))
            }
        }
    }
}

impl Iterator for JournalFile {
    type Item = Result<RunEvent, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_cut {
            return None;
        }
        self.read().transpose()
    }
}

fn unreadable(path: &Path, error: &io::Error) -> Failure {
    Failure::usage(
        format!("cannot read the journal {}: {error}", path.display()),
        format!("name a {JOURNAL} that a run has written, or the folder that holds it"),
    )
    .coded(codes::JOURNAL_UNREADABLE)
}

/// The journal itself, where its folder is named.
fn path_of(path: &Path) -> PathBuf {
    if path.is_dir() {
        path.join(JOURNAL)
    } else {
        path.to_owned()
    }
}
