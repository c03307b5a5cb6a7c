//! Declared pages: TOML that says of each published page what it declares.

use std::collections::HashMap;

use countersign_contract::{
    Basis, Body, Enumeration, Field, Operation, Parameter, Requirement, Response, Shape, Source,
    StateMachine,
};

use super::draft::{Draft, title};
use super::kind;
use super::name::{Names, stem};
use super::table::{Table, list, quoted};
use crate::reading::Reading;

/// Longest page that is written, in bytes; a contract reads somewhat longer
/// ones.
const LONGEST: usize = 2 * 1024 * 1024;

/// All that pages declare, each thing with the page that it comes from.
pub(super) struct Declared {
    pub(super) operations: Vec<(usize, Operation)>,
    pub(super) drafts: Vec<Draft>,
    pub(super) lists: Vec<(usize, Enumeration)>,
    pub(super) machines: Vec<(usize, StateMachine)>,
}

/// The pages that were written.
pub(super) struct Pages {
    /// Paths and texts.
    pub(super) files: Vec<(String, String)>,
    /// File and heading of each call.
    headings: HashMap<String, (String, String)>,
    /// File and title of the first page.
    first: (String, String),
}

impl Pages {
    /// A page, or several where one would be too long, for each reading.
    pub(super) fn of(readings: &[(String, Reading)], declared: &Declared) -> Self {
        let mut names = Names::default();
        let mut pages = Self {
            files: Vec::new(),
            headings: HashMap::new(),
            first: (String::new(), String::new()),
        };
        let mut things = things(readings.len(), declared);
        let first = things.iter().position(|all| !all.is_empty()).unwrap_or(0);
        for (at, (file, reading)) in readings.iter().enumerate() {
            let title = title(reading.title.as_deref().unwrap_or_default(), stem(file));
            // A page that only tells what another has told declares nothing.
            if things[at].is_empty() && at != first {
                continue;
            }
            let mut open = things[at].drain(..).peekable();
            loop {
                let name = names.give(&title, "page");
                let head = Table::default().text("title", &title).under("[page]");
                let mut text = format!(
                    "# What {} declares, as an import read it; the next one writes it anew.\n\
                     # What is to be otherwise is said in rulings.toml.\n\n{head}",
                    quoted(file)
                );
                let file = format!("{name}.toml");
                if pages.first.0.is_empty() {
                    pages.first = (file.clone(), title.clone());
                }
                let empty = text.len();
                while let Some(thing) = open.next_if(|thing| {
                    text.len() == empty || text.len() + thing.text.len() <= LONGEST
                }) {
                    text.push_str(&thing.text);
                    if let Some((key, heading)) = thing.heading {
                        pages.headings.insert(key, (file.clone(), heading));
                    }
                }
                let text = format!("{}\n", text.trim_end());
                pages.files.push((format!("pages/{file}"), text));
                if open.peek().is_none() {
                    break;
                }
            }
        }
        pages
    }

    /// File and heading under which a call stands; those of the first page for
    /// what no page heads.
    pub(super) fn heading_of(&self, call: Option<&Operation>) -> &(String, String) {
        let found = call.and_then(|call| self.headings.get(&key(call)));
        found.unwrap_or(&self.first)
    }
}

/// What tells calls apart, however they are called.
fn key(call: &Operation) -> String {
    format!("{} {} {}", call.method.as_str(), call.path, call.title)
}

/// A table of a page.
struct Thing {
    text: String,
    /// Its key, and the heading that clauses cite.
    heading: Option<(String, String)>,
}

/// The tables of each reading.
fn things(count: usize, declared: &Declared) -> Vec<Vec<Thing>> {
    let mut all: Vec<Vec<Thing>> = (0..count).map(|_| Vec::new()).collect();
    let mut add = |at: usize, text: String, heading: Option<(String, &str)>| {
        if let Some(things) = all.get_mut(at) {
            let heading = heading.map(|(key, heading)| (key, heading.to_owned()));
            things.push(Thing { text, heading });
        }
    };
    for (at, call) in &declared.operations {
        add(*at, operation(call), Some((key(call), &call.title)));
    }
    for draft in declared.drafts.iter().filter(|draft| !draft.left_out) {
        add(draft.reading, message(draft), None);
    }
    for (at, list) in &declared.lists {
        add(*at, enumeration(list), None);
    }
    for (at, states) in &declared.machines {
        add(*at, machine(states), None);
    }
    all
}

/// A place of the published page, without control characters.
fn place(source: &Source) -> String {
    let file = source.file.replace(char::is_control, " ");
    let file = if file.is_empty() { "page" } else { &file };
    format!("{file}:{}", source.line.max(1))
}

