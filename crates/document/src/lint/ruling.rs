//! A [`Ruling`] in TOML, to be pasted into a contract's `rulings.toml`.

use std::fmt;

use countersign_contract::is_plural;

/// What a gap of the page is taken for. A rule says it in the page's names;
/// [`settled`](super::settled) puts those of the contract in their place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ruling {
    /// What it is about, in a few words; its id once it is settled.
    pub(super) id: String,
    pub(super) gap: String,
    pub(super) reading: String,
    pub(super) because: String,
    pub(super) parts: Vec<Part>,
    /// What to do where a contract has no place for it.
    pub(super) otherwise: String,
}

/// What a ruling changes: `[[ruling.amend]]`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Part {
    pub(super) name: &'static str,
    entries: Vec<(&'static str, Entry)>,
}

/// What stands behind a key.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Entry {
    Text(String),
    Texts(Vec<String>),
    Number(u16),
    Flag(bool),
}

impl Ruling {
    /// A ruling about this gap. `about` names it.
    pub(super) fn new(about: &str, gap: &str, reading: &str, because: &str) -> Self {
        Self {
            id: about.replace(['.', '/', '[', ']', '@', ':'], " "),
            gap: gap.to_owned(),
            reading: reading.to_owned(),
            because: because.to_owned(),
            parts: Vec::new(),
            otherwise: String::new(),
        }
    }

    /// With a part of it: `amend`, `alias`, ….
    pub(super) fn part(mut self, name: &'static str) -> Self {
        self.parts.push(Part::new(name));
        self
    }

    /// With a text in the last part.
    pub(super) fn text(self, key: &'static str, value: &str) -> Self {
        self.with(|part| part.text(key, value))
    }

    /// With a number in the last part.
    pub(super) fn number(self, key: &'static str, value: u16) -> Self {
        self.with(|part| part.entry(key, Entry::Number(value)))
    }

    /// With a list of texts in the last part.
    pub(super) fn list(self, key: &'static str, values: &[&str]) -> Self {
        self.with(|part| part.list(key, values))
    }

    /// With a sentence for where a contract has no place for it.
    pub(super) fn or(mut self, words: &str) -> Self {
        words.clone_into(&mut self.otherwise);
        self
    }

    fn with(mut self, more: impl FnOnce(Part) -> Part) -> Self {
        let last = self.parts.pop();
        self.parts.extend(last.map(more));
        self
    }
}

impl Part {
    pub(super) fn new(name: &'static str) -> Self {
        Self {
            name,
            entries: Vec::new(),
        }
    }

    /// With a text.
    pub(super) fn text(self, key: &'static str, value: &str) -> Self {
        self.entry(key, Entry::Text(value.to_owned()))
    }

    /// With a list of texts.
    pub(super) fn list<T: AsRef<str>>(self, key: &'static str, values: &[T]) -> Self {
        let values = values.iter().map(|value| value.as_ref().to_owned());
        self.entry(key, Entry::Texts(values.collect()))
    }

    /// With something that is so or not.
    pub(super) fn flag(self, key: &'static str, value: bool) -> Self {
        self.entry(key, Entry::Flag(value))
    }

    fn entry(mut self, key: &'static str, entry: Entry) -> Self {
        self.entries.push((key, entry));
        self
    }

    /// The text behind a key; empty where there is none.
    pub(super) fn word(&self, key: &str) -> &str {
        match self.get(key) {
            Some(Entry::Text(text)) => text,
            _ => "",
        }
    }

    /// The texts behind a key; none where there is no list.
    pub(super) fn words(&self, key: &str) -> &[String] {
        match self.get(key) {
            Some(Entry::Texts(texts)) => texts,
            _ => &[],
        }
    }

    /// The status, of an answer.
    pub(super) fn status(&self) -> Option<u16> {
        match self.get("status") {
            Some(Entry::Number(status)) => Some(*status),
            _ => None,
        }
    }

    /// The same with this status.
    pub(super) fn with_status(self, status: u16) -> Self {
        self.entry("status", Entry::Number(status))
    }

    fn get(&self, key: &str) -> Option<&Entry> {
        let mut entries = self.entries.iter();
        entries
            .find(|(known, _)| *known == key)
            .map(|(_, entry)| entry)
    }
}

/// In TOML, without a line's end behind the last line.
impl fmt::Display for Ruling {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[[ruling]]")?;
        for (key, value) in [
            ("id", &self.id),
            ("gap", &self.gap),
            ("reading", &self.reading),
            ("because", &self.because),
        ] {
            write!(f, "\n{key} = {}", quoted(value))?;
        }
        for part in &self.parts {
            write!(f, "\n\n[[ruling.{}]]", part.name)?;
            for (key, entry) in &part.entries {
                write!(f, "\n{key} = {entry}")?;
            }
        }
        Ok(())
    }
}

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(&quoted(text)),
            Self::Texts(texts) => {
                let texts: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
                write!(f, "[{}]", texts.join(", "))
            }
            Self::Number(number) => number.fmt(f),
            Self::Flag(flag) => flag.fmt(f),
        }
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
