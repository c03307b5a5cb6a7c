//! Recorded journals judged again: each file below `tests/journals` holds one
//! scenario as it was driven against an endpoint that others wrote, and
//! beside it stands what the checks find in it. `UPDATE_EXPECTED=1` rewrites
//! what stands beside.

mod bounded;
mod observed;
mod origins;
mod replay;
mod touched;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use countersign_check::{Exchanges, judge};
use countersign_journal::{Claim, RunEvent, Verdict};
use countersign_spectrum::Spectrum;
use countersign_spreadshirt::Spreadshirt;
use countersign_system::System;

fn journals(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/journals")
        .join(folder);
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder)
        .expect("the folder of the journals can be read")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "ndjson")
        })
        .collect();
    files.sort();
    assert!(
        !files.is_empty(),
        "there are journals in {}",
        folder.display()
    );
    files
}

fn read(path: &Path) -> (Exchanges, Vec<Claim>) {
    let text = std::fs::read_to_string(path).expect("a journal can be read");
    let (mut exchanges, mut claims) = (Exchanges::default(), Vec::new());
    for line in text.lines() {
        match serde_json::from_str(line).expect("each line of a journal is an event") {
            RunEvent::Exchanged { exchange, .. } => exchanges.add(exchange),
            RunEvent::Claimed { claim, .. } => claims.push(claim),
            _ => {}
        }
    }
    (exchanges, claims)
}

/// The system that a clause is of.
fn system_of(clause: &str) -> Box<dyn System> {
    match clause.split('.').next() {
        Some("spectrum") => Box::new(Spectrum::new()),
        Some("spreadshirt") => Box::new(Spreadshirt::new()),
        _ => panic!("{clause} is of no system"),
    }
}

/// The findings of a journal but the passed ones, a paragraph each.
fn findings(path: &Path) -> (String, Option<Verdict>) {
    let (exchanges, claims) = read(path);
    let first = claims.first().expect("a journal claims something");
    let system = system_of(&first.clause.0);
    let mut text = String::new();
    let mut worst = None;
    for claim in &claims {
        for finding in judge(system.as_ref(), &exchanges, claim) {
            worst = worst.max(Some(finding.verdict));
            if finding.verdict == Verdict::Passed {
                continue;
            }
            let _ = writeln!(
                text,
                "{} {}: {}",
                finding.verdict, finding.clause, finding.message
            );
            for (name, value) in [("expected", &finding.expected), ("seen", &finding.seen)] {
                if !value.is_empty() {
                    let _ = writeln!(text, "  {name} {value}");
                }
            }
            if let Some(at) = &finding.at {
                let _ = writeln!(text, "  at {at}");
            }
        }
    }
    (text, worst)
}

#[test]
fn faulty_endpoints_are_found_out() {
    let mut wrong = Vec::new();
    for path in journals("faulty") {
        let (found, worst) = findings(&path);
        let beside = path.with_extension("expected");
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            std::fs::write(&beside, &found).expect("what stands beside can be written");
        }
        let expected = std::fs::read_to_string(&beside).unwrap_or_default();
        if found != expected
            || worst < Some(Verdict::Warned)
            || worst == Some(Verdict::Inconclusive)
        {
            wrong.push(format!("{}:\n{found}", path.display()));
        }
    }
    assert!(
        wrong.is_empty(),
        "not as it stands beside:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn conforming_endpoints_are_not_accused() {
    for path in journals("conforming") {
        let (found, worst) = findings(&path);
        assert!(
            worst <= Some(Verdict::Skipped),
            "{} was recorded from a conforming endpoint:\n{found}",
            path.display()
        );
    }
}
