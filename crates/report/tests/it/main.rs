//! Hand-written events in, reports out; no server anywhere.

mod allure;
mod baseline;
mod baseline_stale;
mod baseline_text;
mod bounds;
mod causes;
mod compare;
mod compare_selected;
mod excerpts;
mod fingerprints;
mod folder;
mod har;
mod html;
mod journal;
mod lines;
mod machines;
mod made_up;
mod messages;
mod messages_page;
mod progress;
mod published;
mod rendered;
mod schema;
mod screen;
mod scripts;
mod selected;
mod strict;
mod unseen;
mod unsent;

use std::path::{Path, PathBuf};

use countersign_journal::RunEvent;

/// The folder of cases.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

/// Every case by its name, with its events.
fn cases() -> Vec<(String, Vec<RunEvent>)> {
    let mut cases: Vec<_> = std::fs::read_dir(folder())
        .expect("the cases are there")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|end| end == "ndjson"))
        .map(|path| {
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            (name.into_owned(), events(&path))
        })
        .collect();
    cases.sort_by(|(left, _), (right, _)| left.cmp(right));
    assert!(!cases.is_empty(), "no case in {}", folder().display());
    cases
}

fn events(path: &Path) -> Vec<RunEvent> {
    let text = std::fs::read_to_string(path).expect("the case is readable");
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{line}: {error}")))
        .collect()
}
