//! `environment.properties`: what was run, and against what.

use crate::RunReport;
use crate::console::printable;
use crate::headline::partial;

/// Characters of a value.
const VALUE: usize = 2_000;

/// What was run, one property a line, in the form that Java reads
/// (`java.util.Properties`, Latin-1).
pub(super) fn properties(report: &RunReport) -> String {
    let shard = report.shard.map(|it| format!("{} of {}", it.index, it.of));
    let mut text = String::new();
    for (name, value) in [
        ("Target", Some(report.target.clone())),
        ("Systems", Some(report.systems.join(", "))),
        ("Countersign", Some(report.version.clone())),
        ("Run", Some(report.run_id.clone())),
        ("Seed", Some(report.seed.clone())),
        ("Selected", report.selected()),
        ("Part", shard),
        ("Partial", partial(report)),
        ("Harness fault", report.harness_fault.clone()),
    ] {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            text.push_str(&property(name, &value));
        }
    }
    for notice in &report.notices {
        text.push_str(&property(&notice.code, &notice.message));
    }
    text
}

/// A line. Readers differ in what ends a name, and in what a backslash means
/// before one: names have no blanks, and values no ends of lines.
fn property(name: &str, value: &str) -> String {
    let words = |text: &str, between: &str| {
        let words: Vec<_> = text.split_whitespace().collect();
        escaped(&printable(&words.join(between), VALUE))
    };
    format!("{} = {}\n", words(name, "-"), words(value, " "))
}

/// What means something to a reader of properties, and what is not ASCII, is
/// escaped; blanks are not.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for character in text.chars() {
        match character {
            ':' | '=' | '#' | '!' | '\\' => escaped.extend(['\\', character]),
            ' '..='~' => escaped.push(character),
            _ => {
                let mut units = [0; 2];
                for unit in character.encode_utf16(&mut units) {
                    escaped.push_str(&format!("\\u{unit:04x}"));
                }
            }
        }
    }
    escaped
}
