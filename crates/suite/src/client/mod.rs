//! The [`Client`]: bounded requests to a peer that may be hostile.

mod addresses;
mod cause;
mod decode;
mod later;
mod pace;
mod room;

use std::cell::Cell;
use std::time::{Duration, Instant};

use countersign_journal::{Bytes, Outcome, Response};
use reqwest::redirect::Policy;

use self::addresses::{addresses, is_https};
pub(crate) use self::cause::{Cause, Unanswered};
use self::decode::decode;
pub(crate) use self::later::later;
use self::pace::Pace;
pub(crate) use self::room::Share;
use self::room::{Room, weight, weight_of_head};
use crate::SuiteError;
use crate::target::Target;

/// No body, compressed or not, is read beyond this.
const LONGEST_BODY: usize = 16 * 1024 * 1024;

/// After this many requests in a row without any answer the target counts as
/// gone, and further requests are not tried: a run must end in bounded time.
const MOST_FAILURES: u32 = 8;

/// So many may be left without an answer in all, for a target that answers
/// now and then.
const MOST_FAILURES_IN_ALL: u32 = 64;

/// Whoever hangs up later than this has kept the run waiting, as one that does
/// not answer at all.
const AT_ONCE: Duration = Duration::from_secs(1);

/// A request as it is to be sent, secrets in place.
#[derive(Debug, Clone)]
pub(crate) struct Outgoing {
    pub(crate) method: String,
    pub(crate) url: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Option<Vec<u8>>,
    pub(crate) timeout: Duration,
}

/// What became of a request that was to be sent.
pub(crate) struct Sent {
    pub(crate) outcome: Result<Response, Unanswered>,
    /// When it went out.
    pub(crate) begun: Instant,
    /// From then to the end of the answer.
    pub(crate) elapsed: Duration,
    /// The room that the answer takes, as long as it is kept.
    pub(crate) share: Option<Share>,
}

impl Sent {
    /// The outcome as it is recorded.
    pub(crate) fn into_outcome(self) -> Outcome {
        match self.outcome {
            Ok(response) => Outcome::Answered(response),
            Err(unanswered) => Outcome::Unanswered {
                hung_up: unanswered.cause == Cause::HungUp,
                timed_out: unanswered.cause == Cause::TimeUp,
                not_sent: unanswered.cause == Cause::NotSent,
                because: unanswered.because,
            },
        }
    }
}

/// Sends requests, each on a connection of its own: a peer that closes idle
/// connections can then never be mistaken for one that hangs up. It follows no
/// redirect, uses no proxy and sends nothing twice by itself.
pub(crate) struct Client {
    http: reqwest::Client,
    pace: Pace,
    room: Room,
    failures: Cell<u32>,
    failures_in_all: Cell<u32>,
}

impl Client {
    pub(crate) fn new(target: &Target) -> Result<Self, SuiteError> {
        // Who has chosen another provider for the process keeps it.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let mut builder = reqwest::Client::builder()
            .redirect(Policy::none())
            .retry(reqwest::retry::never())
            .no_proxy()
            .pool_max_idle_per_host(0)
            .http1_only()
            .connect_timeout(Duration::from_secs(10));
        if !is_https(target) {
            // Then nobody's certificate is ever trusted, and the machine's
            // authorities need not be there, nor be read.
            builder = builder.tls_certs_only([]);
        }
        for (host, addresses) in addresses(target) {
            builder = builder.resolve_to_addrs(&host, &addresses);
        }
        let http = builder
            .build()
            .map_err(|error| SuiteError::Client(cause::chain(&error)))?;
        Ok(Self {
            http,
            pace: Pace::new(target.rate),
            room: Room::new(),
            failures: Cell::new(0),
            failures_in_all: Cell::new(0),
        })
    }

    /// Sends nothing for this long, as the target asks; `false` where that is
    /// beyond the budget, which it is taken from.
    pub(crate) fn hold(&self, wait: Duration, budget: &Cell<Duration>) -> bool {
        self.pace.hold(wait, budget)
    }

    /// Sends a request when its turn has come, and reads the whole answer.
    pub(crate) async fn send(&self, outgoing: &Outgoing) -> Sent {
        self.pace.turn().await;
        let begun = Instant::now();
        let mut share = None;
        let outcome = match self.gone() {
            Some(because) => Err(Unanswered::new(Cause::NotSent, because)),
            None => {
                let outcome = self.bounded(outgoing, &mut share).await;
                self.count(&outcome, begun.elapsed());
                outcome
            }
        };
        Sent {
            outcome,
            begun,
            elapsed: begun.elapsed(),
            share,
        }
    }

