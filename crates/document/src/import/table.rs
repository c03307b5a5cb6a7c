//! TOML text, one thing a line, so that a change shows as one line.

use std::fmt::Write as _;

/// A text in quotes. What JSON escapes, TOML escapes alike, but for one
/// control character that JSON lets stand.
pub(super) fn quoted(text: &str) -> String {
    serde_json::Value::from(text)
        .to_string()
        .replace('\u{7f}', "\\u007f")
}

/// A list of texts.
pub(super) fn list<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    let texts: Vec<String> = texts.into_iter().map(quoted).collect();
    format!("[{}]", texts.join(", "))
}

/// The entries of a table: inline, or a line each.
#[derive(Default)]
pub(super) struct Table(Vec<(&'static str, String)>);

impl Table {
    /// With this entry, whose value is TOML.
    pub(super) fn with(mut self, key: &'static str, value: impl Into<String>) -> Self {
        self.0.push((key, value.into()));
        self
    }

    /// With this text.
    pub(super) fn text(self, key: &'static str, value: &str) -> Self {
        self.with(key, quoted(value))
    }

    /// With this entry where there is a value.
    pub(super) fn maybe(self, key: &'static str, value: Option<String>) -> Self {
        match value {
            Some(value) => self.with(key, value),
            None => self,
        }
    }

    /// With this entry where the list has one.
    pub(super) fn each(self, key: &'static str, lines: Vec<Table>) -> Self {
        if lines.is_empty() {
            return self;
        }
        let mut value = "[\n".to_owned();
        for line in lines {
            let _ = writeln!(value, "  {},", line.inline());
        }
        value.push(']');
        self.with(key, value)
    }

    /// On one line, in braces.
    pub(super) fn inline(&self) -> String {
        let entries: Vec<String> = self
            .0
            .iter()
            .map(|(key, value)| format!("{key} = {value}"))
            .collect();
        format!("{{ {} }}", entries.join(", "))
    }

    /// Under its heading (`[[message]]`), an entry a line, and an empty line.
    pub(super) fn under(&self, heading: &str) -> String {
        let mut text = format!("{heading}\n");
        for (key, value) in &self.0 {
            let _ = writeln!(text, "{key} = {value}");
        }
        text.push('\n');
        text
    }
}
