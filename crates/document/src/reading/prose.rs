//! Paragraphs: request lines, lines in place of headings, and what sentences
//! declare.

use crate::document::Line;

use super::annotation::Annotation;
use super::call::{self, Call};
use super::headed;
use super::heading::{Direction, Heading};
use super::refer;
use super::walk::Walk;
use super::{Place, entry, items, path, run, status, steps};

/// Longest line, in words, that stands in place of a heading.
const SHORT: usize = 9;

/// Reads a paragraph.
pub(super) fn read(walk: &mut Walk<'_>, lines: &[Line]) {
    if let Some(entry) = entry::stacked(lines).filter(|_| items::says_fields(&walk.context())) {
        walk.field(entry);
        walk.stacked = lines.last().map(|line| walk.page.at(line.start).line);
        return;
    }
    if let Some(entries) = headed::read(lines).filter(|_| items::says_fields(&walk.context())) {
        walk.fields(entries);
        return;
    }
    let mut rest = lines.iter().peekable();
    while let Some(line) = rest.next() {
        let above = walk.above.replace(line.words.clone());
        walk.opens = line.words.ends_with(':');
        if let Some(run) = run::read(line) {
            walk.fields(run.entries);
            if let Some((at, words)) = run.rest {
                let because = "it is no field, and stands behind fields in their line";
                walk.page.unplaced_at(at, &words, because);
            }
            continue;
        }
        let own = std::mem::replace(&mut walk.above, above);
        let call = request_line(walk, line).or_else(|| keyed(walk, line).then_some(usize::MAX));
        if let Some(operation) = call {
            if operation == usize::MAX {
                continue;
            }
            while let Some((name, value)) = rest.peek().and_then(|line| header(&line.words)) {
                let source = walk.page.at(rest.next().map_or(0, |line| line.start));
                walk.header(operation, name, value, source);
            }
            continue;
        }
        walk.above = own;
        if !(steps::arrow(walk, line) || in_place_of_heading(walk, line)) {
            self::line(walk, line);
        }
    }
}

/// A header line: `Name: value`.
pub(super) fn header(words: &str) -> Option<(&str, &str)> {
    let (name, value) = words.split_once(": ")?;
    let is_name = name.len() < 64
        && name
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || "-_".contains(letter));
    (is_name && name.contains(['-', '_']) || matches!(name, "Host" | "Accept" | "Authorization"))
        .then_some((name, value))
}

/// Reads a line that is a call and little else.
fn request_line(walk: &mut Walk<'_>, line: &Line) -> Option<usize> {
    let words = line.words.trim_matches('`');
    if let Some((call, rest)) = call::read(words) {
        let is_all = rest.len() < 48 && !rest.ends_with('.');
        // `POST /x` in a sentence mentions a call that is told of elsewhere.
        return (is_all || walk.operation.is_none()).then(|| walk.call(&call, line.start));
    }
    let span = line
        .code
        .iter()
        .find(|span| call::read(&line.words[(*span).clone()]).is_some())?;
    let (call, _) = call::read(&line.words[span.clone()])?;
    let others = line.words.len() - span.len();
    (others < 24 && walk.operation.is_none()).then(|| walk.call(&call, line.start + span.start))
}

/// Reads `Method: POST`, `Endpoint: /v1/orders`: halves of a call make one.
pub(super) fn keyed(walk: &mut Walk<'_>, line: &Line) -> bool {
    let words = line.words.as_str();
    let alone = call::method(&words.trim_matches('`').to_ascii_uppercase());
    let Some((key, value)) = words.split_once(':').or(alone.map(|_| ("method", words))) else {
        // A path below a method that stood alone.
        let is_due = walk.apart.0.is_some() && words.starts_with(['/', 'h']);
        let target =
            call::target(words.trim_matches('`')).filter(|_| is_due && !words.contains(' '));
        return target.is_some_and(|target| apart(walk, None, Some(target), line.start));
    };
    let value = value.trim().trim_matches('`').trim();
    match key.trim().to_ascii_lowercase().as_str() {
        "method" | "http method" | "verb" | "request method" => {
            match call::method(&value.to_ascii_uppercase()) {
                Some(method) => apart(walk, Some(method), None, line.start),
                None => false,
            }
        }
        "url" | "uri" | "endpoint" | "path" | "request url" | "resource" | "route" | "request"
        | "api endpoint" | "http request" | "call" | "resource url" => {
            if let Some((call, _)) = call::read(value) {
                walk.call(&call, line.start);
                return true;
            }
            match call::target(value).filter(|_| !value.contains(' ')) {
                Some(target) => apart(walk, None, Some(target), line.start),
                None => false,
            }
        }
        // `https://…` has a colon, too.
        "https" | "http" if walk.apart.0.is_some() && !words.contains(' ') => {
            match call::target(words) {
                Some(target) => apart(walk, None, Some(target), line.start),
                None => false,
            }
        }
        _ => false,
    }
}

fn apart(
    walk: &mut Walk<'_>,
    method: Option<countersign_contract::Method>,
    target: Option<call::Target>,
    offset: usize,
) -> bool {
    walk.apart.0 = method.or(walk.apart.0);
    walk.apart.1 = target.or(walk.apart.1.take());
    if let (Some(method), Some(target)) = (walk.apart.0, walk.apart.1.clone()) {
        walk.call(&Call { method, target }, offset);
    }
    true
}

