//! A [`Page`]: what one page declares, before rulings name and amend it.
//!
//! This is the seam between the markups: a reader of one markup makes pages,
//! and everything after it knows pages only.

use crate::{Enumeration, Kind, Method, Requirement, Source};

/// What one page declares.
#[derive(Default)]
pub(crate) struct Page {
    /// File name without folders, as clauses cite it.
    pub(crate) name: String,
    /// All headings and labels, as clauses cite them.
    pub(crate) headings: Vec<String>,
    /// Calls in the order of the page.
    pub(crate) calls: Vec<Call>,
    /// Closed lists of values.
    pub(crate) enumerations: Vec<Enumeration>,
    /// Whether a call could not be read, so that others seem to be missing.
    pub(crate) lost_call: bool,
}

/// One documented call with all that belongs to it.
pub(crate) struct Call {
    pub(crate) title: String,
    pub(crate) method: Method,
    pub(crate) path: String,
    pub(crate) headers: Vec<Header>,
    pub(crate) lists: Vec<FieldList>,
    pub(crate) request_example: Option<Block>,
    pub(crate) answers: Vec<Answer>,
    /// Whether a field could not be read, so that it seems to be missing.
    pub(crate) lost_field: bool,
    pub(crate) source: Source,
}

/// A header line of a call.
pub(crate) struct Header {
    pub(crate) name: String,
    pub(crate) value: String,
    pub(crate) source: Source,
}

/// The bullets under one Required or Optional heading.
pub(crate) struct FieldList {
    pub(crate) requirement: Requirement,
    /// Words of the heading that say what the fields belong to (`Line Item`).
    pub(crate) scope: Option<String>,
    pub(crate) bullets: Vec<Bullet>,
    pub(crate) source: Source,
}

/// One bullet of a field list.
pub(crate) struct Bullet {
    /// How far it is indented, in steps.
    pub(crate) depth: usize,
    pub(crate) entry: Entry,
    pub(crate) source: Source,
}

/// What a bullet says.
pub(crate) enum Entry {
    /// A field of this name (`[n]` at its end for an element) and type.
    Field { name: String, kind: FieldType },
    /// The fields of a sibling are repeated here.
    SameAs(String),
}

/// The type that a page gives a field.
pub(crate) struct FieldType {
    pub(crate) kind: Kind,
    /// For a list: the kind of its elements, and the enumeration that closes
    /// their values.
    pub(crate) element: Option<(Kind, Option<String>)>,
    pub(crate) default: Option<String>,
}

/// A documented answer of a call.
pub(crate) struct Answer {
    /// Its status, where the label says one.
    pub(crate) status: Option<u16>,
    /// The heading or label over it.
    pub(crate) label: String,
    pub(crate) block: Option<Block>,
    pub(crate) source: Source,
}

/// An example block.
pub(crate) struct Block {
    pub(crate) text: String,
    /// Where its first line stands.
    pub(crate) source: Source,
}

/// Kebab case of words in any case: `Workflow Status` → `workflow-status`,
/// `lineItems` → `line-items`.
pub(crate) fn kebab(words: &str) -> String {
    let mut out = String::new();
    let mut previous = ' ';
    for c in words.chars() {
        if c.is_alphanumeric() {
            let breaks = !previous.is_alphanumeric()
                || (c.is_uppercase() && (previous.is_lowercase() || previous.is_numeric()));
            if breaks && !out.is_empty() {
                out.push('-');
            }
            out.extend(c.to_lowercase());
        }
        previous = c;
    }
    out
}

/// The singular of an English plural in kebab case, as far as headings need
/// it: `workflow-statuses` → `workflow-status`, `line-items` → `line-item`.
pub(crate) fn singular(plural: &str) -> &str {
    plural
        .strip_suffix("es")
        .filter(|stem| stem.ends_with('s'))
        .or_else(|| plural.strip_suffix('s'))
        .unwrap_or(plural)
}
