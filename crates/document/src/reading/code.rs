//! Blocks of code: request lines, answers, examples and diagrams.

use crate::origin::Origin;

use super::call::{self, Call};
use super::heading::Direction;
use super::prose;
use super::walk::Walk;
use super::{Carried, Example, Language, status, steps};

/// An example that stands above the call that it is of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Early {
    /// Which of the page's examples it is.
    pub(super) example: usize,
    pub(super) direction: Option<Direction>,
    pub(super) status: Option<u16>,
}

/// Most examples of a topic that wait for its call.
const MOST_EARLY: usize = 16;

/// A body that fields or an example show.
#[derive(Debug, Clone)]
pub(super) struct Shown {
    pub(super) operation: usize,
    pub(super) direction: Direction,
    pub(super) status: Option<u16>,
    /// The message that has its fields, by name.
    pub(super) message: Option<String>,
    /// Whether an example is a list.
    pub(super) list: Option<bool>,
    /// The root element of an example in XML.
    pub(super) root: Option<String>,
    pub(super) offset: usize,
}

/// The name of the message that a call takes or answers, where the page has
/// none for it.
pub(super) fn message_name(operation: &str, direction: Direction, status: Option<u16>) -> String {
    match direction {
        Direction::Request => operation.to_owned(),
        Direction::Response if status.is_some_and(|status| status >= 400) => {
            format!("{operation}-error")
        }
        Direction::Response => format!("{operation}-response"),
    }
}

/// Reads a block of code.
pub(super) fn read(walk: &mut Walk<'_>, language: Option<&str>, text: &str, origin: &Origin) {
    let trimmed = text.trim_start();
    let start = text.len() - trimmed.len();
    if trimmed.starts_with(['{', '[', '<']) {
        example(walk, text, start, origin);
        return;
    }
    let is_diagram = language == Some("mermaid")
        || language == Some("plantuml")
        || trimmed.starts_with("stateDiagram");
    if is_diagram && (trimmed.starts_with("state") || steps::tells_of_states(walk)) {
        let mut offset = 0;
        let lines: Vec<_> = text
            .split_inclusive('\n')
            .map(|line| {
                let at = offset + line.len() - line.trim_start().len();
                offset += line.len();
                (line.trim(), walk.page.at(origin.at(at)))
            })
            .collect();
        steps::diagram(walk, lines.into_iter());
        return;
    }
    if trimmed.contains('>') && steps::tells_of_states(walk) && steps::chains(walk, text, origin) {
        return;
    }
    message(walk, text, origin);
}

/// Reads a request or an answer as it travels: its first line, headers, and a
/// body behind an empty line. Several may follow each other.
fn message(walk: &mut Walk<'_>, text: &str, origin: &Origin) {
    let mut offset = 0;
    let mut operation = None;
    let mut direction = None;
    let mut shell = String::new();
    for line in text.split_inclusive('\n') {
        let at = offset;
        offset += line.len();
        let words = line.trim();
        let words = words
            .strip_prefix("$ ")
            .or_else(|| words.strip_prefix("> "))
            .unwrap_or(words);
        if words.starts_with("curl ") || !shell.is_empty() {
            shell.push_str(words.trim_end_matches('\\'));
            shell.push(' ');
            if !words.ends_with('\\') {
                curl(walk, &std::mem::take(&mut shell), origin.at(at));
            }
        } else if let Some((call, _)) = call::read(words) {
            operation = Some(walk.call(&call, origin.at(at)));
            direction = Some(Direction::Request);
        } else if words.starts_with("HTTP/") {
            let status = status::first(words);
            walk.answer(
                status,
                words.split_once(' ').map_or("", |(_, rest)| {
                    rest.trim_start_matches(|letter: char| letter.is_ascii_digit())
                }),
                origin.at(at),
            );
            walk.cue.status = status;
            direction = Some(Direction::Response);
            operation = None;
        } else if words.starts_with(['{', '[', '<']) && direction.is_some() {
            walk.cue.direction = direction;
            example(
                walk,
                text,
                at + line.len() - line.trim_start().len(),
                origin,
            );
            return;
        } else if let Some((name, value)) = prose::header(words)
            && let Some(operation) = operation
        {
            let source = walk.page.at(origin.at(at));
            walk.header(operation, name, value, source);
        } else if walk.operation.is_none()
            && text.lines().count() == 1
            && let Some(method) = walk.apart.0
            && let Some(target) = call::target(words)
        {
            walk.call(&Call { method, target }, origin.at(at));
        }
    }
    if !shell.is_empty() {
        curl(walk, &shell, origin.at(0));
    }
}

