//! Where in a body a value stands that a JSON Pointer or an XPath names.
//!
//! Read [`Place`] first. [`json()`] and [`xml()`] look for many paths in one
//! walk, [`place`] for one, in a text of either form. Bodies are hostile: none
//! is refused, what can't be read leads nowhere, and a walk takes time by the
//! length of the text and room by the paths that are looked for, however deep
//! it nests. This crate does no I/O.

#![forbid(unsafe_code)]

mod json;
mod place;
mod position;
mod wanted;
mod xml;

pub use json::json;
pub use place::Place;
pub use position::Position;
pub use xml::{LocalNames, Names, xml};

/// Where `at` stands in a text: a JSON Pointer (RFC 6901) in JSON, an XPath of
/// names and ordinals (`/orders/order[2]/@id`) in XML, whatever the prefixes.
/// `None` where there is nothing of it, or the text is neither.
pub fn place(text: &str, at: &str) -> Option<Place> {
    let places = match text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']) {
        start if start.starts_with('<') => xml(text, &mut LocalNames, &[at]),
        _ => json(text, &[at]),
    };
    places.into_iter().next().flatten()
}

/// The bytes of a mark of byte order before a text: it belongs to none.
fn mark(text: &str) -> usize {
    text.len() - text.trim_start_matches('\u{feff}').len()
}
