//! The [`Client`]: bounded requests to a peer that may be hostile.

use std::cell::Cell;
use std::io::Read as _;
use std::time::{Duration, Instant};

use countersign_journal::{Bytes, Outcome, Response};
use reqwest::redirect::Policy;

use crate::{SuiteError, unanswered};

/// No body, compressed or not, is read beyond this.
const LONGEST_BODY: usize = 16 * 1024 * 1024;

/// After this many requests in a row without any answer the target counts as
/// gone, and further requests are not tried: a run must end in bounded time.
const MOST_FAILURES: u32 = 8;

/// A request as it is to be sent, secrets in place.
#[derive(Debug, Clone)]
pub(crate) struct Outgoing {
    pub(crate) method: String,
    pub(crate) url: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Option<Vec<u8>>,
    pub(crate) timeout: Duration,
}

/// Sends requests, each on a connection of its own: a peer that closes idle
/// connections can then never be mistaken for one that hangs up.
pub(crate) struct Client {
    http: reqwest::Client,
    failures: Cell<u32>,
}

impl Client {
    pub(crate) fn new() -> Result<Self, SuiteError> {
        // Who has chosen another provider for the process keeps it.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let http = reqwest::Client::builder()
            .redirect(Policy::none())
            .no_proxy()
            .pool_max_idle_per_host(0)
            .http1_only()
            .connect_timeout(Duration::from_secs(10))
            .build()
            .map_err(|error| SuiteError::Client(unanswered::chain(&error)))?;
        Ok(Self {
            http,
            failures: Cell::new(0),
        })
    }

    /// Sends a request and reads the whole answer; gives the time it took.
    pub(crate) async fn send(&self, outgoing: &Outgoing) -> (Outcome, Duration) {
        let begun = Instant::now();
        if self.failures.get() >= MOST_FAILURES {
            let because = format!(
                "not sent, as {MOST_FAILURES} requests in a row were not answered: the target is taken for gone"
            );
            return (
                Outcome::Unanswered {
                    because,
                    hung_up: false,
                },
                Duration::ZERO,
            );
        }
        let outcome = match tokio::time::timeout(outgoing.timeout, self.exchange(outgoing)).await {
            Ok(outcome) => outcome,
            Err(_) => Outcome::Unanswered {
                because: format!(
                    "no whole answer within {} s",
                    outgoing.timeout.as_secs_f32()
                ),
                hung_up: false,
            },
        };
        match &outcome {
            Outcome::Answered(_) => self.failures.set(0),
            // Who hangs up is there, and costs no time.
            Outcome::Unanswered { hung_up: true, .. } => {}
            Outcome::Unanswered { .. } => self.failures.set(self.failures.get() + 1),
        }
        (outcome, begun.elapsed())
    }

    async fn exchange(&self, outgoing: &Outgoing) -> Outcome {
        let broken = |because: String, hung_up: bool| Outcome::Unanswered { because, hung_up };
        let method = match reqwest::Method::from_bytes(outgoing.method.as_bytes()) {
            Ok(method) => method,
            Err(error) => return broken(format!("not sent: {error}"), false),
        };
        let mut request = self.http.request(method, &outgoing.url);
        for (name, value) in &outgoing.headers {
            request = request.header(name, value);
        }
        if let Some(body) = &outgoing.body {
            request = request.body(body.clone());
        }
        let mut response = match request.send().await {
            Ok(response) => response,
            Err(error) => {
                let (because, hung_up) = unanswered::explain(error);
                return Outcome::Unanswered { because, hung_up };
            }
        };
        let status = response.status().as_u16();
        let headers: Vec<(String, String)> = response
            .headers()
            .iter()
            .map(|(name, value)| {
                (
                    name.as_str().to_owned(),
                    String::from_utf8_lossy(value.as_bytes()).into_owned(),
                )
            })
            .collect();
        let mut body = Vec::new();
        loop {
            match response.chunk().await {
                Ok(Some(chunk)) => {
                    if body.len() + chunk.len() > LONGEST_BODY {
                        return broken(
                            format!("the answer is longer than {} MiB", LONGEST_BODY >> 20),
                            false,
                        );
                    }
                    body.extend_from_slice(&chunk);
                }
                Ok(None) => break,
                Err(error) => {
                    let (because, _) = unanswered::explain(error);
                    // A limit of our own reader is no fault of the peer's.
                    let ours = because.contains("over limit");
                    return broken(format!("the answer broke off: {because}"), !ours);
                }
            }
        }
        match decode(&headers, body) {
            Ok(body) => Outcome::Answered(Response {
                status,
                headers,
                body: Bytes(body),
            }),
            Err((because, broke_off)) => broken(because, broke_off),
        }
    }
}

/// Undoes a content encoding, within the longest body. Where that fails: why,
/// and whether the answer broke off, which is the same as hanging up.
fn decode(headers: &[(String, String)], body: Vec<u8>) -> Result<Vec<u8>, (String, bool)> {
    let encoding = headers
        .iter()
        .find(|(name, _)| name == "content-encoding")
        .map(|(_, value)| value.trim().to_ascii_lowercase())
        .unwrap_or_default();
    if body.is_empty() {
        return Ok(body);
    }
    let limit = LONGEST_BODY as u64 + 1;
    let mut decoded = Vec::new();
    let read = match encoding.as_str() {
        "" | "identity" => return Ok(body),
        "gzip" | "x-gzip" => flate2::read::MultiGzDecoder::new(body.as_slice())
            .take(limit)
            .read_to_end(&mut decoded),
        "deflate" => flate2::read::ZlibDecoder::new(body.as_slice())
            .take(limit)
            .read_to_end(&mut decoded),
        other => {
            let because =
                format!("the answer has the content encoding `{other}`, which was not asked for");
            return Err((because, false));
        }
    };
    match read {
        Ok(_) if decoded.len() > LONGEST_BODY => {
            let because = format!("the answer unpacks to more than {} MiB", LONGEST_BODY >> 20);
            Err((because, false))
        }
        Ok(_) => Ok(decoded),
        Err(error) => Err((format!("the answer can't be unpacked: {error}"), true)),
    }
}
