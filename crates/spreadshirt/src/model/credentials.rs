//! [`Credentials`]: the key and the session of a request, from its header or
//! its query.

use countersign_system::Command;

use super::parameters::Parameters;

/// The scheme of the `Authorization` header.
pub(super) const SCHEME: &str = "SprdAuth";

/// What a request shows to authorize itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Credentials {
    pub(super) api_key: String,
    pub(super) session_id: String,
}

impl Credentials {
    /// Those of the header, if the request has one, else of the query; none
    /// where one of the two is missing.
    pub(super) fn of(command: &Command, parameters: &Parameters) -> Option<Self> {
        let credentials = match command.header("authorization") {
            Some(header) => Self::from_header(header)?,
            None => Self {
                api_key: parameters.get("apiKey")?.to_owned(),
                session_id: parameters.get("sessionId")?.to_owned(),
            },
        };
        let whole = !credentials.api_key.is_empty() && !credentials.session_id.is_empty();
        whole.then_some(credentials)
    }

    /// `SprdAuth apiKey="…", sessionId="…"`: the scheme in any case, the
    /// parameters in any order, quoted or not.
    fn from_header(header: &str) -> Option<Self> {
        let (scheme, mut rest) = header.trim().split_once(char::is_whitespace)?;
        if !scheme.eq_ignore_ascii_case(SCHEME) {
            return None;
        }
        let mut credentials = Self::default();
        loop {
            rest = rest.trim_start_matches(|c: char| c == ',' || c.is_whitespace());
            if rest.is_empty() {
                return Some(credentials);
            }
            let (name, after) = rest.split_once('=')?;
            let value;
            (value, rest) = value_of(after.trim_start())?;
            if name.trim().eq_ignore_ascii_case("apiKey") {
                credentials.api_key = value.to_owned();
            } else if name.trim().eq_ignore_ascii_case("sessionId") {
                credentials.session_id = value.to_owned();
            }
        }
    }
}

/// A parameter's value and what follows it.
fn value_of(text: &str) -> Option<(&str, &str)> {
    match text.strip_prefix('"') {
        Some(quoted) => quoted.split_once('"'),
        None => {
            let end = text.find([',', ' ', '\t']).unwrap_or(text.len());
            Some(text.split_at(end))
        }
    }
}
