//! A [`Heading`]: what its words say of what stands under it.

use crate::document::Line;

use super::entry;
use super::names::{self, is_one};
use super::vocabulary::{is_about_fields, is_known, is_of_calls};
use super::{Need, status};

/// Which way a body travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    /// To the endpoint.
    Request,
    /// From it.
    Response,
}

/// What fields stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Body,
    Query,
    Path,
    Header,
    /// Said to be parameters; where they travel follows from the method.
    Parameters,
}

/// What the words of a heading say.
#[derive(Debug, Clone, Default)]
pub(super) struct Heading {
    /// Its words.
    pub(super) title: String,
    /// The words that say nothing known; empty where all of them do.
    pub(super) left: Vec<String>,
    pub(super) need: Option<Need>,
    pub(super) place: Option<Place>,
    pub(super) direction: Option<Direction>,
    pub(super) status: Option<u16>,
    /// Whether answers stand under it.
    pub(super) statuses: bool,
    pub(super) example: bool,
    /// Whether fields stand under it, whatever they are called.
    pub(super) fields: bool,
    /// Whether it only says what the things below it are, and begins no topic.
    pub(super) modifies: bool,
}

/// Longest heading, in words, that can be anything but a topic.
const MOST_WORDS: usize = 12;

impl Heading {
    /// Reads a heading, or a line that stands in place of one.
    pub(super) fn read(title: &str) -> Self {
        let words = names::words(title);
        let has = |of: &[&str]| words.iter().any(|word| is_one(word, of));
        let mut heading = Self {
            title: title.trim().trim_end_matches(':').trim().to_owned(),
            ..Self::default()
        };
        if words.len() > MOST_WORDS || words.is_empty() {
            heading.left = words;
            return heading;
        }
        heading.need = need(&words).filter(|_| !is_of_whole(&words));
        heading.example = has(&["example", "examples", "sample", "samples"]);
        heading.place = place(&words);
        heading.direction = direction(&words);
        let codes = has(&["codes", "code", "statuses"])
            && has(&[
                "status",
                "error",
                "errors",
                "response",
                "responses",
                "return",
                "http",
                "result",
            ]);
        heading.statuses = codes
            || words == ["errors"]
            || words == ["error", "responses"]
            || words == ["error", "response"];
        heading.status = status::first(title).filter(|_| {
            heading.direction.is_some()
                || heading.example
                || codes
                || status::at_front(title).is_some()
        });
        if heading.status.is_some() && heading.direction.is_none() {
            heading.direction = Some(Direction::Response);
        }
        heading.left = words
            .iter()
            .filter(|word| !is_known(word))
            .cloned()
            .collect();
        heading.fields = heading.left.is_empty()
            && has(&[
                "fields",
                "attributes",
                "properties",
                "members",
                "elements",
                "parameters",
                "arguments",
            ]);
        let says = heading.fields
            || heading.need.is_some()
            || heading.example
            || heading.place.is_some()
            || heading.direction.is_some()
            || heading.statuses
            || heading.status.is_some();
        heading.modifies = says
            && (heading.left.is_empty()
                || heading.example
                || codes
                || heading.status.is_some()
                || heading.need.is_some() && heading.left.len() <= 3);
        heading
    }

    /// Whether it says what stands under it, apart from the words of this
    /// title: `Create order request` under `Create order`.
    pub(super) fn modifies_topic(&self, title: &str) -> bool {
        if self.modifies {
            return true;
        }
        let words: Vec<_> = names::words(title)
            .iter()
            .map(|word| names::singular(word))
            .collect();
        (self.direction.is_some() || self.place.is_some())
            && self
                .left
                .iter()
                .all(|word| words.contains(&names::singular(word)))
    }

    /// Whether it only announces what every call has: `Endpoint`, `URL`.
    pub(super) fn is_transparent(&self) -> bool {
        let words = names::words(&self.title);
        !words.is_empty() && words.iter().all(|word| is_of_calls(word))
    }

