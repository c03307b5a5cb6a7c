//! The rules that fields have, and how each is broken.

use countersign_contract::{Field, Kind, Message, Requirement};

/// A rule of fields. Its clause is `<system>.<operation>.<rule>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rule {
    Required,
    Kind,
    OptionalKind,
    Date,
    NotEmpty,
    InnerNotEmpty,
    Alternative,
    Quantity,
    Enumeration,
    Conditional,
}

impl Rule {
    pub(super) const ALL: [Self; 10] = [
        Self::Required,
        Self::Kind,
        Self::OptionalKind,
        Self::Date,
        Self::NotEmpty,
        Self::InnerNotEmpty,
        Self::Alternative,
        Self::Quantity,
        Self::Enumeration,
        Self::Conditional,
    ];

    /// Last part of the clause's id.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Kind => "kind",
            Self::OptionalKind => "optional-kind",
            Self::Date => "date",
            Self::NotEmpty => "not-empty",
            Self::InnerNotEmpty => "inner-not-empty",
            Self::Alternative => "alternative",
            Self::Quantity => "quantity",
            Self::Enumeration => "enumeration",
            Self::Conditional => "conditional",
        }
    }

    /// What breaks it, as a scenario's name says it.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Required => "A required field that is not there",
            Self::Kind => "A value of another kind",
            Self::OptionalKind => "An optional value of another kind",
            Self::Date => "A date that is none",
            Self::NotEmpty => "A list that must not be empty",
            Self::InnerNotEmpty => "A list within a list that must not be empty",
            Self::Alternative => "A choice of which nothing is there",
            Self::Quantity => "A quantity that is no number",
            Self::Enumeration => "A value that is not listed",
            Self::Conditional => "A field that another one calls for",
        }
    }

    /// How a field is edited to break it; nothing where it has no such rule.
    pub(super) fn edits(self, message: &Message, field: &Field) -> &'static [&'static str] {
        match message.root {
            None => self.edits_of_value(message, field),
            Some(_) => self.edits_of_element(message, field),
        }
    }

    fn edits_of_value(self, message: &Message, field: &Field) -> &'static [&'static str] {
        let kinds = field.kinds.as_slice();
        match self {
            Self::Required
                if field.requirement == Requirement::Required && !field.path.is_element() =>
            {
                &["missing", "null"]
            }
            Self::Kind | Self::OptionalKind
                if is_optional(message, field) != (self == Self::OptionalKind) =>
            {
                &[]
            }
            Self::Kind | Self::OptionalKind => match kinds {
                [Kind::List] => &["a text", "an object"],
                [Kind::Object] => &["a text", "a list"],
                _ if kinds.contains(&Kind::Object) => &[],
                _ => &["an object"],
            },
            Self::NotEmpty | Self::InnerNotEmpty
                if kinds == [Kind::List] && field.min.is_some_and(|min| min > 0) =>
            {
                let is_inner = field.path.as_str().contains("[n]");
                if is_inner == (self == Self::InnerNotEmpty) {
                    &["empty"]
                } else {
                    &[]
                }
            }
            Self::Quantity if kinds.contains(&Kind::IntegerText) => &["text \"many\""],
            _ => self.edits_of_any(message, field),
        }
    }

    /// An element or attribute of XML is all text, and never null; a list of
    /// none is one that is missing.
    fn edits_of_element(self, message: &Message, field: &Field) -> &'static [&'static str] {
        match self {
            Self::Required
                if field.requirement == Requirement::Required && !field.path.is_element() =>
            {
                // A document has a root element, whatever is missing; and an
                // element without text is one whose text is blank.
                let is_root = message.root.as_deref() == Some(field.path.as_str());
                let is_text = field.path.name() == "text()";
                if is_root || is_text {
                    &[]
                } else {
                    &["missing"]
                }
            }
            Self::Quantity if field.kinds == [Kind::IntegerText] => match field.min {
                Some(1) => &["text \"0\"", "text \"-1\"", "text \"1.5\"", "text \"many\""],
                _ => &["text \"1.5\"", "text \"many\""],
            },
            // What need not be there at all may be passed over.
            Self::Date if is_optional(message, field) => &[],
            _ => self.edits_of_any(message, field),
        }
    }

    fn edits_of_any(self, message: &Message, field: &Field) -> &'static [&'static str] {
        match self {
            Self::Date if field.kinds == [Kind::DateTime] => {
                &["text \"tomorrow\"", "text \"2022-02-31T10:00:00Z\""]
            }
            // What need not be there at all may be passed over.
            Self::Enumeration
                if field.enumeration.is_some()
                    && field.kinds == [Kind::Text]
                    && field.requirement == Requirement::Required
                    && !field.path.is_element()
                    && !is_optional(message, field) =>
            {
                &["text \"unknown\""]
            }
            Self::Conditional if matches!(field.requirement, Requirement::When(_)) => &["missing"],
            _ => &[],
        }
    }
}

/// Whether a field, or what it stands in, need not be there: then a message
/// could be taken without it.
fn is_optional(message: &Message, field: &Field) -> bool {
    field.requirement == Requirement::Optional || is_in_optional(message, field)
}

/// Whether what a field stands in need not be there.
pub(super) fn is_in_optional(message: &Message, field: &Field) -> bool {
    holder(message, field).is_some_and(|holder| is_optional(message, holder))
}

/// What a field stands in.
pub(super) fn holder<'m>(message: &'m Message, field: &Field) -> Option<&'m Field> {
    message.field(field.path.parent()?.as_str())
}
