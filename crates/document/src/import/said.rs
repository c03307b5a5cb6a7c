//! What a page says of a field besides its path: limits, values, and whether
//! it must be there.

use countersign_contract::{
    Condition, Facet, Field, FieldPath, Kind, Requirement, kebab, singular,
};

use super::condition::Beside;
use super::draft::{Draft, Making};
use super::form::Form;
use super::gap::{Kind as Gap, shortened};
use super::kind::{self, Bent};
use super::path;
use crate::reading::{Field as Documented, Message, Need};

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
    pub(super) fn close(&mut self, form: &Form<'_>, said: &Documented, made: &mut Field) {
        let named = said.value_list.as_deref();
        let named = named.and_then(|name| self.lists.named(form.reading, name));
        let values = said.values.iter().map(String::as_str);
        let name = list_name(form.message, made.path.as_str());
        let list = if made.kinds == [Kind::Text] {
            let lists = &mut self.lists;
            named.or_else(|| lists.obtain(form.reading, &name, values, &said.source))
        } else {
            None
        };
        if list.is_none() {
            let values = said.values.join(", ");
            let item = format!("`{}` ({})", made.path, shortened(&values));
            self.gaps.note(Gap::Values, &form.told, item);
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
                        let told = shortened(&format!("required {words}"));
                        if field.unjudged.len() < kind::MOST {
                            field.unjudged.push(told);
                        }
                        Requirement::Optional
                    }
                },
            };
        }
    }
}

/// What the values of a field are called: as it is, or with what holds it
/// before that where the message has another field of this name.
fn list_name(message: &Message, path: &str) -> String {
    let name = path::name(path).trim_start_matches('@');
    let holder = path.rfind('.').map(|at| path::name(&path[..at]));
    let called = |field: &Documented| {
        let last = field.path.rsplit(['.', '/']).next();
        let last = last.map(|last| last.trim_end_matches("[n]").trim_start_matches('@'));
        last == Some(name)
    };
    let others = message.fields.iter().filter(|field| called(field)).count();
    match holder.filter(|_| others > 1) {
        Some(holder) => format!("{}-{name}", singular(&kebab(holder))),
        None => name.to_owned(),
    }
}

/// Whether a page lets a field be null.
fn is_nullable(said: &Documented) -> bool {
    said.kind.facets.contains(&Facet::NULLABLE.pair())
}
