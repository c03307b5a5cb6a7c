//! The [`Target`] that a run talks to.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::time::Duration;

use countersign_system::Carrier;
use reqwest::Url;

/// An endpoint, with all that is needed to talk to it.
#[derive(Clone)]
pub struct Target {
    /// Base URL without a trailing slash.
    pub base_url: String,
    /// Secrets of partner A and, where there is one, partner B, each in the
    /// order of the system's secrets.
    pub partners: Vec<Vec<String>>,
    /// Names of the variables that hold them, as the redactor shows them.
    pub variables: Vec<Vec<String>>,
    /// Where credentials are carried.
    pub carrier: Carrier,
    /// Headers that every request to the base URL's origin carries besides.
    pub extra_headers: Vec<(String, String)>,
    /// Where provider states are brought about.
    pub provider_states: Option<String>,
    /// Whether hostile scenarios may run.
    pub hostile: bool,
    /// Whether the run gives up in the end what it has created, where the API
    /// can.
    pub clean_up: bool,
    /// Longest time for one request.
    pub request_timeout: Duration,
    /// Whether reports of all that is new may be taken: each takes what it
    /// tells away from whoever asks next.
    pub news: bool,
    /// How long asynchronous work may take.
    pub settle: Duration,
    /// Longest time for a search without the usual limit.
    pub override_timeout: Duration,
    /// How many requests a second the whole run sends at most; as many as
    /// there are, where it is `None`.
    pub rate: Option<f64>,
    /// The address at which a host is looked for, whatever its name leads to.
    pub resolve: Option<Resolve>,
    /// What must exist beforehand, or must not.
    pub fixtures: Fixtures,
}

impl Target {
    /// The extra headers of a request to this URL. They may hold credentials,
    /// as those of a gateway, and are for the base URL's own origin (RFC 6454,
    /// section 4): none go where its scheme, host or port differ.
    pub(crate) fn headers_for(&self, url: &str) -> &[(String, String)] {
        let origin = |url: &str| Url::parse(url).ok().map(|url| url.origin());
        match (origin(url), origin(&self.base_url)) {
            (Some(one), Some(other)) if one == other => &self.extra_headers,
            _ => &[],
        }
    }
}

/// The address at which a host is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolve {
    /// The host's name, in lower case.
    pub host: String,
    /// Its address; its port counts where the URL names none.
    pub address: SocketAddr,
}

/// What must exist at the target beforehand, or must not.
#[derive(Debug, Clone)]
pub struct Fixtures {
    /// Keys of list elements (recipe set ids) that the target knows; made up
    /// where there are none or too few.
    pub known: Vec<String>,
    /// Prefix of keys that nobody knows.
    pub unknown: String,
    /// Other things that exist there, by the configuration's key.
    pub values: BTreeMap<String, String>,
    /// Where people say so: keys and place, for sentences.
    pub place: String,
}

impl Default for Fixtures {
    fn default() -> Self {
        Self {
            known: Vec::new(),
            unknown: "UNKNOWN".to_owned(),
            values: BTreeMap::new(),
            place: "the fixtures".to_owned(),
        }
    }
}
