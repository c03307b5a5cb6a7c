//! Tables of two columns, whose first one names what the second one says of
//! a call: `Url`, `Method`, `Request Parameters`.

use crate::document::{Cell, Line, Row};

use super::super::call::{self, Call, Target};
use super::super::names;
use super::super::values;
use super::super::walk::Walk;
use super::super::{Need, Place, Source, status};

/// Whether the first column has the names of what is told of a call.
pub(super) fn is_keyed(rows: &[Row]) -> bool {
    let known = rows
        .iter()
        .filter(|row| row.cells.len() <= 3 && key(row).is_some());
    let keys: Vec<_> = known.filter_map(key).collect();
    let has = |of: Key| keys.contains(&of);
    has(Key::Method) && has(Key::Target) || has(Key::Call)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Key {
    Method,
    Target,
    Sample,
    Call,
    Statuses,
    Query,
    Sort,
    Media,
    Type,
    Other,
}

fn key(row: &Row) -> Option<Key> {
    let words = row.cells.first()?.words().to_ascii_lowercase();
    Some(match words.trim_end_matches(':').trim() {
        "method" | "http method" | "verb" | "request method" => Key::Method,
        "url" | "uri" | "path" | "endpoint" | "resource" | "request url" | "resource url"
        | "endpoint url" | "resource uri" => {
            let value = row.cells.get(1)?.words();
            if call::read(&value).is_some() {
                Key::Call
            } else {
                Key::Target
            }
        }
        "request" | "call" | "http request" if call::read(&row.cells.get(1)?.words()).is_some() => {
            Key::Call
        }
        "sample" | "example" | "sample url" | "example url" => Key::Sample,
        "special status codes"
        | "status codes"
        | "status code"
        | "response codes"
        | "http status"
        | "success status"
        | "response code"
        | "success code"
        | "error codes"
        | "responses" => Key::Statuses,
        "request parameters" | "query parameters" | "parameters" | "url parameters" | "query" => {
            Key::Query
        }
        "sort parameters" | "sorting" | "sort" => Key::Sort,
        "content type" | "content-type" | "media type" => Key::Media,
        "type" | "apikey" | "api key" | "sessionid" | "session id" | "authentication" | "auth"
        | "accept" | "format" | "description" | "since" | "version" | "rate limit" | "scope"
        | "title" | "authorization" | "header" | "headers" | "permissions" | "name" => Key::Type,
        _ => Key::Other,
    })
}

/// Reads what the table says of its call.
pub(super) fn read(walk: &mut Walk<'_>, rows: &[Row]) {
    let offset = rows.first().map_or(0, |row| row.range.start);
    let value = |of: Key| {
        rows.iter()
            .find(|row| key(row) == Some(of))
            .and_then(|row| row.cells.get(1))
    };
    let both = value(Key::Call).and_then(|cell| call::read(&cell.words()).map(|(call, _)| call));
    let call = both.or_else(|| {
        let method = call::method(&value(Key::Method)?.words().trim().to_ascii_uppercase())?;
        Some(Call {
            method,
            target: relative(&value(Key::Target)?.words())?,
        })
    });
    let Some(mut call) = call else {
        let words = rows.first().map(super::columns::all).unwrap_or_default();
        walk.page.unplaced_at(
            offset,
            &words,
            "the method or the path of the call can't be read",
        );
        return;
    };
    if call.target.base.is_none() {
        call.target.base =
            value(Key::Sample).and_then(|cell| base(&cell.words(), &call.target.path));
    }
    let operation = walk.call(&call, offset);
    for row in rows {
        let Some(cell) = row.cells.get(1) else {
            continue;
        };
        match key(row) {
            Some(Key::Statuses) => {
                for line in &cell.lines {
                    for (status, _, end) in status::numbers(&line.words) {
                        let next = status::numbers(&line.words[end..])
                            .next()
                            .map_or(line.words.len(), |(_, at, _)| end + at);
                        let words = line.words[end..next].trim_matches([',', ';', ' ']);
                        walk.page
                            .response(operation, Some(status), words, line.start);
                    }
                }
            }
            Some(Key::Query) => parameters(walk, operation, cell),
            Some(Key::Sort) => sort(walk, operation, cell),
            Some(Key::Media) => {
                let source = walk.page.at(cell.start);
                walk.header(operation, "Content-Type", &cell.words(), source);
            }
            Some(Key::Other) if row.range.start != offset => {
                walk.page.unplaced_at(
                    row.range.start,
                    &super::columns::all(row),
                    "what the row says of the call is not known",
                );
            }
            _ => {}
        }
    }
}

fn relative(words: &str) -> Option<Target> {
    let words = words.split_whitespace().next()?;
    call::target(words).or_else(|| call::target(&format!("/{words}")))
}

/// What stands before the path in a sample of it.
fn base(sample: &str, path: &str) -> Option<String> {
    let target = call::target(sample.split_whitespace().next()?)?;
    let (host, full) = (target.base?, target.path);
    let fixed = path
        .split('/')
        .take_while(|segment| !segment.starts_with('{'))
        .collect::<Vec<_>>()
        .join("/");
    let prefix = full.find(fixed.as_str()).filter(|_| fixed.len() > 1)?;
    Some(format!("{host}{}", &full[..prefix]))
}

/// Reads `?query=…+name:(…)` and the lines that tell of each name.
fn parameters(walk: &mut Walk<'_>, operation: usize, cell: &Cell) {
    let mut query = None;
    for line in &cell.lines {
        if let Some(rest) = line.words.strip_prefix('?') {
            for (name, value) in call::query(rest) {
                let parameter = walk
                    .page
                    .parameter(operation, &name, Place::Query, line.start);
                // `+name:(…)` is a language of its own within the value.
                parameter.fields = value
                    .split('+')
                    .filter_map(|term| Some(term.split_once(':')?.0.trim().to_owned()))
                    .collect();
                if !parameter.fields.is_empty() {
                    query = Some(name);
                }
            }
            continue;
        }
        told(walk, operation, line, query.as_deref());
    }
}

/// Reads `name - what it is - A, B or C`.
fn told(walk: &mut Walk<'_>, operation: usize, line: &Line, query: Option<&str>) {
    let words = line.words.trim_start_matches(['*', '•', ' ']);
    let Some((name, rest)) = [" - ", " – ", ": ", " — "]
        .iter()
        .find_map(|mark| words.split_once(mark))
    else {
        return;
    };
    let Some(name) = super::super::path::spell(name.trim()) else {
        return;
    };
    let values = listed(rest);
    let source = walk.page.at(line.start);
    match query {
        Some(query) => {
            let parameter = walk
                .page
                .parameter(operation, query, Place::Query, line.start);
            if !parameter.fields.contains(&name) && parameter.fields.len() < 64 {
                parameter.fields.push(name.clone());
            }
            if !values.is_empty() {
                let list = names::kebab_singular(&list_name(rest).unwrap_or(name));
                walk.value_list(
                    &list,
                    values
                        .into_iter()
                        .map(|value| (value, source.clone()))
                        .collect::<Vec<(String, Source)>>(),
                );
            }
        }
        None => {
            let need = super::super::need::of_words(rest).unwrap_or(Need::Unsaid);
            let parameter = walk
                .page
                .parameter(operation, &name, Place::Query, line.start);
            parameter.need = need;
            parameter.values = values;
        }
    }
}

/// The values of `RECEIVED, CREATED or ERROR` and of `states are A, B (gone)`.
fn listed(words: &str) -> Vec<String> {
    let whole = values::of_list(words);
    if !whole.is_empty() {
        return whole;
    }
    let Some((_, after)) = words.split_once(" are ") else {
        return Vec::new();
    };
    let plain: Vec<_> = values::pieces(after).map(names::without_aside).collect();
    let is_list = plain.len() > 1 && plain.iter().all(|value| !value.contains(' '));
    plain
        .into_iter()
        .filter(|_| is_list)
        .map(str::to_owned)
        .collect()
}

/// `report states` of `report states are A, B`.
fn list_name(words: &str) -> Option<String> {
    let (name, _) = words.split_once(" are ")?;
    (name.split(' ').count() <= 3).then(|| name.to_owned())
}

/// The fields that can be sorted by are the values of a parameter.
fn sort(walk: &mut Walk<'_>, operation: usize, cell: &Cell) {
    let values: Vec<_> = cell
        .lines
        .iter()
        .flat_map(|line| values::pieces(&line.words))
        .map(str::to_owned)
        .collect();
    let parameter = walk
        .page
        .parameter(operation, "sort", Place::Query, cell.start);
    parameter.values = values;
}
