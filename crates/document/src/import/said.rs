//! What a page says of a field besides its path: limits, values, and whether
//! it must be there.

use countersign_contract::{Condition, Field, FieldPath, Kind, Requirement};

use super::condition::Beside;
use super::draft::{Draft, Making};
use super::form::Form;
use super::gap::{Kind as Gap, shortened};
use super::kind::{self, Bent};
use super::path;
use crate::reading::{Field as Documented, Need};

/// Longest default that is kept, in bytes; a longer one is prose.
const LONGEST_DEFAULT: usize = 300;

impl Making<'_, '_> {
    /// Tells why kinds are not what the page writes.
    pub(super) fn gap(&mut self, of: &str, said: &Documented, bent: Bent, made: &Field) {
        let written = shortened(&said.kind.written);
        let item = if written.is_empty() {
            format!("`{}`", made.path)
        } else {
            format!("`{}` (`{written}`)", made.path)
        };
        match bent {
            Bent::Not => {}
            Bent::Holds => self.gaps.note(Gap::Containers, of, item),
            Bent::Unknown => self.gaps.note(Gap::Kinds, of, item),
            Bent::Text => self.gaps.note(Gap::Texts, of, item),
        }
    }

    /// Takes limits and default, as far as a contract holds them.
    pub(super) fn limits(&mut self, of: &str, said: &Documented, made: &mut Field) {
        let bounds = kind::bounds(&said.kind, &made.kinds);
        made.min = bounds.min;
        made.max = bounds.max;
        made.unjudged = bounds.unjudged;
        let long = |text: &String| text.len() > LONGEST_DEFAULT;
        if made.default.take_if(|text| long(text)).is_some() {
            let item = format!("`{}` (the default)", made.path);
            self.gaps.note(Gap::Bounds, of, item);
        }
        if bounds.lost {
            let facets = said.kind.facets.iter();
            let facets: Vec<String> = facets
                .map(|(name, value)| format!("{name} {value}"))
                .collect();
            let item = format!("`{}` ({})", made.path, facets.join(", "));
            self.gaps.note(Gap::Bounds, of, item);
        }
    }

    /// Closes the values of a field by their list.
    pub(super) fn close(&mut self, of: &str, reading: usize, said: &Documented, made: &mut Field) {
        let named = said.value_list.as_deref();
        let named = named.and_then(|name| self.lists.named(reading, name));
        let values = said.values.iter().map(String::as_str);
        let name = path::name(made.path.as_str()).trim_start_matches('@');
        let list = if made.kinds == [Kind::Text] {
            named.or_else(|| self.lists.obtain(reading, name, values, &said.source))
        } else {
            None
        };
        if list.is_none() {
            let values = said.values.join(", ");
            let item = format!("`{}` ({})", made.path, shortened(&values));
            self.gaps.note(Gap::Values, of, item);
        }
        made.enumeration = list;
    }

    /// Says of each field whether it must be there.
    pub(super) fn needs(
        &mut self,
        draft: &mut Draft,
        form: &Form<'_>,
        needs: &[(usize, &Documented)],
    ) {
        let texts = draft
            .fields
            .iter()
            .filter(|field| field.kinds == [Kind::Text]);
        let texts = texts.filter(|field| !field.path.is_element()).map(|field| {
            let values = field
                .enumeration
                .as_deref()
                .map(|name| self.lists.values(name));
            (field.path.to_string(), values.unwrap_or_default())
        });
        let beside = Beside::of(texts);
        for (at, said) in needs {
            let Some(field) = draft.fields.get_mut(*at) else {
                continue;
            };
            let path = field.path.as_str();
            field.requirement = match if form.write { &said.write } else { &said.read } {
                Need::Yes if is_nullable(said) => {
                    self.gaps.note(Gap::Nulls, &form.told, format!("`{path}`"));
                    Requirement::Optional
                }
                Need::Yes => Requirement::Required,
                Need::No => Requirement::Optional,
                Need::Unsaid => {
                    self.gaps.note(Gap::Needs, &form.told, format!("`{path}`"));
                    Requirement::Optional
                }
                Need::Conditional(words) => match beside.decides(path, words) {
                    Some((other, equals)) => {
                        let item = format!(
                            "`{path}` ({}): `{other}` holds `{equals}`",
                            shortened(words)
                        );
                        self.gaps.note(Gap::Conditions, &form.told, item);
                        Requirement::When(Condition {
                            field: FieldPath::new(other),
                            equals,
                        })
                    }
                    None => {
                        let item = format!("`{path}` ({})", shortened(words));
                        self.gaps.note(Gap::Words, &form.told, item);
                        Requirement::Optional
                    }
                },
            };
        }
    }
}

/// Whether a page lets a field be null.
fn is_nullable(said: &Documented) -> bool {
    let mut facets = said.kind.facets.iter();
    facets.any(|(name, value)| name == "nullable" && value == "true")
}