/// Reads a command of curl. A page that told of its call already only shows
/// it once more.
fn curl(walk: &mut Walk<'_>, command: &str, offset: usize) {
    if walk.operation.is_some() {
        return;
    }
    let mut words = command.split_whitespace().skip(1);
    let (mut method, mut url, mut data) = (None, None, false);
    while let Some(word) = words.next() {
        match word {
            "-X" | "--request" => method = words.next(),
            "-d" | "--data" | "--data-raw" | "--data-binary" | "-F" | "--form" | "--json"
            | "--data-urlencode" => data = true,
            _ if word.starts_with("-X") => method = word.get(2..),
            _ if word.trim_matches(['"', '\'']).starts_with("http") => url = Some(word),
            _ => {}
        }
    }
    let usual = if data { "POST" } else { "GET" };
    let method = call::method(method.unwrap_or(usual).trim_matches(['"', '\'']));
    if let (Some(method), Some(target)) = (method, url.and_then(call::target)) {
        walk.call(&Call { method, target }, offset);
    }
}

/// Reads an instance of a body that begins at this byte of the block.
fn example(walk: &mut Walk<'_>, text: &str, start: usize, origin: &Origin) {
    let body = text.get(start..).unwrap_or_default();
    let language = if body.starts_with('<') {
        Language::Xml
    } else {
        Language::Json
    };
    let is_page = ["<!doctype", "<html", "<div", "<script"].iter().any(|tag| {
        body.get(..tag.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(tag))
    });
    if is_page {
        return;
    }
    let offset = origin.at(start);
    let (of, shown) = carried(walk, body, language, offset);
    let is_early = of.is_empty() && walk.early.len() < MOST_EARLY;
    walk.bodies.extend(shown);
    let source = walk.page.at(offset);
    let index = walk.page.example(Example {
        language,
        text: body.to_owned(),
        start: offset,
        origin: origin.behind(start),
        of,
        source,
    });
    if is_early {
        let context = walk.context();
        walk.early.push(Early {
            example: index,
            direction: context.direction.or(walk.cue.direction),
            status: context.status.or(walk.cue.status),
        });
    }
}

/// Gives the examples that stand above their call to it: some pages show
/// first what they tell of afterwards.
pub(super) fn join(walk: &mut Walk<'_>, operation: usize) {
    for early in std::mem::take(&mut walk.early) {
        let direction = early.direction.unwrap_or_else(|| usual(walk, operation));
        let example = &walk.page.examples[early.example];
        let (language, offset) = (example.language, example.start);
        let text = example.text.clone();
        let status = early.status;
        let (of, shown) = body_of(walk, operation, direction, status, &text, language, offset);
        walk.bodies.push(shown);
        walk.page.examples[early.example].of.push(of);
    }
}

/// What an example is an instance of, as headings and the lines above say.
fn carried(
    walk: &mut Walk<'_>,
    body: &str,
    language: Language,
    offset: usize,
) -> (Vec<Carried>, Option<Shown>) {
    let context = walk.context();
    let direction = context.direction.or(walk.cue.direction);
    let status = context.status.or(walk.cue.status);
    let Some((operation, _)) = walk.operation else {
        let of = walk.message.map(|(index, _)| Carried::Message {
            name: walk.page.messages[index].message.name.clone(),
            read: direction != Some(Direction::Request),
            write: direction != Some(Direction::Response),
        });
        return (of.into_iter().collect(), None);
    };
    let direction = direction.unwrap_or_else(|| usual(walk, operation));
    let (of, shown) = body_of(walk, operation, direction, status, body, language, offset);
    (vec![of], Some(shown))
}

/// What an example says of the body of a call that it is an instance of.
fn body_of(
    walk: &mut Walk<'_>,
    operation: usize,
    direction: Direction,
    status: Option<u16>,
    body: &str,
    language: Language,
    offset: usize,
) -> (Carried, Shown) {
    let id = walk.page.operations[operation].id.clone();
    let of = match direction {
        Direction::Request => Carried::Request(id),
        Direction::Response => Carried::Response(id, status),
    };
    let status = status.filter(|_| direction == Direction::Response);
    let shown = Shown {
        operation,
        direction,
        status,
        message: None,
        list: (language == Language::Json).then(|| body.starts_with('[')),
        root: (language == Language::Xml).then(|| root(body)).flatten(),
        offset,
    };
    walk.page
        .shows(operation, direction, walk.spot_of_heading());
    (of, shown)
}

/// The direction of an example that nothing is said of: a call that takes no
/// body answers; else the first in a section is what is sent.
fn usual(walk: &Walk<'_>, operation: usize) -> Direction {
    let sent = walk.page.sent(operation);
    match sent {
        _ if !walk.page.takes_body(operation) => Direction::Response,
        Some(place) if *place == walk.spot_of_heading() => Direction::Response,
        _ => Direction::Request,
    }
}

/// The name of the first element, without its prefix.
fn root(body: &str) -> Option<String> {
    let mut rest = body;
    loop {
        let (_, after) = rest.split_once('<')?;
        if after.starts_with(['?', '!']) {
            rest = after;
            continue;
        }
        let end = after
            .find(|letter: char| !(letter.is_alphanumeric() || "_-.:".contains(letter)))
            .unwrap_or(after.len());
        let name = after[..end].rsplit(':').next()?;
        return (!name.is_empty()).then(|| name.to_owned());
    }
}
