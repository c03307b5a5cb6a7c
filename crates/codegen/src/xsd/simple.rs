//! Types of text: what attributes and leaf elements hold.

use std::collections::BTreeMap;

use countersign_contract::{Contract, Field, Kind};

use super::markup::Tag;
use crate::names;

/// A date and time with a blank in place of the `T`.
const BLANK: &str = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]) \
                     ([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?\
                     (Z|[+\\-]([01][0-9]|2[0-3]):[0-5][0-9])?";

/// How a value's type is given.
pub(super) enum Type {
    /// By name.
    Named(String),
    /// In place.
    Inline(Tag),
}

impl Type {
    pub(super) fn named(name: &str) -> Self {
        Self::Named(name.to_owned())
    }

    /// The element or attribute with this type.
    pub(super) fn on(self, tag: Tag) -> Tag {
        match self {
            Self::Named(name) => tag.with("type", name),
            Self::Inline(inline) => tag.holding([inline]),
        }
    }
}

/// The types of text that a schema names, by name: lower case, so that they
/// are told from structures.
#[derive(Default)]
pub(super) struct Simple(BTreeMap<String, Tag>);

impl Simple {
    /// The definitions of all that were asked for.
    pub(super) fn into_tags(self) -> impl Iterator<Item = Tag> {
        self.0.into_values()
    }

    /// The type of a text.
    pub(super) fn of(&mut self, contract: &Contract, field: &Field) -> Type {
        let mut kinds = field.kinds.clone();
        kinds.sort_by_key(|kind| *kind as u8);
        match kinds[..] {
            [Kind::Text] => self.text(contract, field),
            [Kind::DateTime] => self.date_time(),
            [Kind::IntegerText | Kind::Integer] => integer(field),
            [Kind::Number] => Type::named("xs:decimal"),
            [Kind::Boolean] => Type::named("xs:boolean"),
            _ => Type::named("xs:anySimpleType"),
        }
    }

    /// The type of the text of an element that must not be empty.
    pub(super) fn filled(&mut self) -> String {
        let rule = Tag::new("minLength").with("value", "1");
        self.define("filled", restriction("xs:string", [rule]))
    }

    fn text(&mut self, contract: &Contract, field: &Field) -> Type {
        let name = field.enumeration.as_deref();
        if let Some((name, values)) =
            name.and_then(|name| Some((name, contract.enumeration(name)?)))
        {
            let values = values
                .iter()
                .map(|value| Tag::new("enumeration").with("value", value));
            let name = names::camel(&names::snake(name));
            return Type::Named(self.define(&name, restriction("xs:string", values)));
        }
        let bounds = bounds(field, "minLength", "maxLength");
        if bounds.is_empty() {
            Type::named("xs:string")
        } else {
            Type::Inline(simple(restriction("xs:string", bounds)))
        }
    }

    fn date_time(&mut self) -> Type {
        let pattern = Tag::new("pattern").with("value", BLANK);
        let blank = self.define("dateTimeWithBlank", restriction("xs:string", [pattern]));
        let members = format!("xs:dateTime xs:date {blank}");
        let union = Tag::new("union").with("memberTypes", members);
        Type::Named(self.define("dateOrDateTime", union))
    }

    fn define(&mut self, name: &str, content: Tag) -> String {
        let tag = Tag::new("simpleType").with("name", name);
        self.0.insert(name.to_owned(), tag.holding([content]));
        name.to_owned()
    }
}

fn integer(field: &Field) -> Type {
    match (field.min, field.max) {
        (None, None) => Type::named("xs:integer"),
        (Some(1), None) => Type::named("xs:positiveInteger"),
        _ => {
            let bounds = bounds(field, "minInclusive", "maxInclusive");
            Type::Inline(simple(restriction("xs:integer", bounds)))
        }
    }
}

fn bounds(field: &Field, least: &'static str, most: &'static str) -> Vec<Tag> {
    [(least, field.min), (most, field.max)]
        .into_iter()
        .filter_map(|(name, bound)| Some(Tag::new(name).with("value", bound?.to_string())))
        .collect()
}

fn restriction(base: &str, rules: impl IntoIterator<Item = Tag>) -> Tag {
    Tag::new("restriction").with("base", base).holding(rules)
}

fn simple(content: Tag) -> Tag {
    Tag::new("simpleType").holding([content])
}
