//! A [`Page`]: what one page declares, before rulings name and amend it.
//!
//! This is the seam between the markups: a reader of one markup makes pages,
//! and everything after it knows pages only.

use crate::{
    Enumeration, Kind, Message, Method, Operation, Parameter, Requirement, Source, StateMachine,
};

/// What one page declares.
#[derive(Default)]
pub(crate) struct Page {
    /// File name without folders, as clauses cite it.
    pub(crate) name: String,
    /// All headings and labels, as clauses cite them.
    pub(crate) headings: Vec<String>,
    /// Calls in the order of the page.
    pub(crate) calls: Vec<Call>,
    /// Bodies that the page describes apart from the calls that carry them.
    pub(crate) tables: Vec<FieldTable>,
    /// States and the steps between them.
    pub(crate) states: Vec<States>,
    /// Closed lists of values.
    pub(crate) enumerations: Vec<Enumeration>,
    /// What is declared as it stands in the contract.
    pub(crate) declared: Declared,
    /// Whether a call could not be read, so that others seem to be missing.
    pub(crate) lost_call: bool,
}

/// What a page declares under the names, and in the paths, of the contract.
#[derive(Default)]
pub(crate) struct Declared {
    pub(crate) operations: Vec<Operation>,
    pub(crate) messages: Vec<Message>,
    pub(crate) machines: Vec<StateMachine>,
}

/// One documented call with all that belongs to it.
pub(crate) struct Call {
    pub(crate) title: String,
    pub(crate) method: Method,
    pub(crate) path: String,
    pub(crate) headers: Vec<Header>,
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) lists: Vec<FieldList>,
    /// What is sent, where the page describes it apart from the call.
    pub(crate) request: Option<Representation>,
    pub(crate) request_example: Option<Block>,
    /// Instances of what is sent, under headings of their own.
    pub(crate) samples: Vec<Block>,
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
    /// What is answered, where the page describes it apart from the call.
    pub(crate) representation: Option<Representation>,
    pub(crate) source: Source,
}

/// A body that a call carries and the page describes elsewhere.
pub(crate) struct Representation {
    /// Its block: the root element, and what else it shows.
    pub(crate) block: Block,
    /// Heading of the section that describes it, where the page refers to one.
    pub(crate) section: Option<String>,
}

/// A table of fields.
pub(crate) struct FieldTable {
    /// The heading over it.
    pub(crate) heading: String,
    pub(crate) rows: Vec<FieldRow>,
    pub(crate) examples: Vec<TableExample>,
    /// Whether a row could not be read, so that a field seems to be missing.
    pub(crate) lost_field: bool,
    pub(crate) source: Source,
}

/// One row of a table of fields.
pub(crate) struct FieldRow {
    /// Names from the root element on, an attribute's with `@` before it.
    pub(crate) path: Vec<String>,
    /// Whether it is mandatory in what is read.
    pub(crate) read: Mark,
    /// Whether it is mandatory in what is written.
    pub(crate) write: Mark,
    /// Heading of the section that describes what it holds.
    pub(crate) section: Option<String>,
    pub(crate) source: Source,
}

/// What a cell says about whether a field is mandatory.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Mark {
    /// Nothing.
    Blank,
    /// It is.
    Always,
    /// It is in a case that these words name.
    In(String),
}

/// An instance of what a table describes.
pub(crate) struct TableExample {
    /// Whether it shows what is read.
    pub(crate) read: bool,
    /// Whether it shows what is written.
    pub(crate) write: bool,
    pub(crate) block: Block,
}

/// The states under one heading.
pub(crate) struct States {
    /// The heading over them.
    pub(crate) heading: String,
    /// Each as the page writes it.
    pub(crate) names: Vec<(String, Source)>,
    pub(crate) steps: Vec<Step>,
    pub(crate) source: Source,
}

/// A step between two states, each as the page writes it.
pub(crate) struct Step {
    pub(crate) from: String,
    pub(crate) to: String,
    /// Kebab case.
    pub(crate) reasons: Vec<String>,
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
pub fn kebab(words: &str) -> String {
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
pub fn singular(plural: &str) -> &str {
    plural
        .strip_suffix("es")
        .filter(|stem| stem.ends_with('s'))
        .or_else(|| plural.strip_suffix('s'))
        .unwrap_or(plural)
}

/// Whether an element of this name holds the elements of that name, as a list
/// does: `properties` and `property`.
pub fn is_plural(plural: &str, of: &str) -> bool {
    let Some(ending) = plural.strip_prefix(of) else {
        let stem = of.strip_suffix('y');
        return stem.is_some_and(|stem| plural.strip_prefix(stem) == Some("ies"));
    };
    ending == "s" || ending == "es"
}
