//! Changes as people read them.

use std::fmt::Write as _;

use countersign_contract::diff::stale::StaleList;
use countersign_contract::diff::{Change, Rating};
use countersign_report::console::printable;
use countersign_report::counted;

/// Characters of a line that is told.
const LINE: usize = 400;
/// What is said of certificates, which no file holds.
const CERTIFICATES: &str = "A certificate that names one of these clauses is to be given anew.";

/// The changes, the worst first, then what they make stale.
pub(super) fn text(changes: &[Change], stale: &StaleList) -> String {
    if changes.is_empty() {
        return "nothing has changed\n".to_owned();
    }
    let mut text = format!("{:<9} {:<9} change\n", "clients", "endpoints");
    let mut sorted: Vec<&Change> = changes.iter().collect();
    sorted.sort_by_key(|change| std::cmp::Reverse(change.worst()));
    for change in sorted {
        let Change {
            clients, endpoints, ..
        } = change;
        let told = printable(&change.to_string(), LINE);
        let _ = writeln!(text, "{clients:<9} {endpoints:<9} {told}");
        if change.worst() > Rating::Safe {
            let _ = writeln!(text, "{:20}{}", "", change.because);
        }
    }
    let _ = writeln!(text, "\n{}", ratings(changes));
    tell_stale(&mut text, stale);
    text
}

fn ratings(changes: &[Change]) -> String {
    let rated_so = |rated: fn(&Change) -> Rating, rating: Rating| {
        changes.iter().filter(|one| rated(one) == rating).count()
    };
    let of = |whom: &str, rated: fn(&Change) -> Rating| {
        let [breaking, risky, safe] =
            [Rating::Breaking, Rating::Risky, Rating::Safe].map(|rating| rated_so(rated, rating));
        format!("{whom}: {breaking} breaking, {risky} risky, {safe} safe")
    };
    let count = counted(changes.len(), "change", "changes");
    format!(
        "{count}; {}; {}",
        of("clients", |one| one.clients),
        of("endpoints", |one| one.endpoints)
    )
}

fn tell_stale(text: &mut String, stale: &StaleList) {
    let scenarios = stale.scenarios.iter().map(|one| {
        let mut about = one.clauses.clone();
        about.extend(one.fields.iter().cloned());
        format!(
            "{}:{}: {} ({})",
            one.file,
            one.line,
            one.name,
            about.join(", ")
        )
    });
    let entries = stale.entries.iter().map(|one| {
        format!(
            "{}:{}: {} in {}",
            one.file, one.line, one.clause, one.scenario
        )
    });
    for (what, lines) in [
        ("clauses", stale.clauses.clone()),
        ("scenarios", scenarios.collect()),
        ("baseline entries", entries.collect::<Vec<String>>()),
    ] {
        if !lines.is_empty() {
            let _ = writeln!(text, "\nstale {what}:");
        }
        for line in lines {
            let _ = writeln!(text, "  {}", printable(&line, LINE));
        }
    }
    if !stale.clauses.is_empty() {
        let _ = writeln!(text, "\n{CERTIFICATES}");
    }
}
