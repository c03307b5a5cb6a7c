//! A [`Page`]: Markdown as it is written down, part by part.

use std::fmt::Write as _;

/// A page of Markdown.
#[derive(Debug, Default)]
pub(super) struct Page {
    text: String,
}

impl Page {
    /// A heading of this level, 1 for the page's own.
    pub(super) fn heading(&mut self, level: usize, words: &str) {
        self.part(&format!("{} {}", "#".repeat(level), line(words)));
    }

    /// A paragraph of what is Markdown already.
    pub(super) fn paragraph(&mut self, markdown: &str) {
        self.part(&line(markdown));
    }

    /// A note, set apart from what the pages say.
    pub(super) fn note(&mut self, markdown: &str) {
        self.part(&format!("> {}", line(markdown)));
    }

    /// A list of what is Markdown already.
    pub(super) fn list(&mut self, items: impl IntoIterator<Item = String>) {
        let items: Vec<String> = items
            .into_iter()
            .map(|item| format!("* {}", line(&item)))
            .collect();
        if !items.is_empty() {
            self.part(&items.join("\n"));
        }
    }

    /// A table of what is Markdown already; nothing where it has no rows.
    pub(super) fn table<const N: usize>(
        &mut self,
        header: [&str; N],
        rows: impl IntoIterator<Item = [String; N]>,
    ) {
        let mut rows = rows.into_iter().peekable();
        if rows.peek().is_none() {
            return;
        }
        let mut table = format!("| {} |\n|{}", header.join(" | "), " --- |".repeat(N));
        for row in rows {
            let cells = row.map(|cell| line(&cell).replace('|', "\\|"));
            let _ = write!(table, "\n| {} |", cells.join(" | "));
        }
        self.part(&table);
    }

    /// Text that stands for itself.
    pub(super) fn code(&mut self, language: &str, text: &str) {
        // A fence is longer than any within.
        let longest = text.split(|c| c != '`').map(str::len).max();
        let fence = "`".repeat(longest.unwrap_or_default().max(2) + 1);
        self.part(&format!("{fence}{language}\n{}\n{fence}", text.trim_end()));
    }

    /// The page.
    pub(super) fn text(self) -> String {
        self.text
    }

    fn part(&mut self, markdown: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(markdown);
        self.text.push('\n');
    }
}

/// Names as code, in a row.
pub(super) fn names<'n>(names: impl IntoIterator<Item = &'n String>) -> String {
    let names: Vec<String> = names.into_iter().map(|name| format!("`{name}`")).collect();
    names.join(", ")
}

/// A text in one line.
fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
