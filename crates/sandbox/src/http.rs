//! The rim: HTTP requests into commands, replies into HTTP answers. Nothing
//! here knows a path of the system's API.

use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderName, HeaderValue, Method, Request, Response, StatusCode};
use axum::routing::any;
use countersign_system::{Command, Reply};
use serde_json::{Value, json};

use crate::options::Limits;
use crate::refusal::{Refusals, json_refusal, json_reply};
use crate::writer::{Ask, Asker};

/// How many times the largest body is read and thrown away, so that a client
/// that is still sending gets to see the 413.
const DRAINED: usize = 8;

/// What is said once the writer has ended.
const ENDED: &str = "the sandbox can no longer read its event log";

/// What a request handler needs.
#[derive(Debug, Clone)]
struct Rim {
    asker: Asker,
    refusals: Refusals,
    body: usize,
    body_time: Duration,
}

/// All requests go to the model, but for the provider states.
pub(crate) fn router(asker: Asker, refusals: Refusals, limits: &Limits) -> Router {
    let rim = Rim {
        asker,
        refusals,
        body: limits.body,
        body_time: limits.body_time,
    };
    Router::new()
        .route("/_states", any(states))
        .fallback(decide)
        .with_state(rim)
}

async fn decide(State(rim): State<Rim>, request: Request<Body>) -> Response<Body> {
    let (head, body) = request.into_parts();
    let body = match rim.read(body).await {
        Ok(body) => body,
        Err(unread) => return response(rim.refusals.refuse(unread.status, &unread.sentence)),
    };
    let headers = head.headers.iter().map(|(name, value)| {
        let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
        (name.as_str().to_owned(), value)
    });
    let command = Command {
        method: head.method.as_str().to_owned(),
        path: head.uri.path().to_owned(),
        query: head.uri.query().unwrap_or_default().to_owned(),
        headers: headers.collect(),
        body,
        now: 0,
    };
    match rim.asker.ask(Ask::Decide(command)).await {
        Some((reply, delivery)) => delivery.deliver(response(reply)).await,
        None => response(rim.refusals.refuse(500, ENDED)),
    }
}

/// Pact's provider states: `{"state", "params", "action"}`. Only setup does
/// anything; a teardown is answered and ignored.
async fn states(State(rim): State<Rim>, request: Request<Body>) -> Response<Body> {
    if request.method() != Method::POST {
        let mut reply = json_refusal(405, "provider states are sent with POST");
        reply.headers.push(("allow".to_owned(), "POST".to_owned()));
        return response(reply);
    }
    let body = match rim.read(request.into_body()).await {
        Ok(body) => body,
        Err(unread) => return response(json_refusal(unread.status, &unread.sentence)),
    };
    let asked: Value = match serde_json::from_slice(&body) {
        Ok(asked) => asked,
        Err(error) => {
            let sentence = format!("the body is not JSON: {error}");
            return response(json_refusal(400, &sentence));
        }
    };
    let Some(name) = asked.get("state").and_then(Value::as_str) else {
        return response(json_refusal(400, "state must be a text"));
    };
    let action = asked.get("action").and_then(Value::as_str);
    if action.unwrap_or("setup") != "setup" {
        return response(json_reply(200, &json!({})));
    }
    let params = asked.get("params").cloned().unwrap_or_default();
    let answer = rim.asker.ask(Ask::Provide(name.to_owned(), params)).await;
    response(answer.map_or_else(|| json_refusal(500, ENDED), |(reply, _)| reply))
}

/// Why a body was not read: the status, and a sentence.
struct Unread {
    status: u16,
    sentence: String,
}

impl Rim {
    /// The whole body, unless it is too large or too slow.
    async fn read(&self, body: Body) -> Result<Vec<u8>, Unread> {
        match tokio::time::timeout(self.body_time, self.collect(body)).await {
            Ok(read) => read,
            Err(_) => Err(Unread {
                status: 408,
                sentence: "the body did not arrive in time".to_owned(),
            }),
        }
    }

    async fn collect(&self, body: Body) -> Result<Vec<u8>, Unread> {
        use futures::StreamExt as _;
        let mut stream = body.into_data_stream();
        let mut read = Vec::new();
        let mut size = 0_usize;
        while let Some(chunk) = stream.next().await {
            let chunk = chunk.map_err(|error| Unread {
                status: 400,
                sentence: format!("the body broke off: {error}"),
            })?;
            size = size.saturating_add(chunk.len());
            if size <= self.body {
                read.extend_from_slice(&chunk);
            } else {
                read = Vec::new();
                if size > self.body.saturating_mul(DRAINED) {
                    break;
                }
            }
        }
        if size > self.body {
            return Err(Unread {
                status: 413,
                sentence: format!("the body is larger than {} bytes", self.body),
            });
        }
        Ok(read)
    }
}

fn response(reply: Reply) -> Response<Body> {
    let mut response = Response::new(Body::from(reply.body));
    *response.status_mut() =
        StatusCode::from_u16(reply.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    for (name, value) in reply.headers {
        // Names and values are the model's own; one that HTTP cannot carry
        // is left out rather than answered with a crash.
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            response.headers_mut().append(name, value);
        }
    }
    response
}