/// Reads a line that stands in place of a heading: bold, or with a colon at
/// its end; or the status of the answer that follows.
fn in_place_of_heading(walk: &mut Walk<'_>, line: &Line) -> bool {
    let words = line.words.as_str();
    let bold = line
        .strong
        .first()
        .filter(|span| span.start == 0)
        .map(|span| span.end);
    if let Some((status, rest)) = status::at_front(words)
        && (bold.is_some()
            || rest.starts_with(['(', ':', '-', '–'])
            || rest.split(' ').count() < SHORT)
        && (walk.operation.is_some() || walk.context().statuses)
    {
        walk.answer(Some(status), rest, line.start);
        let mut heading = Heading::read("Response");
        heading.status = Some(status);
        walk.pseudo(heading);
        return true;
    }
    let is_bold =
        bold.is_some_and(|end| words[end..].chars().all(|letter| !letter.is_alphanumeric()));
    let is_short = words.split(' ').count() <= SHORT;
    let heading = Heading::read(words.trim_end_matches(':'));
    walk.cue = heading.clone();
    if is_short
        && (is_bold || words.ends_with(':'))
        && heading.modifies
        && entry::read(std::slice::from_ref(line), 0)
            .is_none_or(|entry| !entry.certain || heading.left.is_empty())
    {
        walk.pseudo(heading);
        return true;
    }
    false
}

/// Reads a line of prose: a field that stands by itself, statuses, and what
/// it refers to.
pub(super) fn line(walk: &mut Walk<'_>, line: &Line) {
    if walk.cue.title.is_empty() {
        walk.cue = Heading::read(line.words.trim_end_matches(':'));
    }
    cue(walk, &line.words);
    if field(walk, line) {
        return;
    }
    refer::read(walk, line);
    mention(walk, line);
    if walk.operation.is_some() {
        for status in status::in_prose(&line.words) {
            walk.answer(Some(status), &line.words, line.start);
        }
    }
}

/// What a sentence before a block of code says of it.
fn cue(walk: &mut Walk<'_>, words: &str) {
    let lower = words.to_ascii_lowercase();
    let response = lower.rfind("respon").max(lower.rfind("return"));
    let request = lower
        .rfind("request")
        .max(lower.rfind("payload"))
        .max(lower.rfind("send"));
    walk.cue.direction = match (request, response) {
        (None, None) => None,
        (request, response) if response > request => Some(Direction::Response),
        _ => Some(Direction::Request),
    };
}

/// Reads a field that a line by itself declares: a marked name with a type.
fn field(walk: &mut Walk<'_>, line: &Line) -> bool {
    let Some(entry) = entry::read(std::slice::from_ref(line), 0) else {
        return false;
    };
    if Annotation::default().take_keyed(&line.words) {
        return false;
    }
    let end = entry.name.as_ref().map_or(0, String::len);
    let has_form = entry.marked
        || line
            .words
            .get(end..)
            .is_some_and(|rest| rest.trim_start().starts_with('('));
    // A name, a type and whether it is required, where fields are due.
    let is_whole =
        entry.words.is_empty() && entry.says.need.is_some() && items::says_fields(&walk.context());
    if !(entry.certain && (has_form || is_whole) && !entry.says.kind.written.is_empty()) {
        return false;
    }
    walk.field(entry);
    true
}

/// Reads the query of a call that a line mentions: names, and values where it
/// shows several (`sortOrder={asc/desc}`).
pub(super) fn mention(walk: &mut Walk<'_>, line: &Line) {
    let Some((operation, _)) = walk.operation else {
        return;
    };
    let words = line.words.as_str();
    let query = match words.strip_prefix('&') {
        Some(rest) => rest,
        None if words.starts_with(['/', '.', 'h']) => match words.split_once('?') {
            Some((before, rest)) if !before.contains(' ') => rest,
            _ => return,
        },
        None => return,
    };
    for (name, value) in call::query(query.split(' ').next().unwrap_or_default()) {
        if name.contains(['.', '[']) {
            continue;
        }
        sorted(walk, operation, &name, &value);
        let parameter = walk
            .page
            .parameter(operation, &name, Place::Query, line.start);
        if parameter.values.is_empty() && value.contains('/') {
            let values = value.trim_matches(['{', '}']).split('/').map(str::to_owned);
            parameter.values = values
                .filter(|value| path::spell(value).is_some())
                .collect();
        }
    }
}

/// What a page lists as `Sort Parameters` are values of the parameter that a
/// sample shows one of them in.
fn sorted(walk: &mut Walk<'_>, operation: usize, name: &str, value: &str) {
    let parameters = &mut walk.page.operations[operation].parameters;
    let listed = parameters.iter().take(64).position(|parameter| {
        parameter.name == "sort" && parameter.values.iter().any(|one| one == value)
    });
    if let Some(index) = listed.filter(|_| name.starts_with("sort") && name != "sort") {
        let listed = parameters.remove(index);
        walk.page.forget_parameters(operation);
        let parameter = walk.page.parameter(operation, name, Place::Query, 0);
        if parameter.values.is_empty() {
            parameter.values = listed.values;
            parameter.source = listed.source;
        }
    }
}
