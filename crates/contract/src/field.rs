//! A [`Message`] and its [`Field`]s.

use serde::{Deserialize, Serialize};

use crate::{Basis, FieldPath, Source};

/// A documented body: a flat list of fields, each with its whole path.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Message {
    /// Name in kebab case (`acknowledgement`, `order`, `conflict`).
    pub name: String,
    /// What people call it.
    pub title: String,
    /// Whether clients send it; answers otherwise.
    pub request: bool,
    /// The root element, which then begins the path of every field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub root: Option<String>,
    /// Fields in the order of the page, parents before children.
    pub fields: Vec<Field>,
    /// An instance that the page or the sample rows give, as text of the
    /// wire form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub example: Option<String>,
    /// Where the page declares it.
    pub source: Source,
}

impl Message {
    /// The field with this path.
    pub fn field(&self, path: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.path.as_str() == path)
    }
}

/// One documented field.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Field {
    /// Whole path from the message's root: `lineItems[n].recipeSetId`. A list
    /// (`lineItems`) and its element (`lineItems[n]`) are fields of their own.
    pub path: FieldPath,
    /// The kinds that its value may have; more than one after a ruling.
    pub kinds: Vec<Kind>,
    /// Whether it must be there.
    pub requirement: Requirement,
    /// Fewest elements of a list, or characters of a text; least value of a
    /// number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<u64>,
    /// Most elements of a list, or characters of a text; greatest value of a
    /// number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<u64>,
    /// Name of the enumeration that closes its values.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enumeration: Option<String>,
    /// For an object that the pages describe once for several places: the name
    /// of that description, kebab case (`address`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    /// For an object: whether it may hold what no page describes.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub open: bool,
    /// What holds where it is absent, in the page's words reduced to a value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default: Option<String>,
    /// What the page says of its values besides, as name and value
    /// (`pattern ^[A-Z]{2}$`, [`Facet::NULLABLE`](crate::Facet)). No run judges
    /// it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unjudged: Vec<String>,
    /// How we know of it.
    pub basis: Basis,
    /// Where the page, or the ruling, declares it.
    pub source: Source,
}

impl Field {
    /// A field that a page declares, with nothing but its kind.
    pub fn documented(
        path: FieldPath,
        kind: Kind,
        requirement: Requirement,
        source: Source,
    ) -> Self {
        Self {
            path,
            kinds: vec![kind],
            requirement,
            min: None,
            max: None,
            enumeration: None,
            part: None,
            open: false,
            default: None,
            unjudged: Vec::new(),
            basis: Basis::Documented,
            source,
        }
    }
}

/// The kind of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Text.
    Text,
    /// A number of any form.
    Number,
    /// A whole number of the wire form (`5`).
    Integer,
    /// Text that holds a whole number (`"5"`).
    IntegerText,
    /// True or false.
    Boolean,
    /// Text that holds an ISO 8601 date, or date and time.
    DateTime,
    /// An object.
    Object,
    /// A list.
    List,
}

impl Kind {
    /// The kind as contracts write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Number => "number",
            Self::Integer => "integer",
            Self::IntegerText => "integer-text",
            Self::Boolean => "boolean",
            Self::DateTime => "date-time",
            Self::Object => "object",
            Self::List => "list",
        }
    }
}

/// Whether a field must be there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Requirement {
    /// Always (within its parent, where that is there).
    Required,
    /// Never; null is as good as absent.
    Optional,
    /// At least one field of the named group must be there.
    OneOf(String),
    /// Where another field has a certain value; optional otherwise.
    When(Condition),
}

/// What another field holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition {
    /// Whole path of the other field in the same message.
    pub field: FieldPath,
    /// The text that it holds.
    pub equals: String,
}
