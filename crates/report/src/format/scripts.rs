//! `scripts`: a folder with a script for each scenario that did not pass.

use countersign_journal::Verdict;

use super::{Format, Rendered};
use crate::console::printable;
use crate::script::{is_script, script};
use crate::{Record, ScenarioReport};

/// Scripts of a run; the worst go before others.
const MOST: usize = 500;
/// Bytes of a script: a scenario sends some ten thousand.
const ROOM: usize = 2 << 20;
/// Bytes of all of them.
const ROOM_ALL: usize = 64 << 20;
/// Characters of a scenario's name in the list.
const LINE: usize = 600;
/// Characters of it within the name of a file.
const NAME: usize = 80;

/// For who repeats a failure.
pub(super) const FORMAT: Format = Format {
    name: "scripts",
    file: "scripts",
    about: "shell scripts, which repeat the scenarios that did not pass",
    render: |record, _| Rendered::Folder(scripts(record)),
};

/// A script for each scenario, and a list of them.
fn scripts(record: &Record) -> Vec<(String, Vec<u8>)> {
    let mut scenarios: Vec<_> = record.report.scenarios.iter().collect();
    scenarios.retain(|(_, scenario)| !is_well(scenario.verdict()));
    scenarios.sort_by_key(|(ordinal, scenario)| (std::cmp::Reverse(scenario.verdict()), **ordinal));
    let mut list = String::from(
        "A script sends again what a scenario has sent, up to what was found. Run it with sh FILE;\n\
         it needs curl, and asks for secrets in the environment.\n\n",
    );
    let (mut files, mut bytes, mut left) = (Vec::new(), 0, 0);
    for (ordinal, scenario) in scenarios {
        let details = record.scenarios.get(ordinal);
        let Some(details) = details.filter(|details| is_script(details)) else {
            continue;
        };
        // Behind the first that there is no room for, they are counted alone.
        let is_room = files.len() < MOST && left == 0;
        let script = is_room.then(|| script(scenario, details, ROOM)).flatten();
        let Some(script) = script.filter(|script| bytes + script.len() <= ROOM_ALL) else {
            left += 1;
            continue;
        };
        bytes += script.len();
        let name = format!("{ordinal:04}-{}.sh", slug(scenario));
        let verdict = scenario.verdict().as_str();
        let told = printable(&scenario.scenario.0, LINE);
        list.push_str(&format!("{verdict:<13} {name}\n              {told}\n"));
        files.push((name, script.into_bytes()));
    }
    if files.is_empty() {
        list.push_str("There is none: nothing that did not pass has sent a request.\n");
    }
    if left > 0 {
        list.push_str(&format!(
            "\n{left} more scenarios did not pass: journal.ndjson has what they sent.\n"
        ));
    }
    files.push(("README.txt".to_owned(), list.into_bytes()));
    files
}

/// Whether there is nothing to repeat.
pub(super) fn is_well(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::Passed | Verdict::Skipped)
}

/// A scenario's name in letters that files have everywhere.
fn slug(scenario: &ScenarioReport) -> String {
    let mut slug = String::new();
    for character in scenario.scenario.0.chars() {
        match character.is_ascii_alphanumeric() {
            true => slug.push(character.to_ascii_lowercase()),
            false if slug.ends_with('-') || slug.is_empty() => {}
            false => slug.push('-'),
        }
        if slug.len() == NAME {
            break;
        }
    }
    slug.trim_end_matches('-').to_owned()
}
