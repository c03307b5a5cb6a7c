//! [`Recorded`]: a journal, read whole.

use std::path::Path;

use countersign_report::{Record, hardened};

use crate::error::Failure;
use crate::journal_file::JournalFile;
use crate::text::tell;

/// Bytes of a journal that is rendered, which is in memory then: a run of a
/// thousand scenarios leaves forty million.
const MOST: u64 = 2 * 1024 * 1024 * 1024;

/// A journal, read whole.
pub(crate) struct Recorded {
    /// What it tells.
    pub(crate) record: Record,
    /// What keeps it from being that of a whole run.
    pub(crate) partial: Option<&'static str>,
}

impl Recorded {
    /// Reads one of several journals; what keeps it from being that of a whole
    /// run is told with its path.
    pub(crate) fn read_one(path: &Path) -> Result<Record, Failure> {
        let recorded = Self::read(path, false)?;
        if let Some(why) = recorded.partial {
            tell(&format!("note: {}: {why}\n", path.display()));
        }
        Ok(recorded.record)
    }

    /// Reads a journal, which may end anywhere behind its first line. Where it
    /// is strict, a warning counts as failed.
    pub(crate) fn read(path: &Path, strict: bool) -> Result<Self, Failure> {
        let mut journal = JournalFile::open(path)?;
        let mut record = Record::default();
        let mut next = Some(journal.start()?);
        while let Some(event) = next {
            record.add(if strict { hardened(event) } else { event });
            if journal.bytes() > MOST {
                let message = format!("the journal is larger than {} GiB", MOST >> 30);
                return Err(journal.fault(1, &message));
            }
            next = journal.next().transpose()?;
        }
        let partial = if journal.is_cut() {
            Some("the journal is cut off within an event")
        } else if !record.report.finished {
            Some("the journal ends before its run does")
        } else {
            None
        };
        Ok(Self { record, partial })
    }
}
