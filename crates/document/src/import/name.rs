//! A [`Name`], and names that nothing else has.

use std::collections::HashMap;

use countersign_contract::kebab;

use crate::reading::Reading;

/// Longest name, in bytes: names become names of files.
const LONGEST: usize = 60;

/// Words of placeholders that say nothing of whose host it is.
const ANY_HOST: [&str; 12] = [
    "address",
    "api",
    "base",
    "domain",
    "endpoint",
    "env",
    "environment",
    "host",
    "hostname",
    "server",
    "uri",
    "url",
];

/// The short name of a system: lower-case words joined by `-`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name(String);

impl Name {
    /// The name of this text; `None` where it is no name.
    pub fn new(text: &str) -> Option<Self> {
        (plain(text).as_deref() == Some(text)).then(|| Self(text.to_owned()))
    }

    /// The name that pages suggest: that of the host, else of the first title,
    /// else of the first file.
    pub fn of(readings: &[(String, Reading)]) -> Self {
        let operations = readings.iter().flat_map(|(_, reading)| &reading.operations);
        let mut hosts = operations.filter_map(|operation| host(operation.base.as_deref()?));
        let mut titles = readings
            .iter()
            .filter_map(|(_, reading)| plain(reading.title.as_deref()?));
        let mut files = readings.iter().filter_map(|(file, _)| plain(stem(file)));
        let found = hosts.next().or_else(|| titles.next());
        let found = found.or_else(|| files.next());
        Self(found.unwrap_or_else(|| "system".to_owned()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The file's name without folders and ending.
pub(super) fn stem(file: &str) -> &str {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// What the owner of a host is called: the label before the last; of a
/// placeholder (`{AcmeEnvironment}`) what is no word for any host.
fn host(base: &str) -> Option<String> {
    let rest = base.split_once("://")?.1;
    let host = rest.split(['/', ':', '?']).next()?;
    if let Some(placeholder) = host
        .strip_prefix('{')
        .and_then(|host| host.strip_suffix('}'))
    {
        let name = plain(placeholder)?;
        let words = name.split('-').filter(|word| !ANY_HOST.contains(word));
        return plain(&words.collect::<Vec<_>>().join("-"));
    }
    let mut labels = host.rsplit('.');
    let last = labels.next()?;
    let owner = labels.next()?;
    let word = |label: &str| label.chars().all(|c| c.is_ascii_alphabetic() || c == '-');
    let told = word(last) && word(owner) && owner != "example";
    told.then(|| plain(owner)).flatten()
}

/// The words as a name: kebab case of plain letters and digits, a letter
/// first; `None` where none is left.
pub(super) fn plain(words: &str) -> Option<String> {
    let plain: String = words
        .chars()
        .map(|c| if c.is_ascii() { c } else { ' ' })
        .collect();
    let mut name = kebab(&plain);
    name.truncate(LONGEST);
    let name = name.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-');
    let name = name.trim_end_matches('-');
    (!name.is_empty()).then(|| name.to_owned())
}

/// Names that were given.
#[derive(Default)]
pub(super) struct Names {
    /// How often each was wanted.
    wanted: HashMap<String, usize>,
}

impl Names {
    /// Whether something has this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.wanted.contains_key(name)
    }

    /// Gives this name to something else.
    pub(super) fn reserve(&mut self, name: &str) {
        self.wanted.insert(name.to_owned(), 1);
    }

    /// A name like these words that nothing else has; `otherwise` where the
    /// words make none.
    pub(super) fn give(&mut self, words: &str, otherwise: &str) -> String {
        let wanted = plain(words).unwrap_or_else(|| otherwise.to_owned());
        let mut name = wanted.clone();
        while self.wanted.contains_key(&name) {
            let times = self.wanted.entry(wanted.clone()).or_default();
            *times += 1;
            name = format!("{wanted}-{times}");
        }
        self.wanted.insert(name.clone(), 1);
        name
    }
}
