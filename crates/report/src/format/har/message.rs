//! A [`Request`] and a [`Response`] in an HTTP archive.

use std::borrow::Cow;

use base64::Engine as _;
use countersign_journal::{Bytes, Outcome};
use serde::Serialize;

use crate::cut::{body_note, cut_body};

/// Bytes of a body.
const BODY: usize = 1024 * 1024;

/// Which HTTP was spoken: the journal does not say.
const VERSION: &str = "unknown";

/// What is not known of a size.
const UNKNOWN: i64 = -1;

/// What was sent. Cookies stand among the headers, as they were sent.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Request<'a> {
    method: &'a str,
    url: &'a str,
    http_version: &'static str,
    cookies: [(); 0],
    headers: Vec<Pair<'a>>,
    query_string: Vec<Pair<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    post_data: Option<PostData<'a>>,
    headers_size: i64,
    body_size: usize,
}

/// What came back; status 0 where nothing did.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Response<'a> {
    status: u16,
    status_text: &'static str,
    http_version: &'static str,
    cookies: [(); 0],
    headers: Vec<Pair<'a>>,
    content: Content<'a>,
    #[serde(rename = "redirectURL")]
    redirect_url: &'a str,
    headers_size: i64,
    body_size: i64,
    /// Why there was none; browsers name it so.
    #[serde(rename = "_error", skip_serializing_if = "Option::is_none")]
    error: Option<&'a str>,
}

#[derive(Serialize)]
struct Pair<'a> {
    name: &'a str,
    value: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PostData<'a> {
    mime_type: &'a str,
    text: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    comment: Option<String>,
}

#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Content<'a> {
    size: usize,
    mime_type: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    encoding: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    comment: Option<String>,
}

impl<'a> Request<'a> {
    /// A request as it was sent. Parameters are as they stand in the URL.
    pub(super) fn of(request: &'a countersign_journal::Request) -> Self {
        let url = request.url.as_str();
        let query = url.split('#').next().and_then(|url| url.split_once('?'));
        let query = query.map_or("", |(_, query)| query);
        let query_string = query
            .split('&')
            .filter(|pair| !pair.is_empty())
            .map(|pair| {
                let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
                Pair { name, value }
            });
        Self {
            method: &request.method,
            url,
            http_version: VERSION,
            cookies: [],
            headers: pairs(&request.headers),
            query_string: query_string.collect(),
            post_data: post_data(request),
            headers_size: UNKNOWN,
            body_size: request.body.0.len(),
        }
    }
}

impl<'a> Response<'a> {
    /// An answer as it was after decoding.
    pub(super) fn of(outcome: &'a Outcome) -> Self {
        let (status, headers, content, error) = match outcome {
            Outcome::Answered(it) => (it.status, &it.headers[..], content(it), None),
            Outcome::Unanswered { because, .. } => {
                (0, &[][..], Content::default(), Some(because.as_str()))
            }
        };
        Self {
            status,
            status_text: "",
            http_version: VERSION,
            cookies: [],
            headers: pairs(headers),
            content,
            redirect_url: header(headers, "location").unwrap_or_default(),
            headers_size: UNKNOWN,
            body_size: UNKNOWN,
            error,
        }
    }
}

fn pairs(headers: &[(String, String)]) -> Vec<Pair<'_>> {
    let pairs = headers.iter().map(|(name, value)| Pair { name, value });
    pairs.collect()
}

fn header<'a>(headers: &'a [(String, String)], name: &str) -> Option<&'a str> {
    let mut headers = headers.iter();
    let found = headers.find(|(key, _)| key.eq_ignore_ascii_case(name))?;
    Some(&found.1)
}

fn post_data(request: &countersign_journal::Request) -> Option<PostData<'_>> {
    if request.body.0.is_empty() {
        return None;
    }
    let (text, encoding, cut) = text(&request.body);
    // Archives have no place to say how a request's text is encoded.
    let encoded = encoding.map(|encoding| format!("in {encoding}"));
    let comments: Vec<_> = encoded.into_iter().chain(cut).collect();
    Some(PostData {
        mime_type: header(&request.headers, "content-type").unwrap_or_default(),
        text,
        comment: (!comments.is_empty()).then(|| comments.join(", ")),
    })
}

fn content(response: &countersign_journal::Response) -> Content<'_> {
    let (text, encoding, comment) = text(&response.body);
    Content {
        size: response.body.0.len(),
        mime_type: header(&response.headers, "content-type").unwrap_or_default(),
        text: Some(text),
        encoding,
        comment,
    }
}

/// A body as text, how that is encoded, and what was left out.
fn text(body: &Bytes) -> (Cow<'_, str>, Option<&'static str>, Option<String>) {
    match std::str::from_utf8(&body.0) {
        Ok(text) => {
            let (text, cut) = cut_body(text, BODY);
            (Cow::Borrowed(text), None, cut)
        }
        Err(_) => {
            let shown = &body.0[..BODY.min(body.0.len())];
            let text = base64::engine::general_purpose::STANDARD.encode(shown);
            let cut = body_note(shown.len(), body.0.len());
            (Cow::Owned(text), Some("base64"), cut)
        }
    }
}
