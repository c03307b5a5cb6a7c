//! Bringing a baseline to what was observed, and writing it.

use std::fmt::Write as _;

use jiff::civil::Date;
use toml::Value;

use super::{Baseline, Entry, Observed};

/// What new entries say besides what was found.
#[derive(Debug, Clone)]
pub struct Terms {
    /// Why they are let be; what was found, where there is none.
    pub reason: Option<String>,
    /// Who sees to them.
    pub owner: String,
    /// Where they are tracked.
    pub issue: String,
    /// The last day on which they excuse anything.
    pub expires: Date,
}

/// A baseline as it is now, and what became of its entries.
#[derive(Debug, Clone, Default)]
pub struct Updated {
    /// The baseline.
    pub baseline: Baseline,
    /// Entries that are new.
    pub added: Vec<Entry>,
    /// How many stay as they are.
    pub kept: usize,
    /// How many were past their date and have another.
    pub renewed: usize,
    /// Entries that are gone.
    pub dropped: Vec<Entry>,
}

impl Baseline {
    /// The baseline of what was observed. Entries that are still found keep
    /// what they say, and so do those of scenarios that were not run, unless it
    /// is known that there is no such scenario; one that is past its date gets
    /// the date of `terms` where it is `renewing`.
    pub fn update(
        self,
        observed: &Observed,
        terms: &Terms,
        renewing: bool,
        today: Date,
    ) -> Updated {
        let mut updated = Updated::default();
        let mut unlisted = observed.found();
        for mut entry in self.entries {
            let is_found = unlisted.remove(&entry.finding).is_some();
            let is_gone =
                observed.would_show(&entry.finding) || observed.lacks(&entry.finding.scenario);
            if !is_found && is_gone {
                updated.dropped.push(entry);
                continue;
            }
            if is_found && renewing && entry.expires < today {
                entry.expires = terms.expires;
                updated.renewed += 1;
            } else {
                updated.kept += 1;
            }
            updated.baseline.entries.push(entry);
        }
        updated.added = unlisted
            .into_iter()
            .map(|(finding, message)| Entry {
                finding,
                reason: terms.reason.clone().unwrap_or(message),
                owner: terms.owner.clone(),
                issue: terms.issue.clone(),
                expires: terms.expires,
                line: 0,
                column: 0,
            })
            .collect();
        let entries = &mut updated.baseline.entries;
        entries.extend(updated.added.iter().cloned());
        entries.sort_by(|left, right| left.finding.cmp(&right.finding));
        updated
    }

    /// The text of the baseline, which [`Baseline::parse`] reads.
    pub fn to_toml(&self) -> String {
        let mut out = String::from(
            "# Findings that are known: they do not fail a run until their date.\n\
             # `countersign baseline update` brings this file to what a run has found.\n",
        );
        let quoted = |text: &str| Value::String(text.to_owned()).to_string();
        for entry in &self.entries {
            let finding = &entry.finding;
            let _ = write!(
                out,
                "\n[[finding]]\nclause = {}\nscenario = {}\nverdict = \"{}\"\n\
                 fingerprint = \"{}\"\nreason = {}\n",
                quoted(&finding.clause.0),
                quoted(&finding.scenario.0),
                finding.verdict,
                finding.fingerprint,
                quoted(&entry.reason),
            );
            for (name, value) in [("owner", &entry.owner), ("issue", &entry.issue)] {
                if !value.is_empty() {
                    let _ = writeln!(out, "{name} = {}", quoted(value));
                }
            }
            let _ = writeln!(out, "expires = {}", entry.expires);
        }
        out
    }
}
