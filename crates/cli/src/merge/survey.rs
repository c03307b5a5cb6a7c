//! The [`Survey`] of a journal: what it is a part of, and whether it is whole.

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};

use countersign_journal::{Notice, RunEvent, ScenarioId, Shard, Tally};

use crate::codes;
use crate::error::Failure;
use crate::journal_file::JournalFile;

/// What is known of a part once its journal was read.
pub(super) struct Survey {
    /// Where its journal is.
    pub(super) path: PathBuf,
    /// Its first event.
    pub(super) start: RunEvent,
    /// Which part it is.
    pub(super) shard: Shard,
    /// The names of its scenarios, by ordinal.
    pub(super) scenarios: BTreeMap<u32, ScenarioId>,
    /// What was found out before the first.
    pub(super) notices: Vec<Notice>,
    /// Its scenarios by verdict.
    pub(super) tally: Tally,
    /// A fault of the harness itself.
    pub(super) harness_fault: Option<String>,
    /// Milliseconds that it took.
    pub(super) elapsed_ms: u64,
    /// What is wrong with it alone.
    pub(super) faults: Vec<String>,
}

impl Survey {
    /// Reads a journal.
    pub(super) fn of(path: &Path) -> Result<Self, Failure> {
        let mut journal = JournalFile::open_file(path)?;
        let start = journal.start()?;
        let RunEvent::RunStarted {
            shard: Some(shard), ..
        } = start
        else {
            return Err(Failure::usage(
                format!("{} holds no part of a run", path.display()),
                "name what `countersign run --shard I/N` has written, each part in a folder of its own",
            )
            .coded(codes::PARTS));
        };
        let mut survey = Self {
            path: path.to_owned(),
            start,
            shard,
            scenarios: BTreeMap::new(),
            notices: Vec::new(),
            tally: Tally::default(),
            harness_fault: None,
            elapsed_ms: 0,
            faults: Vec::new(),
        };
        let mut reader = Reader::default();
        while let Some(event) = journal.next().transpose()? {
            if let Err(fault) = survey.take(event, &mut reader) {
                survey.faults.push(format!("{}: {fault}", journal.place()));
            }
        }
        if journal.is_cut() {
            let fault = format!("{}: the journal is cut off", journal.place());
            survey.faults.push(fault);
        }
        survey.finish(&reader);
        Ok(survey)
    }

    /// How it is called in sentences.
    pub(super) fn name(&self) -> String {
        let Shard { index, of, .. } = self.shard;
        format!("part {index}/{of} ({})", self.path.display())
    }

    fn take(&mut self, event: RunEvent, reader: &mut Reader) -> Result<(), String> {
        if reader.is_over {
            return Err("something stands behind the end of the run".to_owned());
        }
        match event {
            RunEvent::RunStarted { .. } => return Err("the run begins a second time".to_owned()),
            RunEvent::Noticed { notice } => self.notices.push(notice),
            RunEvent::ScenarioStarted {
                ordinal, scenario, ..
            } => {
                let name = format!("scenario {ordinal} ({scenario})");
                reader.open.insert(ordinal);
                if self.scenarios.insert(ordinal, scenario).is_some() {
                    return Err(format!("{name} begins twice"));
                }
            }
            RunEvent::Exchanged { ordinal, .. }
            | RunEvent::Claimed { ordinal, .. }
            | RunEvent::Stopped { ordinal, .. }
            | RunEvent::Found { ordinal, .. } => {
                if !reader.open.contains(&ordinal) {
                    return Err(format!(
                        "something is told of scenario {ordinal}, which is not under way"
                    ));
                }
            }
            RunEvent::ScenarioFinished {
                ordinal, verdict, ..
            } => {
                if !reader.open.remove(&ordinal) {
                    return Err(format!("scenario {ordinal} ends, which is not under way"));
                }
                self.tally.add(verdict);
            }
            RunEvent::RunFinished {
                verdicts,
                harness_fault,
                elapsed_ms,
            } => {
                reader.is_over = true;
                self.harness_fault = harness_fault;
                self.elapsed_ms = elapsed_ms;
                if verdicts != self.tally {
                    return Err("its totals are not those of its scenarios".to_owned());
                }
            }
        }
        Ok(())
    }

    /// What can be said only at the end.
    fn finish(&mut self, reader: &Reader) {
        let name = self.name();
        if !reader.is_over {
            self.faults
                .push(format!("{name} did not come to its end: run it again"));
            return;
        }
        let mut open: Vec<_> = reader.open.iter().copied().collect();
        open.sort_unstable();
        for ordinal in open {
            let scenario = &self.scenarios[&ordinal];
            self.faults.push(format!(
                "{name}: scenario {ordinal} ({scenario}) did not come to its end"
            ));
        }
        let RunEvent::RunStarted { scenarios, .. } = self.start else {
            return;
        };
        if self.scenarios.len() != scenarios as usize {
            self.faults.push(format!(
                "{name} was to run {scenarios} scenarios, and tells of {}",
                self.scenarios.len()
            ));
        }
    }
}

/// Where in a journal a reader is.
#[derive(Default)]
struct Reader {
    open: HashSet<u32>,
    is_over: bool,
}