    /// Why nothing more is sent, where the target is taken for gone.
    fn gone(&self) -> Option<String> {
        if self.failures.get() >= MOST_FAILURES {
            Some(format!(
                "not sent, as {MOST_FAILURES} requests in a row were not answered: the target is taken for gone"
            ))
        } else if self.failures_in_all.get() >= MOST_FAILURES_IN_ALL {
            Some(format!(
                "not sent, as {MOST_FAILURES_IN_ALL} requests of the run were not answered: the target is taken for gone"
            ))
        } else {
            None
        }
    }

    fn count(&self, outcome: &Result<Response, Unanswered>, elapsed: Duration) {
        match outcome {
            Ok(_) => self.failures.set(0),
            // Who hangs up at once is there, and costs no time.
            Err(unanswered) if unanswered.cause == Cause::HungUp && elapsed <= AT_ONCE => {}
            Err(_) => {
                self.failures.set(self.failures.get() + 1);
                self.failures_in_all.set(self.failures_in_all.get() + 1);
            }
        }
    }

    async fn bounded(
        &self,
        outgoing: &Outgoing,
        share: &mut Option<Share>,
    ) -> Result<Response, Unanswered> {
        let exchange = self.exchange(outgoing, share);
        match tokio::time::timeout(outgoing.timeout, exchange).await {
            Ok(outcome) => outcome,
            Err(_) => Err(Unanswered::new(
                Cause::TimeUp,
                format!(
                    "no whole answer within {} s",
                    outgoing.timeout.as_secs_f32()
                ),
            )),
        }
    }

    async fn exchange(
        &self,
        outgoing: &Outgoing,
        share: &mut Option<Share>,
    ) -> Result<Response, Unanswered> {
        let not_sent = |why: String| Unanswered::new(Cause::NotSent, format!("not sent: {why}"));
        let method = reqwest::Method::from_bytes(outgoing.method.as_bytes())
            .map_err(|error| not_sent(error.to_string()))?;
        let mut request = self.http.request(method, &outgoing.url);
        for (name, value) in &outgoing.headers {
            request = request.header(name, value);
        }
        if let Some(body) = &outgoing.body {
            request = request.body(body.clone());
        }
        let response = request.send().await.map_err(Unanswered::of)?;
        let status = response.status().as_u16();
        let headers: Vec<(String, String)> = response
            .headers()
            .iter()
            .map(|(name, value)| {
                let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
                (name.as_str().to_owned(), value)
            })
            .collect();
        *share = self.room.share();
        let head = weight_of_head(&headers);
        let body = decode(&headers, self.body(response, head, share).await?)?;
        self.keep(share, head + weight(&body))?;
        Ok(Response {
            status,
            headers,
            body: Bytes(body),
        })
    }

    /// Reads a body to its end, behind a head that takes so many bytes.
    async fn body(
        &self,
        mut response: reqwest::Response,
        head: usize,
        share: &mut Option<Share>,
    ) -> Result<Vec<u8>, Unanswered> {
        let mut body = Vec::new();
        loop {
            let chunk = response.chunk().await.map_err(|error| {
                let Unanswered { cause, because } = Unanswered::of(error);
                // A limit of our own reader is no fault of the peer's.
                let cause = match cause {
                    Cause::TooMuch => Cause::TooMuch,
                    _ => Cause::HungUp,
                };
                Unanswered::new(cause, format!("the answer broke off: {because}"))
            })?;
            let Some(chunk) = chunk else {
                return Ok(body);
            };
            if body.len() + chunk.len() > LONGEST_BODY {
                let because = format!("the answer is longer than {} MiB", LONGEST_BODY >> 20);
                return Err(Unanswered::new(Cause::TooMuch, because));
            }
            self.keep(share, head + body.len() + chunk.len())?;
            body.extend_from_slice(&chunk);
        }
    }

    /// Takes the room for an answer of so many bytes.
    fn keep(&self, share: &mut Option<Share>, bytes: usize) -> Result<(), Unanswered> {
        let share = share.as_mut();
        if share.is_some_and(|share| self.room.grow(share, bytes)) {
            return Ok(());
        }
        Err(Unanswered::new(
            Cause::TooMuch,
            "there is no room for all the answers of the scenarios that run side by side: take fewer at a time with --jobs",
        ))
    }
}
