//! Lines that tell one thing of a field by its name: `Type: String`,
//! `Required: Yes`, `Default: 30`.

use super::annotation::Annotation;
use super::{need, values};

/// Most letters of the words before the colon.
const LONGEST_KEY: usize = 24;

impl Annotation {
    /// Takes what a line says behind a colon; whether it was of this kind.
    pub(super) fn take_keyed(&mut self, words: &str) -> bool {
        let words = words.trim_start_matches(['*', '•', '-', ' ']);
        let Some((key, value)) = words
            .split_once(':')
            .filter(|(key, _)| key.len() <= LONGEST_KEY)
        else {
            return false;
        };
        let value = value.trim().trim_end_matches('.');
        if value.is_empty() || !key.starts_with(|letter: char| letter.is_uppercase()) {
            return false;
        }
        match key.trim().to_ascii_lowercase().as_str() {
            "type" | "data type" | "datatype" | "value type" if self.kind.written.is_empty() => {
                let left = self.take_inside(value);
                if self.kind.written.is_empty() || !left.is_empty() {
                    self.kind.written.clear();
                    self.take_type(value);
                }
            }
            "required" | "mandatory" | "is required" => {
                self.need.get_or_insert(need::of_mark(value));
            }
            "optional" => {
                let other = match need::of_mark(value) {
                    super::Need::Yes => super::Need::No,
                    super::Need::No => super::Need::Yes,
                    need => need,
                };
                self.need.get_or_insert(other);
            }
            "default" | "default value" => {
                let value = value.trim_matches(['"', '`', '\'']);
                if !value.eq_ignore_ascii_case("none") {
                    self.default.get_or_insert(value.to_owned());
                }
            }
            "valid values" | "allowed values" | "possible values" | "enum" | "values"
            | "accepted values" | "one of" => {
                let found = values::of_list(value);
                if self.values.is_empty() && found.len() > 1 {
                    self.values = found;
                }
            }
            "format" | "pattern" => {
                let name = key.trim().to_ascii_lowercase();
                self.kind.facets.push((name, value.to_owned()));
            }
            "max length" | "maximum length" | "max" | "maximum" => {
                self.kind.facets.push(("max".to_owned(), value.to_owned()));
            }
            "min length" | "minimum length" | "min" | "minimum" => {
                self.kind.facets.push(("min".to_owned(), value.to_owned()));
            }
            _ => return false,
        }
        true
    }
}
