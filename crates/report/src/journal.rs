//! [`Journal`]: every event, one JSON object a line, as it happens.

use std::io::{self, Write};

use countersign_journal::RunEvent;

use crate::{Sink, json};

/// Buffered text beyond this is written out before its scenario ends.
const ENOUGH: usize = 256 * 1024;

/// Writes `journal.ndjson`. Whole lines are appended and flushed whenever a
/// scenario ends, so that a run killed half-way leaves a journal that can be
/// read up to its last line.
pub struct Journal<W: Write> {
    file: W,
    lines: Vec<u8>,
}

impl<W: Write> Journal<W> {
    /// A journal that appends to this file.
    pub fn new(file: W) -> Self {
        Self {
            file,
            lines: Vec::new(),
        }
    }

    /// Writes out what is left.
    ///
    /// # Errors
    /// Where the file cannot take it.
    pub fn close(mut self) -> io::Result<()> {
        self.flush()
    }

    fn flush(&mut self) -> io::Result<()> {
        let written = self.file.write_all(&self.lines);
        self.lines.clear();
        written?;
        self.file.flush()
    }
}

impl<W: Write> Sink for Journal<W> {
    fn record(&mut self, event: &RunEvent) -> io::Result<()> {
        json::append(&mut self.lines, event)?;
        let pause = matches!(
            event,
            RunEvent::RunStarted { .. }
                | RunEvent::ScenarioFinished { .. }
                | RunEvent::RunFinished { .. }
        );
        if pause || self.lines.len() > ENOUGH {
            self.flush()
        } else {
            Ok(())
        }
    }
}

impl<W: Write> Drop for Journal<W> {
    fn drop(&mut self) {
        // An error here has nowhere to go; those before were told.
        let _ = self.flush();
    }
}
