//! A [`Call`]: one request that a step makes.

use countersign_contract::Operation;
use countersign_journal::{Actor, Bytes, Redactor, Request};
use countersign_system::Credentials;
use percent_encoding::utf8_percent_encode;

use crate::client::Outgoing;
use crate::phrase::Sender;
use crate::secrets;
use crate::target::Target;

/// One request that a step makes.
#[derive(Clone)]
pub(crate) struct Call<'a> {
    /// The operation that it calls; `None` beside the contract.
    pub(crate) operation: Option<&'a str>,
    pub(crate) actor: Actor,
    pub(crate) method: &'a str,
    /// Without the credentials that go into the query.
    pub(crate) url: String,
    pub(crate) credentials: Credentials,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Option<Vec<u8>>,
    /// Whether the answer may take longer than usual.
    pub(crate) patient: bool,
}

impl<'a> Call<'a> {
    /// A call of an operation at this URL, without a body.
    pub(crate) fn of(
        operation: &'a Operation,
        sender: Sender,
        credentials: &Credentials,
        url: String,
    ) -> Self {
        Self {
            operation: Some(&operation.id),
            actor: sender.actor(),
            method: operation.method.as_str(),
            url,
            credentials: credentials.clone(),
            headers: Vec::new(),
            body: None,
            patient: false,
        }
    }

    /// The call with a body, labelled so.
    pub(crate) fn with_body(mut self, media_type: &str, body: Vec<u8>) -> Self {
        self.headers
            .push(("content-type".to_owned(), media_type.to_owned()));
        self.body = Some(body);
        self
    }

    /// The request as it goes to a target, secrets in place.
    pub(crate) fn outgoing(&self, target: &Target) -> Outgoing {
        let headers = [&self.credentials.headers, &self.headers];
        let extra = target.headers_for(&self.url).iter();
        let headers = headers.into_iter().flatten().chain(extra);
        let mut headers: Vec<_> = headers.cloned().collect();
        headers.push((ACCEPT_ENCODING.0.to_owned(), ACCEPT_ENCODING.1.to_owned()));
        Outgoing {
            method: self.method.to_owned(),
            url: with_query(&self.url, &self.credentials.query, encoded),
            headers,
            body: self.body.clone(),
            timeout: if self.patient {
                target.override_timeout
            } else {
                target.request_timeout
            },
        }
    }

    /// The same request as it is recorded, without any secret.
    pub(crate) fn shown(&self, target: &Target, redactor: &Redactor) -> Request {
        // A credential made from a secret by cutting or extending would give
        // the secret away: the journal shows that there was one, and of whom.
        let credential = |value: &str| {
            if self.actor == Actor::Wrong {
                format!("${}", secrets::WRONG)
            } else {
                redactor.credential(value)
            }
        };
        let of = |(name, value): &(String, String), shown: &dyn Fn(&str) -> String| {
            (name.clone(), shown(value))
        };
        let credentials = self.credentials.headers.iter();
        let mut headers: Vec<_> = credentials.map(|it| of(it, &credential)).collect();
        let own = self.headers.iter();
        headers.extend(own.map(|it| of(it, &|value| redactor.text(value))));
        // Whatever a target is configured to want may be secret.
        let extra = target.headers_for(&self.url).iter();
        headers.extend(extra.map(|(name, _)| (name.clone(), secrets::of_header(name))));
        headers.push((ACCEPT_ENCODING.0.to_owned(), ACCEPT_ENCODING.1.to_owned()));
        let url = redactor.text(&self.url);
        Request {
            method: self.method.to_owned(),
            url: with_query(&url, &self.credentials.query, credential),
            headers,
            body: recorded(self.body.as_deref().unwrap_or_default(), redactor),
        }
    }
}

/// What every request carries besides.
const ACCEPT_ENCODING: (&str, &str) = ("accept-encoding", "gzip");

/// No request of good will is as long as this; of others the beginning tells.
const LONGEST_RECORDED: usize = 256 * 1024;

/// A body as it is recorded: without any secret, and only then cut, as a part
/// of a secret would not be known for one.
fn recorded(body: &[u8], redactor: &Redactor) -> Bytes {
    let size = body.len();
    let mut shown = redactor.bytes(body);
    if size > LONGEST_RECORDED {
        shown.truncate(1024);
        return Bytes::beginning(shown, size);
    }
    Bytes(shown)
}

/// A URL with parameters added to its query, their values written so.
pub(crate) fn with_query(
    url: &str,
    parameters: &[(String, String)],
    written: impl Fn(&str) -> String,
) -> String {
    let mut whole = url.to_owned();
    for (name, value) in parameters {
        let sign = if whole.contains('?') { '&' } else { '?' };
        whole.push_str(&format!("{sign}{}={}", encoded(name), written(value)));
    }
    whole
}

/// Percent-encoded, but for the unreserved characters.
pub(crate) fn encoded(text: &str) -> String {
    utf8_percent_encode(text, secrets::RESERVED).to_string()
}
