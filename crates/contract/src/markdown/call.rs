//! Reads an `http` block: method, path below the base URL, headers.

use crate::page::{Call, Header};
use crate::text::Text;
use crate::{Method, Source};

/// Place, message and help of a fault.
pub(super) type Fault = (Source, String, String);

/// Reads the block whose fence stands at this line.
pub(super) fn read(block: &str, fence: usize, title: &str, text: &Text<'_>) -> Result<Call, Fault> {
    let mut lines = block.lines().zip(fence + 1..);
    let (first, number) = lines.next().unwrap_or(("", fence + 1));
    let fault = |message: String| {
        (
            text.place(number, 1),
            message,
            "write `METHOD https://{Environment}/path HTTP/1.1`".to_owned(),
        )
    };
    let mut words = first.split_whitespace();
    let method = match words.next() {
        Some("GET") => Method::Get,
        Some("POST") => Method::Post,
        Some("PUT") => Method::Put,
        Some("PATCH") => Method::Patch,
        Some("DELETE") => Method::Delete,
        Some(other) => return Err(fault(format!("`{other}` is not a method that is known"))),
        None => return Err(fault("the http block is empty".to_owned())),
    };
    let path = words
        .next()
        .and_then(|url| url.split_once("://"))
        .and_then(|(_, rest)| rest.find('/').map(|at| rest[at..].to_owned()))
        .ok_or_else(|| fault("the call has no URL with a path".to_owned()))?;
    if words.next() != Some("HTTP/1.1") {
        return Err(fault(
            "the request line does not end with its version".to_owned(),
        ));
    }
    let mut headers = Vec::new();
    for (line, number) in lines.filter(|(line, _)| !line.trim().is_empty()) {
        let Some((name, value)) = line.split_once(':') else {
            return Err((
                text.place(number, 1),
                "a header line has no colon".to_owned(),
                "write `Name: value`".to_owned(),
            ));
        };
        headers.push(Header {
            name: name.trim().to_owned(),
            value: value.trim().to_owned(),
            source: text.place(number, 1),
        });
    }
    Ok(Call {
        title: title.to_owned(),
        method,
        path,
        headers,
        parameters: Vec::new(),
        lists: Vec::new(),
        request: None,
        request_example: None,
        samples: Vec::new(),
        answers: Vec::new(),
        lost_field: false,
        source: text.place(number, 1),
    })
}
