//! The page that Cucumber's own formatter makes of messages.ndjson, in a browser.

use std::path::{Path, PathBuf};

use countersign_report::Record;

use crate::messages::messages;
use crate::published::{chromium, node, npm};

/// Every scenario and the head of every finding is to be read there, whatever a
/// target said, and nothing else happens.
#[test]
fn it_shows_every_scenario() {
    if !chromium() {
        return;
    }
    let Some(folder) = npm() else { return };
    let mut names: Vec<PathBuf> = Vec::new();
    for (name, events) in crate::cases() {
        let file = |end: &str| folder.join(format!("{name}.page.{end}"));
        let stream = messages(&Record::of(events));
        std::fs::write(file("ndjson"), stream).expect("written");
        node(folder, "messages.mjs", &[&file("ndjson"), &file("html")]);
        names.push(folder.join(format!("{name}.page")));
    }
    let names: Vec<&Path> = names.iter().map(PathBuf::as_path).collect();
    node(folder, "messages-page.mjs", &names);
}
