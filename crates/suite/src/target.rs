//! The [`Target`] that a run talks to.

use std::collections::BTreeMap;
use std::time::Duration;

use countersign_system::Carrier;

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
    /// Headers that every request carries besides.
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
    /// What must exist beforehand, or must not.
    pub fixtures: Fixtures,
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
}

impl Default for Fixtures {
    fn default() -> Self {
        Self {
            known: Vec::new(),
            unknown: "UNKNOWN".to_owned(),
            values: BTreeMap::new(),
        }
    }
}
