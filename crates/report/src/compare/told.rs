//! A [`Comparison`] in words: for a terminal, for a pull request, for programs.

use std::fmt::Write as _;

use countersign_journal::{Finding, Verdict};
use serde_json::{Map, Value, json};

use super::{Change, Comparison, Kind, Latency, Shift};
use crate::console::printable;
use crate::format::markdown::escape::inline;
use crate::format::markdown::page::Page;

/// Changes that are told of each kind.
const TOLD: usize = 50;
/// Findings that are told of each change, of new ones and of gone ones.
const FINDINGS: usize = 5;
/// Bytes of a comment: code hosts take 65,536 characters.
const COMMENT: usize = 65_000;
/// Characters of a sentence.
const SENTENCE: usize = 300;

impl Comparison {
    /// For a terminal.
    pub fn text(&self) -> String {
        let mut out = String::new();
        for note in &self.notes {
            let _ = writeln!(out, "note: {}", printable(note, SENTENCE));
        }
        for kind in Kind::ALL {
            for change in self.of_kind(kind) {
                let _ = writeln!(out, "{:<18} {}", kind.as_str(), headline(change));
                for (mark, line) in lines(change) {
                    let _ = writeln!(out, "    {mark} {line}");
                }
            }
            if let Some(more) = self.untold(kind) {
                let _ = writeln!(out, "{:<18} {more}", kind.as_str());
            }
        }
        let mut shifted = self.shifted().peekable();
        if shifted.peek().is_some() {
            out.push_str("\nLatency beyond noise (milliseconds)\n");
        }
        for (
            word,
            Latency {
                operation,
                old,
                new,
                ..
            },
        ) in shifted
        {
            let _ = writeln!(
                out,
                "  {word}  {:<32} p50 {} → {}, p95 {} → {} ({} and {} answers)",
                printable(operation, 60),
                old.p50,
                new.p50,
                old.p95,
                new.p95,
                old.count,
                new.count
            );
        }
        let _ = writeln!(out, "\n{}", self.summary());
        out
    }

    /// For a comment on a pull request.
    pub fn markdown(&self) -> String {
        let mut page = Page::new(COMMENT);
        page.push(&format!(
            "### Countersign: two runs compared\n\n**{}**\n",
            self.summary()
        ));
        for note in &self.notes {
            page.push(&format!("\n> {}\n", inline(note, SENTENCE)));
        }
        page.push(&self.shifts());
        let mut left = 0;
        for kind in Kind::ALL.into_iter().filter(|kind| self.count(*kind) > 0) {
            page.push(&format!(
                "\n#### {} ({})\n\n",
                kind.as_str(),
                self.count(kind)
            ));
            for change in self.of_kind(kind) {
                let mut item = format!("- {}\n", inline(&headline(change), 2 * SENTENCE));
                for (mark, line) in lines(change) {
                    let _ = writeln!(item, "  - `{mark}` {}", inline(&line, 2 * SENTENCE));
                }
                left += usize::from(!page.push(&item));
            }
            if let Some(more) = self.untold(kind) {
                page.push(&format!("\n{more}\n"));
            }
        }
        if left > 0 {
            page.close(&format!("\n{left} more have no room here.\n"));
        }
        page.into_text()
    }

    /// For other programs.
    pub fn json(&self) -> Value {
        let count = |kind: Kind| (kind.as_str().replace(' ', "-"), self.count(kind).into());
        json!({
            "counts": Kind::ALL.into_iter().map(count).collect::<Map<_, _>>(),
            "same": self.same,
            "uncompared": self.uncompared,
            "partial": self.partial,
            "notes": self.notes,
            "changes": self.changes,
            "latency": self.latency,
        })
    }

    /// The operations whose latency has shifted, each with the word for it.
    fn shifted(&self) -> impl Iterator<Item = (&'static str, &Latency)> {
        self.latency.iter().filter_map(|latency| {
            let word = match latency.shift? {
                Shift::Slower => "slower",
                Shift::Faster => "faster",
            };
            Some((word, latency))
        })
    }

    /// The shifts of latency, as a table; nothing where there are none.
    fn shifts(&self) -> String {
        let mut out = String::new();
        for (
            word,
            Latency {
                operation,
                old,
                new,
                ..
            },
        ) in self.shifted()
        {
            if out.is_empty() {
                out.push_str("\n| operation | p50 | p95 | |\n| --- | --- | --- | --- |\n");
            }
            let _ = writeln!(
                out,
                "| {} | {} → {} ms | {} → {} ms | {word} |",
                inline(operation, 60),
                old.p50,
                new.p50,
                old.p95,
                new.p95
            );
        }
        out
    }

    /// One line.
    fn summary(&self) -> String {
        let counts = Kind::ALL
            .into_iter()
            .map(|kind| (self.count(kind), kind.as_str()))
            .filter(|(count, _)| *count > 0)
            .map(|(count, word)| format!("{count} {word}"));
        let mut parts: Vec<String> = counts.collect();
        parts.push(format!("{} as before", self.same));
        if self.uncompared > 0 {
            parts.push(format!(
                "{} that only one of the runs could have",
                self.uncompared
            ));
        }
        parts.join(", ")
    }

    /// The changes of a kind, up to a bound.
    fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &Change> {
        let changes = self.changes.iter();
        changes.filter(move |change| change.kind == kind).take(TOLD)
    }

    /// How many more there are of a kind than are told.
    fn untold(&self, kind: Kind) -> Option<String> {
        let left = self.count(kind).checked_sub(TOLD)?;
        (left > 0).then(|| format!("… and {left} more"))
    }
}

/// The scenario, its verdicts, and whose change it is.
fn headline(change: &Change) -> String {
    let word = |verdict: Option<Verdict>| verdict.map_or("–", Verdict::as_str);
    format!(
        "{}: {} → {}, by {}",
        printable(&change.scenario.0, SENTENCE),
        word(change.old),
        word(change.new),
        change.cause.as_str()
    )
}

/// What is told of a change besides, each line with its mark: findings that are
/// new and gone, and why it could not be judged.
fn lines(change: &Change) -> Vec<(char, String)> {
    let mut lines = Vec::new();
    for (mark, findings) in [('+', &change.appeared), ('-', &change.vanished)] {
        let first = findings.iter().take(FINDINGS);
        lines.extend(first.map(|finding| (mark, sentence(finding))));
        if let Some(left @ 1..) = findings.len().checked_sub(FINDINGS) {
            lines.push((mark, format!("… and {left} more")));
        }
    }
    if let Some(because) = &change.because {
        lines.push(('?', printable(because, SENTENCE)));
    }
    lines
}

fn sentence(finding: &Finding) -> String {
    let Finding {
        verdict,
        clause,
        message,
        ..
    } = finding;
    printable(&format!("{verdict} {clause}: {message}"), SENTENCE)
}
