//! Published documentation as it is, with its mistakes: read into fields,
//! operations, answers and states, and told what is wrong with it.
//!
//! The flow is [`Document`] (what stands where, whatever the markup) →
//! [`Reading`] (what it declares, however it is laid out) → findings of the
//! [`lint`], or the files of a contract ([`import`]). OpenAPI descriptions
//! become a [`Reading`] at once. This crate does no I/O: texts come in.

#![forbid(unsafe_code)]

mod diagnostic;
mod document;
pub mod import;
pub mod lint;
mod markup;
mod openapi;
mod origin;
mod reading;
mod text;
pub mod told;

pub use diagnostic::{Diagnostic, Severity};
pub use document::{Block, Cell, Document, Line, Markup, Matter, Row};
pub use origin::Origin;
pub use reading::{
    Because, Body, Carried, Example, Field, FieldType, Language, Machine, Message, Need, Operation,
    Parameter, Place, Reading, Response, Step, Unplaced, ValueList,
};
pub use text::Text;

/// Reads a published page: what it declares, in the order of the page. What
/// can't be placed is in [`Reading::unplaced`], so that nothing is lost.
///
/// `name` is the file's name as findings cite it.
pub fn read(name: &str, body: &str) -> (Document, Reading) {
    let text = Text::new(name, body);
    let document = markup::read(&text);
    let reading = match document.markup {
        Markup::OpenApi => openapi::read(&text),
        _ => reading::read(&document),
    };
    (document, reading)
}
