//! An [`Example`]: an instance of a body that a page shows.

use countersign_contract::Source;

use crate::origin::Origin;

/// An instance of a body.
#[derive(Debug, Clone)]
pub struct Example {
    /// What it is written in.
    pub language: Language,
    /// What it holds, as the page has it.
    pub text: String,
    /// Where its first byte stands in the page.
    pub start: usize,
    /// Where each byte of it stands in the page.
    pub origin: Origin,
    /// What it is an instance of; several where the page gives it for several.
    pub of: Vec<Carried>,
    /// Where it stands.
    pub source: Source,
}

/// What an example is an instance of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Carried {
    /// What this operation (by id) takes.
    Request(String),
    /// What this operation answers, with this status where the page says so.
    Response(String, Option<u16>),
    /// A message (by name); read, written, or both.
    Message {
        /// Its name.
        name: String,
        /// Whether it shows what is read.
        read: bool,
        /// Whether it shows what is written.
        write: bool,
    },
}

/// What an example is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// JSON, or what is meant to be.
    Json,
    /// XML, or what is meant to be.
    Xml,
}
