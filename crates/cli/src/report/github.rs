//! What GitHub shows of a run in one of its workflows.

use std::env;
use std::fs::OpenOptions;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use countersign_report::{Record, Reference, Rendered, WriteError, format};

/// Bytes of a step's summary, of all that is added to it; GitHub shows nothing
/// of one that is larger
/// (<https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands>).
const MOST: u64 = 1024 * 1024;

/// A step of a workflow.
pub(super) struct Step {
    /// The file that its summary is added to.
    summary: Option<PathBuf>,
}

/// The step that this program runs in, if it runs in one.
pub(super) fn step() -> Option<Step> {
    env::var_os("GITHUB_ACTIONS").filter(|value| value == "true")?;
    let summary = env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty());
    Some(Step {
        summary: summary.map(PathBuf::from),
    })
}

impl Step {
    /// The annotations, which are to be printed.
    pub(super) fn commands(&self, record: &Record, reference: &Reference) -> String {
        rendered("github", record, reference).unwrap_or_default()
    }

    /// Adds to the step's summary; what is to be said of that. One that can't be
    /// written decides nothing about the run.
    pub(super) fn summarize(&self, record: &Record, reference: &Reference) -> Option<String> {
        let path = self.summary.as_ref()?;
        let text = rendered("summary", record, reference)?;
        match append(path, &text) {
            Ok(true) => None,
            Ok(false) => Some(
                "note: the step's summary is cut off: GitHub takes 1 MiB of each step\n".to_owned(),
            ),
            Err(source) => {
                let path = path.clone();
                Some(format!("note: {}\n", WriteError { path, source }))
            }
        }
    }
}

fn rendered(name: &str, record: &Record, reference: &Reference) -> Option<String> {
    match (format(name)?.render)(record, reference) {
        Rendered::File(bytes) => String::from_utf8(bytes).ok(),
        Rendered::Folder(_) => None,
    }
}

/// Appends whole lines, as many as there is room for; whether that is all.
fn append(path: &Path, text: &str) -> io::Result<bool> {
    let mut file = OpenOptions::new().append(true).create(true).open(path)?;
    let room = MOST.saturating_sub(file.metadata()?.len());
    let text = text.as_bytes();
    let start = usize::try_from(room).ok().and_then(|room| text.get(..room));
    let lines = start.map_or(text, |start| {
        let end = start.iter().rposition(|byte| *byte == b'\n');
        &start[..end.map_or(0, |end| end + 1)]
    });
    file.write_all(lines)?;
    Ok(lines.len() == text.len())
}