fn operation(call: &Operation) -> String {
    let parameters = call.parameters.iter().map(parameter).collect();
    let responses = call.responses.iter().map(response).collect();
    Table::default()
        .text("id", &call.id)
        .text("title", &call.title)
        .text("effect", call.effect.as_str())
        .text("method", call.method.as_str())
        .text("path", &call.path)
        .each("parameters", parameters)
        .maybe("request", call.request.as_ref().map(body))
        .each("response", responses)
        .text("at", &place(&call.source))
        .under("[[operation]]")
}

/// A list of texts, where there are any.
fn listed(texts: &[String]) -> Option<String> {
    (!texts.is_empty()).then(|| list(texts.iter().map(String::as_str)))
}

fn parameter(one: &Parameter) -> Table {
    Table::default()
        .text("name", &one.name)
        .maybe("required", one.required.then(|| "true".to_owned()))
        .maybe("kind", kind::words(one.kind.as_slice()).next().map(quoted))
        .maybe("default", one.default.as_deref().map(quoted))
        .maybe("values", listed(&one.values))
        .maybe("terms", listed(&one.terms))
        .text("at", &place(&one.source))
}

fn response(one: &Response) -> Table {
    Table::default()
        .with("status", one.status.to_string())
        .maybe("body", one.body.as_ref().map(body))
        .text("at", &place(&one.source))
}

fn body(one: &Body) -> String {
    let shape = match one.shape {
        Shape::One => None,
        Shape::List => Some("list"),
        Shape::OneOrList => Some("one-or-list"),
    };
    Table::default()
        .text("message", &one.message)
        .maybe("shape", shape.map(quoted))
        .maybe("wrapper", one.wrapper.as_deref().map(quoted))
        .inline()
}

fn message(draft: &Draft) -> String {
    Table::default()
        .text("name", &draft.name)
        .text("title", &draft.title)
        .maybe("request", draft.request.then(|| "true".to_owned()))
        .maybe("root", draft.root.as_deref().map(quoted))
        .maybe("example", draft.example.as_deref().map(quoted))
        .each("field", draft.fields.iter().map(field).collect())
        .text("at", &place(&draft.source))
        .under("[[message]]")
}

fn field(one: &Field) -> Table {
    let requirement = match &one.requirement {
        Requirement::Optional => None,
        Requirement::Required => Some(quoted("required")),
        Requirement::OneOf(group) => Some(Table::default().text("one-of", group).inline()),
        Requirement::When(condition) => {
            let when = Table::default()
                .text("field", condition.field.as_str())
                .text("equals", &condition.equals);
            Some(Table::default().with("when", when.inline()).inline())
        }
    };
    let exemplified = one.basis == Basis::Exemplified;
    let number = |number: Option<u64>| number.map(|number| number.to_string());
    Table::default()
        .text("path", one.path.as_str())
        .with("kinds", list(kind::words(&one.kinds)))
        .maybe("requirement", requirement)
        .maybe("min", number(one.min))
        .maybe("max", number(one.max))
        .maybe("enumeration", one.enumeration.as_deref().map(quoted))
        .maybe("part", one.part.as_deref().map(quoted))
        .maybe("open", one.open.then(|| "true".to_owned()))
        .maybe("default", one.default.as_deref().map(quoted))
        .maybe("unjudged", listed(&one.unjudged))
        .maybe("basis", exemplified.then(|| quoted("exemplified")))
        .text("at", &place(&one.source))
}

fn enumeration(one: &Enumeration) -> String {
    Table::default()
        .text("name", &one.name)
        .with("values", list(one.values.iter().map(String::as_str)))
        .text("at", &place(&one.source))
        .under("[[enumeration]]")
}

fn machine(one: &StateMachine) -> String {
    let states = one.states.iter().map(|state| {
        Table::default()
            .text("name", &state.name)
            .maybe("implied", state.implied.then(|| "true".to_owned()))
            .text("at", &place(&state.source))
    });
    let steps = one.transitions.iter().map(|step| {
        let reasons =
            (!step.reasons.is_empty()).then(|| list(step.reasons.iter().map(String::as_str)));
        Table::default()
            .text("from", &step.from)
            .text("to", &step.to)
            .maybe("reasons", reasons)
            .text("at", &place(&step.source))
    });
    Table::default()
        .text("name", &one.name)
        .each("state", states.collect())
        .each("step", steps.collect())
        .text("at", &place(&one.source))
        .under("[[machine]]")
}
