//! An [`Exchange`]: one request and what became of it.

use std::fmt;

use base64::Engine as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Which exchange of a run: the scenario's ordinal and the exchange's within it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ExchangeId {
    /// Ordinal of the scenario within the run, from 1.
    pub scenario: u32,
    /// Ordinal of the exchange within its scenario, from 1.
    pub sequence: u32,
}

impl fmt::Display for ExchangeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.scenario, self.sequence)
    }
}

impl Serialize for ExchangeId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ExchangeId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let parsed = text.split_once('.').and_then(|(scenario, sequence)| {
            Some(Self {
                scenario: scenario.parse().ok()?,
                sequence: sequence.parse().ok()?,
            })
        });
        parsed.ok_or_else(|| {
            serde::de::Error::custom(format!("`{text}` is no exchange id such as `12.3`"))
        })
    }
}

/// On whose behalf a request was sent. Never the secret itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Actor {
    /// The first partner.
    A,
    /// A second partner.
    B,
    /// Without credentials.
    #[serde(rename = "nobody")]
    Nobody,
    /// With credentials that nobody was issued.
    #[serde(rename = "wrong")]
    Wrong,
}

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::A => "A",
            Self::B => "B",
            Self::Nobody => "nobody",
            Self::Wrong => "wrong",
        })
    }
}

/// One request and what became of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Exchange {
    /// Which one of the run.
    pub id: ExchangeId,
    /// On whose behalf it was sent.
    pub actor: Actor,
    /// Id of the operation that was called; `None` for requests beside the
    /// contract (provider states).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operation: Option<String>,
    /// What was sent.
    pub request: Request,
    /// What came back.
    pub outcome: Outcome,
    /// Milliseconds from the start of the run to the moment of sending.
    pub started_ms: u64,
    /// Milliseconds from sending to the end of the answer.
    pub elapsed_ms: u64,
    /// The exchange whose request this one sends again: it was hung up on, or
    /// asked to come back later.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub again_of: Option<ExchangeId>,
}

impl Exchange {
    /// The answer, where there was one.
    pub fn response(&self) -> Option<&Response> {
        match &self.outcome {
            Outcome::Answered(response) => Some(response),
            Outcome::Unanswered { .. } => None,
        }
    }

    /// Whether the request was tried at all. One that never was says nothing of
    /// the target, and is no exchange in any count. Journals of old do not tell.
    pub fn was_sent(&self) -> bool {
        !matches!(self.outcome, Outcome::Unanswered { not_sent: true, .. })
    }
}

/// What was sent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Request {
    /// HTTP method.
    pub method: String,
    /// Whole URL.
    pub url: String,
    /// Headers in the order sent, secrets redacted.
    pub headers: Vec<(String, String)>,
    /// Body, secrets redacted.
    pub body: Bytes,
}

/// What came back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// A whole answer.
    Answered(Response),
    /// No whole answer.
    Unanswered {
        /// Why, a sentence.
        because: String,
        /// Whether the peer ended the connection by itself, after the request
        /// went out, rather than not being there or being too slow.
        hung_up: bool,
        /// Whether the peer, to which the request could be sent, had not ended
        /// by the time that a request may take. Journals that do not say so
        /// are of runs that did not tell it from other reasons.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        timed_out: bool,
        /// Whether the request was never sent: it can't be, or a limit of the
        /// run's own stood against it. Journals of old do not tell it from
        /// those that were.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        not_sent: bool,
    },
}

/// A whole answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Response {
    /// HTTP status.
    pub status: u16,
    /// Headers in the order received, names in lower case.
    pub headers: Vec<(String, String)>,
    /// Body after transfer and content decoding.
    pub body: Bytes,
}

impl Response {
    /// The first header of this lower-case name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    /// Whether the status says that the request was accepted.
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }
}

/// The bytes of a body: text where they are UTF-8, else base64 in the journal.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Bytes(pub Vec<u8>);

impl Bytes {
    /// The bytes as text, replacing what is not UTF-8.
    pub fn to_text(&self) -> std::borrow::Cow<'_, str> {
        String::from_utf8_lossy(&self.0)
    }
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum BytesForm {
    Text(String),
    Binary { base64: String },
}

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match std::str::from_utf8(&self.0) {
            Ok(text) => serializer.serialize_str(text),
            Err(_) => BytesForm::Binary {
                base64: base64::engine::general_purpose::STANDARD.encode(&self.0),
            }
            .serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match BytesForm::deserialize(deserializer)? {
            BytesForm::Text(text) => Ok(Self(text.into_bytes())),
            BytesForm::Binary { base64 } => base64::engine::general_purpose::STANDARD
                .decode(base64)
                .map(Self)
                .map_err(serde::de::Error::custom),
        }
    }
}
