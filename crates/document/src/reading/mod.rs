//! A [`Reading`]: what a page declares, however it is laid out.

mod annotation;
mod behind;
mod besides;
mod call;
mod cardinality;
mod code;
mod draft;
mod entry;
mod example;
mod gather;
mod headed;
mod heading;
mod items;
mod keyed;
mod kinds;
mod known;
mod machines;
mod message;
mod names;
mod need;
mod operations;
mod path;
mod place;
mod prose;
mod refer;
mod resolve;
mod run;
mod sections;
mod sentence;
mod spot;
mod spread;
mod status;
mod steps;
mod table;
mod tabs;
mod title;
mod types;
mod unplaced;
mod values;
mod vocabulary;
mod walk;

use countersign_contract::{Kind, Method, Source};

pub use self::example::{Carried, Example, Language};
pub(crate) use self::types::alternatives;
pub use self::unplaced::{Because, Unplaced};
use crate::document::Document;

/// What a page declares, each thing in the order of the page, and once: a page
/// whose text occurs twice declares nothing twice.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// The page's title, where it has one.
    pub title: Option<String>,
    /// Its headings, in the page's words.
    pub headings: Vec<String>,
    /// Calls.
    pub operations: Vec<Operation>,
    /// Bodies whose fields the page lists.
    pub messages: Vec<Message>,
    /// Closed lists of values.
    pub value_lists: Vec<ValueList>,
    /// States and the steps between them.
    pub machines: Vec<Machine>,
    /// Instances of bodies.
    pub examples: Vec<Example>,
    /// What looked like a declaration and could not be placed.
    pub unplaced: Vec<Unplaced>,
}

/// A documented call.
#[derive(Debug, Clone)]
pub struct Operation {
    /// Short id in kebab case, unique within the reading
    /// (`single-order-acknowledgement`).
    pub id: String,
    /// What the page calls it.
    pub title: String,
    /// HTTP method.
    pub method: Method,
    /// Path below the base URL, without a query, parameters as `{name}`.
    pub path: String,
    /// What stands before the path (`https://{environment}`,
    /// `https://api.example.com/v1`), where the page shows it.
    pub base: Option<String>,
    /// Header lines that the page shows: name, value, place.
    pub headers: Vec<(String, String, Source)>,
    /// Documented parameters of path and query.
    pub parameters: Vec<Parameter>,
    /// Header lines that the page lists as parameters.
    pub listed_headers: Vec<Parameter>,
    /// What it takes.
    pub request: Option<Body>,
    /// Documented answers.
    pub responses: Vec<Response>,
    /// What the page says of it besides, by name and value (`deprecated`).
    pub facets: Vec<(String, String)>,
    /// Where the page declares it.
    pub source: Source,
}

/// A parameter of a call.
#[derive(Debug, Clone)]
pub struct Parameter {
    /// Its name.
    pub name: String,
    /// Where it stands.
    pub place: Place,
    /// Whether the page lists it; else only the call shows it.
    pub listed: bool,
    /// Its type.
    pub kind: FieldType,
    /// Whether it must be given.
    pub need: Need,
    /// What holds where it is absent.
    pub default: Option<String>,
    /// The values that it may take, where the page lists them.
    pub values: Vec<String>,
    /// For a parameter in a query language: the names that it may hold.
    pub fields: Vec<String>,
    /// Where the page declares it.
    pub source: Source,
}

/// Where a parameter stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// In a header line.
    Header,
}

/// What a call carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// Name of its [`Message`], or of the message of its elements. A body
    /// that only examples show has a message without fields.
    pub message: String,
    /// Whether it is a list of them.
    pub list: bool,
    /// The element or member that wraps the list, where there is one.
    pub wrapper: Option<String>,
}

/// A documented answer.
#[derive(Debug, Clone)]
pub struct Response {
    /// Its status; `None` where the page describes an answer and names none.
    pub status: Option<u16>,
    /// What the page says of it.
    pub words: String,
    /// What it carries.
    pub body: Option<Body>,
    /// Where the page declares it.
    pub source: Source,
}

/// A body whose fields the page lists.
#[derive(Debug, Clone)]
pub struct Message {
    /// Name in kebab case, unique within the reading.
    pub name: String,
    /// The heading that its fields stand under.
    pub heading: String,
    /// The root element, for XML.
    pub root: Option<String>,
    /// Whether it is XML.
    pub xml: bool,
    /// Fields in the order of the page; parents before children as far as the
    /// page lists them.
    pub fields: Vec<Field>,
    /// Where the page declares it.
    pub source: Source,
}

/// One documented field.
#[derive(Debug, Clone)]
pub struct Field {
    /// Whole path from the message's root, as the page spells it: members
    /// joined by `.`, elements of lists as `[n]` (`lineItems[n].sku`); in XML
    /// elements joined by `/`, attributes with `@` (`order/shop/@id`).
    pub path: String,
    /// Its type.
    pub kind: FieldType,
    /// Whether it must be there in what is read.
    pub read: Need,
    /// Whether it must be there in what is written.
    pub write: Need,
    /// The values that it may take, where the page closes them.
    pub values: Vec<String>,
    /// The name of the [`ValueList`] that closes them, where there is one.
    pub value_list: Option<String>,
    /// What holds where it is absent.
    pub default: Option<String>,
    /// Name of the message that describes what it holds, where another does.
    pub part: Option<String>,
    /// What the page says of it besides.
    pub words: String,
    /// Where the page declares it.
    pub source: Source,
}

/// The type of a field.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FieldType {
    /// As the page writes it; empty where it says nothing.
    pub written: String,
    /// The kind that it means; `None` where the words say nothing known.
    pub kind: Option<Kind>,
    /// For a list: the kind of its elements, where the page says so.
    pub element: Option<Kind>,
    /// What else narrows it (`uuid`, `ISO 8601`, `min 1`), by name and value.
    pub facets: Vec<(String, String)>,
}

/// The facet of a field that may occur several times where it stands, with how
/// often as its value (`1..n`).
pub(crate) const OCCURS: &str = "occurs";

/// Whether a field must be there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Need {
    /// It must.
    Yes,
    /// It need not.
    No,
    /// In a case that the page's words name (`for US`).
    Conditional(String),
    /// The page does not say.
    Unsaid,
}

/// A closed list of values.
#[derive(Debug, Clone)]
pub struct ValueList {
    /// Name in kebab case, singular (`workflow-status`).
    pub name: String,
    /// The values, each where it stands.
    pub values: Vec<(String, Source)>,
    /// Where the page declares it.
    pub source: Source,
}

/// States and the steps between them.
#[derive(Debug, Clone)]
pub struct Machine {
    /// Name in kebab case, singular (`fulfillment-state`).
    pub name: String,
    /// The states that the page lists, each where it stands.
    pub states: Vec<(String, Source)>,
    /// The steps.
    pub steps: Vec<Step>,
    /// Where the page declares it.
    pub source: Source,
}

/// A step between two states.
#[derive(Debug, Clone)]
pub struct Step {
    /// The state before, as the page writes it.
    pub from: String,
    /// The state after, as the page writes it.
    pub to: String,
    /// Documented reasons, as the page writes them.
    pub reasons: Vec<String>,
    /// Where the page declares it.
    pub source: Source,
}

/// Reads what a document declares.
pub(crate) fn read(document: &Document) -> Reading {
    walk::read(document)
}
