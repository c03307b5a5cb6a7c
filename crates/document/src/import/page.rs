//! Declared pages: TOML that says of each published page what it declares.

use std::collections::{HashMap, HashSet};

use countersign_contract::{Enumeration, Operation, PAGES, StateMachine};

use super::declare::Declaring;
use super::draft::{Draft, title};
use super::earlier::Earlier;
use super::gap::shortened;
use super::name::{Names, stem};
use super::published::Published;
use super::table::{Table, list, quoted};
use crate::reading::Reading;

/// Longest page that is written, in bytes; a contract reads somewhat longer
/// ones.
const LONGEST: usize = 2 * 1024 * 1024;
/// Most headings that a page keeps besides the titles of what it declares.
const MOST_HEADINGS: usize = 400;
/// Most headings of before.
const MOST_FORMER: usize = 50;

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
    /// A page, or several where one would be too long, for each reading. The
    /// new version of an earlier page is called as that was: clauses cite it.
    pub(super) fn of(
        readings: &[(String, Reading)],
        declared: &Declared,
        published: &Published,
        earlier: &Earlier<'_>,
    ) -> Self {
        let mut names = Names::default();
        for taken in earlier.taken() {
            names.reserve(taken);
        }
        let mut pages = Self {
            files: Vec::new(),
            headings: HashMap::new(),
            first: (String::new(), String::new()),
        };
        let mut things = things(readings.len(), declared, published);
        let first = things.iter().position(|all| !all.is_empty()).unwrap_or(0);
        for (at, (file, reading)) in readings.iter().enumerate() {
            // A page that only tells what another has told declares nothing.
            if things[at].is_empty() && at != first {
                continue;
            }
            let title = title_of(file, reading);
            let called = match earlier.own(at) {
                Some(own) => own.stem().to_owned(),
                None => names.give(&title, "page"),
            };
            let mut head = head(at, &title, reading, declared, earlier);
            let mut name = called.clone();
            let mut open = things[at].drain(..).peekable();
            loop {
                let mut text = format!(
                    "# What {} declares, as an import read it; the next one writes it anew.\n\
                     # What is to be otherwise is said in rulings.toml.\n\n{}",
                    quoted(&published.name(file)),
                    head.under("[page]")
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
                pages.files.push((format!("{PAGES}/{file}"), text));
                if open.peek().is_none() {
                    break;
                }
                name = names.give(&called, "page");
                head = Table::default().text("title", &title);
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

/// The title of a page, or else what its file is called.
pub(super) fn title_of(file: &str, reading: &Reading) -> String {
    title(reading.title.as_deref().unwrap_or_default(), stem(file))
}

/// `[page]`: the title, and what clauses may cite besides the titles of what
/// is declared.
fn head(
    at: usize,
    title: &str,
    reading: &Reading,
    declared: &Declared,
    earlier: &Earlier<'_>,
) -> Table {
    let calls = declared.operations.iter().filter(|(of, _)| *of == at);
    let calls: Vec<&Operation> = calls.map(|(_, call)| call).collect();
    let messages = declared.drafts.iter().filter(|draft| draft.reading == at);
    let messages = messages.filter(|draft| !draft.left_out);
    let titles = calls.iter().map(|call| call.title.as_str());
    let titles = titles.chain(messages.map(|draft| draft.title.as_str()));
    let mut known: HashSet<String> = titles.chain([title]).map(str::to_owned).collect();
    let mut fresh = |words: &String| known.insert(words.clone());
    let mut headings: Vec<String> = reading.headings.iter().map(|it| shortened(it)).collect();
    headings.retain(|words| !words.is_empty() && fresh(words));
    headings.truncate(MOST_HEADINGS);
    let own = earlier.own(at);
    let mut former: Vec<String> = own.map_or_else(Vec::new, |own| own.former(&calls));
    former.retain(&mut fresh);
    former.truncate(MOST_FORMER);
    let listed = |all: &[String]| (!all.is_empty()).then(|| list(all.iter().map(String::as_str)));
    Table::default()
        .text("title", title)
        .maybe("headings", listed(&headings))
        .maybe("formerly", listed(&former))
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
fn things(count: usize, declared: &Declared, published: &Published) -> Vec<Vec<Thing>> {
    let mut all: Vec<Vec<Thing>> = (0..count).map(|_| Vec::new()).collect();
    let mut add = |at: usize, text: String, heading: Option<(String, &str)>| {
        if let Some(things) = all.get_mut(at) {
            let heading = heading.map(|(key, heading)| (key, heading.to_owned()));
            things.push(Thing { text, heading });
        }
    };
    let declaring = Declaring(published);
    for (at, call) in &declared.operations {
        let heading = (key(call), call.title.as_str());
        add(*at, declaring.operation(call), Some(heading));
    }
    for draft in declared.drafts.iter().filter(|draft| !draft.left_out) {
        add(draft.reading, declaring.message(draft), None);
    }
    for (at, list) in &declared.lists {
        add(*at, declaring.enumeration(list), None);
    }
    for (at, states) in &declared.machines {
        add(*at, declaring.machine(states), None);
    }
    all
}
