//! A [`Call`]: one request that a step makes.

use countersign_contract::Operation;
use countersign_journal::Actor;
use countersign_system::Credentials;
use percent_encoding::utf8_percent_encode;

use crate::phrase::Sender;
use crate::secrets;

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
