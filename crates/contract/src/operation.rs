//! An [`Operation`]: one method and path, what it takes and how it answers.

use serde::{Deserialize, Serialize};

use crate::{Basis, Kind, Source};

/// One documented call.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Operation {
    /// Short id in kebab case (`acknowledgement`, `bulk-acknowledgement`,
    /// `full-order`, `lookup`, `search`, `shipment`).
    pub id: String,
    /// What people call it.
    pub title: String,
    /// What a successful call does to the state.
    pub effect: Effect,
    /// HTTP method.
    pub method: Method,
    /// Path below the base URL, with `{parameters}`.
    pub path: String,
    /// The path that URLs have before this one, where a page shows it (`/v1`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<String>,
    /// Documented parameters of the query.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parameters: Vec<Parameter>,
    /// What is documented of parameters of the path; the others are any text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub in_path: Vec<Parameter>,
    /// Documented header lines of the request, but for the credential and what
    /// HTTP itself has. No run sends them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<Parameter>,
    /// What the request carries.
    pub request: Option<Body>,
    /// Documented answers, by status; empty where no page shows one.
    pub responses: Vec<Response>,
    /// What the page says of it besides, as name and value
    /// (`deprecated true`). No run judges it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unjudged: Vec<String>,
    /// Where the page declares it.
    pub source: Source,
}

/// What a successful call does to the state of entities.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Effect {
    /// Makes an entity, or several.
    Create,
    /// Changes an entity that exists.
    Change,
    /// Shows one entity by its key.
    Show,
    /// Finds entities by what they are.
    Find,
    /// Shows a part of an entity.
    Part,
    /// Tells what has changed since it was told last.
    News,
    /// Marks news as read.
    Dismiss,
}

impl Effect {
    /// The effect as contracts write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Change => "change",
            Self::Show => "show",
            Self::Find => "find",
            Self::Part => "part",
            Self::News => "news",
            Self::Dismiss => "dismiss",
        }
    }
}

/// HTTP methods that pages use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
#[allow(missing_docs, reason = "the names are the methods")]
pub enum Method {
    Get,
    Post,
    Put,
    Patch,
    Delete,
}

impl Method {
    /// The method as it stands on the request line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}

/// A documented parameter: of the query, of the path, or a header line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Parameter {
    /// Its name (`sortField`).
    pub name: String,
    /// Whether it must be given.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub required: bool,
    /// What the text of its value is of, where the page says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// What holds where it is absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default: Option<String>,
    /// The values that it may take, where the page lists them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<String>,
    /// For a parameter in a query language: the fields that it may name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub terms: Vec<String>,
    /// Where the page declares it.
    pub source: Source,
}

/// A message in one of the shapes that a body may take.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Body {
    /// Name of the message.
    pub message: String,
    /// Whether the body is one message, a list of them, or either.
    pub shape: Shape,
    /// The root element that holds the list; none where a list needs no
    /// name (JSON).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wrapper: Option<String>,
}

/// How often a message occurs in a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shape {
    /// The body is one message.
    #[default]
    One,
    /// The body is a list of messages.
    List,
    /// Either is conforming.
    OneOrList,
}

/// A documented answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Response {
    /// HTTP status.
    pub status: u16,
    /// The documented body, where a page or a ruling gives one.
    pub body: Option<Body>,
    /// How we know.
    pub basis: Basis,
    /// Where the page, or the ruling, says so.
    pub source: Source,
}

impl Operation {
    /// How many parameters its path has.
    pub fn path_parameters(&self) -> usize {
        self.path.matches('{').count()
    }

    /// The documented answer with this status.
    pub fn response(&self, status: u16) -> Option<&Response> {
        self.responses
            .iter()
            .find(|response| response.status == status)
    }
}
