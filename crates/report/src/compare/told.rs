//! A [`Comparison`] in words: for a terminal, for a pull request, for programs.

use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use super::item::{Item, SENTENCE};
use super::{Comparison, Kind, Latency, Shift};
use crate::console::printable;
use crate::format::markdown::escape::inline;
use crate::format::markdown::page::Page;

/// Bytes of a comment: code hosts take 65,536 characters.
const COMMENT: usize = 65_000;
/// The words for what is not compared.
const NOT_COMPARED: &str = "not compared";

impl Comparison {
    /// For a terminal.
    pub fn text(&self) -> String {
        let mut out = String::new();
        for note in &self.notes {
            let _ = writeln!(out, "note: {}", printable(note, SENTENCE));
        }
        for (word, _, items) in self.sections() {
            for Item { headline, lines } in items {
                let _ = writeln!(out, "{word:<24} {headline}");
                for (mark, line) in lines {
                    let _ = writeln!(out, "    {mark} {line}");
                }
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
        for (word, count, items) in self.sections() {
            page.push(&format!("\n#### {word} ({count})\n\n"));
            for Item { headline, lines } in items {
                let mut item = format!("- {}\n", inline(&headline, 2 * SENTENCE));
                for (mark, line) in lines {
                    let _ = writeln!(item, "  - `{mark}` {}", inline(&line, 2 * SENTENCE));
                }
                left += usize::from(!page.push(&item));
            }
        }
        if left > 0 {
            page.close(&format!("\n{left} more have no room here.\n"));
        }
        page.into_text()
    }

    /// For other programs.
    pub fn json(&self) -> Value {
        let count = |kind: Kind| (kind.key().to_owned(), self.count(kind).into());
        let left_out = self.left_out.iter();
        let left_out =
            left_out.map(|(why, scenarios)| json!({ "because": why, "scenarios": scenarios }));
        json!({
            "counts": Kind::ALL.into_iter().map(count).collect::<Map<_, _>>(),
            "same": self.same,
            "uncompared": self.uncompared(),
            "left-out": left_out.collect::<Vec<_>>(),
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
        if self.uncompared() > 0 {
            parts.push(format!("{} {NOT_COMPARED}", self.uncompared()));
        }
        parts.join(", ")
    }

    /// What is told of each kind, and of what is not compared: a word, how many
    /// scenarios it is about, and what is told of them.
    fn sections(&self) -> impl Iterator<Item = (&'static str, usize, Vec<Item>)> {
        let kinds = Kind::ALL.into_iter();
        let kinds = kinds.map(|kind| (kind.as_str(), self.count(kind), self.items(kind)));
        let left_out = (NOT_COMPARED, self.uncompared(), self.items_left_out());
        kinds.chain([left_out]).filter(|(_, count, _)| *count > 0)
    }
}
