//! Reads the `[[tables]]` of a TOML file one by one, so that each wrong one
//! is reported and the others are still read.

use serde::de::{DeserializeOwned, IntoDeserializer};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::text::{Problems, Text};

/// Help for what TOML itself or a table's form refuses.
const HELP: &str = "write it as schemas/README.md and CONTRIBUTING.md have it";

/// The top-level tables of a TOML file.
pub(crate) struct Entries<'r, 'a> {
    text: &'r Text<'a>,
    root: DeTable<'a>,
}

impl<'r, 'a> Entries<'r, 'a> {
    /// Parses the file as far as it goes, and reports keys that are none of
    /// these.
    pub(crate) fn parse(text: &'r Text<'a>, known: &[&str], problems: &mut Problems) -> Self {
        let (root, errors) = DeTable::parse_recoverable(text.body);
        for error in errors {
            problems.add(text.span(error.span()), one_line(error.message()), HELP);
        }
        let root = root.into_inner();
        for key in root.keys() {
            if !known.contains(&key.get_ref().as_ref()) {
                problems.add(
                    text.span(Some(key.span())),
                    format!("unknown table `{}`", key.get_ref()),
                    format!("the tables here are {}", list(known)),
                );
            }
        }
        Self { text, root }
    }

    /// All tables of a `[[name]]`.
    pub(crate) fn all<T: DeserializeOwned>(
        &self,
        name: &str,
        problems: &mut Problems,
    ) -> Vec<Spanned<T>> {
        let Some(value) = self.root.get(name) else {
            return Vec::new();
        };
        let DeValue::Array(tables) = value.get_ref() else {
            problems.add(
                self.text.span(Some(value.span())),
                format!("`{name}` is not a list of tables"),
                format!("write `[[{name}]]`"),
            );
            return Vec::new();
        };
        tables
            .iter()
            .filter_map(|table| self.one(table, problems))
            .collect()
    }

    /// The table of a `[name]`.
    pub(crate) fn single<T: DeserializeOwned>(
        &self,
        name: &str,
        problems: &mut Problems,
    ) -> Option<Spanned<T>> {
        let Some(value) = self.root.get(name) else {
            problems.add(
                self.text.at(0),
                format!("the table `{name}` is missing"),
                format!("add `[{name}]`"),
            );
            return None;
        };
        self.one(value, problems)
    }

    fn one<T: DeserializeOwned>(
        &self,
        value: &Spanned<DeValue<'a>>,
        problems: &mut Problems,
    ) -> Option<Spanned<T>> {
        let span = value.span();
        match T::deserialize(value.clone().into_deserializer()) {
            Ok(entry) => Some(Spanned::new(span, entry)),
            Err(error) => {
                let place = error.span().unwrap_or(span);
                problems.add(self.text.span(Some(place)), one_line(error.message()), HELP);
                None
            }
        }
    }
}

/// Names as a sentence holds them.
pub(crate) fn list(names: &[&str]) -> String {
    names
        .iter()
        .map(|name| format!("`{name}`"))
        .collect::<Vec<_>>()
        .join(", ")
}

/// The first line of a library's message.
fn one_line(message: &str) -> String {
    message.lines().next().unwrap_or("not readable").to_owned()
}
