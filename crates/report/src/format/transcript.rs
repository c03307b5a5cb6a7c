//! The [`transcript`] of an exchange, for people.

use countersign_journal::{Bytes, Exchange, Outcome};

use crate::console::printable;
use crate::cut::{Whole, cut, cut_body};

/// Bytes of a body that are shown where something was found.
pub(super) const ROOM: usize = 64 * 1024;

/// Bytes of a body that are shown where nothing was.
pub(super) const LITTLE_ROOM: usize = 2 * 1024;

/// Characters of a header or a URL.
const LINE: usize = 2_000;

/// Headers of a message.
const HEADERS: usize = 100;

/// What a request beside the contract is for.
const BESIDE: &str = "provider states";

/// What an exchange is called in a list: `12.3 POST shipment 200`.
pub(super) fn label(exchange: &Exchange) -> String {
    let operation = exchange.operation.as_deref().unwrap_or(BESIDE);
    let end = match &exchange.outcome {
        Outcome::Answered(response) => response.status.to_string(),
        Outcome::Unanswered { .. } => "unanswered".to_owned(),
    };
    let label = format!(
        "{} {} {operation} {end}",
        exchange.id, exchange.request.method
    );
    line(&label)
}

/// Request and answer as text, with at most so many bytes of each body. What a
/// peer sent is escaped as it is for a terminal, but for the ends of lines.
pub(super) fn transcript(exchange: &Exchange, room: usize) -> String {
    let request = &exchange.request;
    let mut text = format!(
        "exchange {} as {}, {} ms after the start, took {} ms\n",
        exchange.id, exchange.actor, exchange.started_ms, exchange.elapsed_ms
    );
    if let Some(first) = exchange.again_of {
        text.push_str(&format!("the same request as {first}, once more\n"));
    }
    let asked = format!("{} {}", request.method, request.url);
    text.push_str(&format!("\n{}\n", line(&asked)));
    headers(&mut text, &request.headers);
    body(&mut text, &request.body, room);
    match &exchange.outcome {
        Outcome::Answered(response) => {
            text.push_str(&format!("\nanswered {}\n", response.status));
            headers(&mut text, &response.headers);
            body(&mut text, &response.body, room);
        }
        Outcome::Unanswered { because, .. } => {
            text.push_str(&format!("\nunanswered: {}\n", line(because)));
        }
    }
    text
}

/// Lines in which everything is seen that does something: marks that turn the
/// direction of text would have a reader see another text than there is.
pub(super) fn visible(text: &str) -> String {
    let lines = text.split('\n').map(|line| printable(line, usize::MAX));
    lines.collect::<Vec<_>>().join("\n")
}

/// What a peer sent, on one line.
fn line(text: &str) -> String {
    printable(&cut(text, LINE, Whole::Journal), usize::MAX)
}

fn headers(text: &mut String, headers: &[(String, String)]) {
    for (name, value) in headers.iter().take(HEADERS) {
        text.push_str(&line(&format!("{name}: {value}")));
        text.push('\n');
    }
    if let Some(rest) = headers.len().checked_sub(HEADERS).filter(|it| *it > 0) {
        text.push_str(&format!("… ({rest} more headers; all in journal.ndjson)\n"));
    }
}

fn body(text: &mut String, body: &Bytes, room: usize) {
    if body.0.is_empty() {
        return;
    }
    let whole = body.0.len();
    let Ok(all) = std::str::from_utf8(&body.0) else {
        text.push_str(&format!("\n({whole} bytes that are no text)\n"));
        return;
    };
    let (shown, cut) = cut_body(all, room);
    text.push_str(&format!("\n{}\n", visible(shown)));
    if let Some(cut) = cut {
        text.push_str(&format!("… ({cut})\n"));
    }
}
