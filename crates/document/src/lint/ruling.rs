//! A [`Ruling`] in TOML, to be pasted into a contract's `rulings.toml`.

use std::fmt::Write as _;

use countersign_contract::{is_plural, kebab};

/// What a gap of the page is taken for.
pub(super) struct Ruling(String);

impl Ruling {
    /// A ruling about this gap. `about` names it.
    pub(super) fn new(about: &str, gap: &str, reading: &str, because: &str) -> Self {
        let mut text = String::from("[[ruling]]\n");
        let id = format!(
            "page.ruling.{}",
            kebab(&about.replace(['.', '/', '[', ']', '@', ':'], " "))
        );
        for (key, value) in [
            ("id", id.as_str()),
            ("gap", gap),
            ("reading", reading),
            ("because", because),
        ] {
            let _ = writeln!(text, "{key} = {}", quoted(value));
        }
        Self(text)
    }

    /// With a part of it: `amend`, `alias`, ….
    pub(super) fn part(mut self, name: &str) -> Self {
        let _ = write!(self.0, "\n[[ruling.{name}]]\n");
        self
    }

    /// With a text in the last part.
    pub(super) fn text(mut self, key: &str, value: &str) -> Self {
        let _ = writeln!(self.0, "{key} = {}", quoted(value));
        self
    }

    /// With a number in the last part.
    pub(super) fn number(mut self, key: &str, value: u16) -> Self {
        let _ = writeln!(self.0, "{key} = {value}");
        self
    }

    /// With a list of texts in the last part.
    pub(super) fn list(mut self, key: &str, values: &[&str]) -> Self {
        let values: Vec<_> = values.iter().map(|value| quoted(value)).collect();
        let _ = writeln!(self.0, "{key} = [{}]", values.join(", "));
        self
    }

    /// The text of it.
    pub(super) fn toml(self) -> String {
        self.0.trim_end().to_owned()
    }
}

fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}

/// A path of the page as contracts write it: steps joined by `.`, elements of
/// lists as `[n]`.
pub(super) fn contract_path(path: &str, xml: bool) -> String {
    if !xml {
        return path.to_owned();
    }
    let mut written = String::new();
    let mut before = "";
    for step in path.split('/') {
        if !written.is_empty() {
            written.push('.');
        }
        written.push_str(step);
        if is_plural(before, step) {
            written.push_str("[n]");
        }
        before = step;
    }
    written
}