    /// How far a line of these words stands below the topic, where nothing
    /// but the words tells: what is required or not stands below what travels
    /// where.
    pub(super) fn rank(&self) -> u16 {
        if self.need.is_some() && self.direction.is_none() && self.place.is_none() {
            2
        } else {
            1
        }
    }

    /// The words that may name what holds the fields (`Line Item`).
    pub(super) fn scope(&self) -> Option<String> {
        let words = names::words(&self.title);
        let words: Vec<_> = words
            .into_iter()
            .filter(|word| !is_about_fields(word))
            .collect();
        (self.need.is_some() && !words.is_empty()).then(|| names::singular(&words.concat()))
    }
}

/// An item that only says whether what is below it is required. Code is the
/// name of a field, and so is what a type stands behind, whatever the words
/// mean elsewhere: `` `status` (string, required)``.
pub(super) fn group(line: &Line) -> Option<Need> {
    let is_field = entry::read(std::slice::from_ref(line), 0).is_some_and(|entry| {
        let name = entry.name.as_deref().unwrap_or_default();
        let is_typed = !entry.says.kind.written.is_empty();
        entry.certain && (is_typed || !is_about_fields(&name.to_ascii_lowercase()))
    });
    if is_field || !line.code.is_empty() {
        return None;
    }
    let heading = Heading::read(&line.words);
    (heading.modifies && heading.left.is_empty())
        .then_some(heading.need)
        .flatten()
}

/// Whether a heading says of a whole body that it is required, and not of the
/// fields below: `Request body required`.
fn is_of_whole(words: &[String]) -> bool {
    let has = |of: &[&str]| words.iter().any(|word| is_one(word, of));
    let last = words.last().map(String::as_str);
    matches!(last, Some("required" | "optional"))
        && has(&["body", "schema", "payload"])
        && !has(&["fields", "parameters", "params", "attributes", "properties"])
}

fn need(words: &[String]) -> Option<Need> {
    let has = |word: &str| words.iter().any(|one| one == word);
    let required = has("required") || has("mandatory");
    let optional = has("optional");
    match (required, optional) {
        (true, true) => None,
        (true, false) if has("not") => Some(Need::No),
        (true, false) if has("conditionally") || has("if") => {
            Some(Need::Conditional(words.join(" ")))
        }
        (true, false) => Some(Need::Yes),
        (false, true) => Some(Need::No),
        (false, false) if has("conditional") => Some(Need::Conditional(words.join(" "))),
        (false, false) => None,
    }
}

fn place(words: &[String]) -> Option<Place> {
    let has = |of: &[&str]| words.iter().any(|word| is_one(word, of));
    let parameters = has(&["parameter", "parameters", "params", "variables"]);
    if has(&["header", "headers"]) {
        Some(Place::Header)
    } else if has(&["body", "payload"]) {
        Some(Place::Body)
    } else if has(&["query", "querystring"])
        && (parameters || has(&["string", "strings", "options"]) || words.len() == 1)
    {
        Some(Place::Query)
    } else if has(&["path"]) && (parameters || words.len() == 1) {
        Some(Place::Path)
    } else if parameters && has(&["url", "uri"]) {
        Some(Place::Parameters)
    } else if has(&["filters", "filter"]) && words.len() < 3 {
        Some(Place::Query)
    } else if parameters || has(&["arguments"]) {
        Some(Place::Parameters)
    } else {
        None
    }
}

fn direction(words: &[String]) -> Option<Direction> {
    let position = |of: &[&str]| words.iter().rposition(|word| is_one(word, of));
    let response = position(&[
        "response",
        "responses",
        "returns",
        "returned",
        "return",
        "reply",
        "answer",
        "output",
        "result",
        "read",
    ]);
    let request = position(&[
        "request",
        "requests",
        "payload",
        "body",
        "input",
        "write",
        "arguments",
    ]);
    match (request, response) {
        (_, Some(_)) => Some(Direction::Response),
        (Some(_), None) => Some(Direction::Request),
        (None, None) => None,
    }
}
