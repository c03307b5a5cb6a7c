//! The request that is decided on in place of the one that came.

use countersign_system::{Carrier, Command, System};
use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use serde_json::Value;

use super::rule::Altered;
use super::when::Sender;

/// A request as it is decided on.
pub(crate) fn altered(
    system: &dyn System,
    partners: &[Vec<String>],
    command: &Command,
    tree: Option<&Value>,
    how: &Altered<'_>,
) -> Command {
    let mut command = command.clone();
    if let Some(method) = how.method {
        method.clone_into(&mut command.method);
    }
    if let (false, Some(tree)) = (how.request.is_empty(), tree) {
        let mut tree = tree.clone();
        for edit in how.request {
            edit.apply(&mut tree);
        }
        command.body = system.write(&tree);
    }
    if let Some(body) = how.body {
        command.body = body.as_bytes().to_vec();
    }
    for replacement in how.rewrite {
        let text = String::from_utf8_lossy(&command.body);
        command.body = replacement.apply(&text).into_bytes();
    }
    if !how.query.is_empty() {
        let mut parameters = parameters(&command.query);
        for parameter in how.query {
            parameter.apply(&mut parameters);
        }
        command.query = written(&parameters);
    }
    for replacement in how.path {
        command.path = replacement.apply(&command.path);
    }
    if let Some(whose) = how.credentials {
        authorize(system, partners, &mut command, whose);
    }
    command
}

/// Whose credentials a request carries.
pub(crate) fn sender(system: &dyn System, partners: &[Vec<String>], command: &Command) -> Sender {
    let sent = parameters(&command.query);
    let carried = |secrets: &Vec<String>| {
        let by = |carrier| system.authorize(&all(secrets), carrier);
        let (header, query) = (by(Carrier::Header), by(Carrier::Query));
        let in_headers = header
            .headers
            .iter()
            .all(|(name, value)| command.header(&name.to_ascii_lowercase()) == Some(value));
        let in_query = query.query.iter().all(|pair| sent.contains(pair));
        (in_headers && !header.headers.is_empty()) || (in_query && !query.query.is_empty())
    };
    match partners.iter().position(carried) {
        Some(0) => Sender::First,
        Some(_) => Sender::Second,
        None => Sender::Nobody,
    }
}

/// Gives a request somebody's credentials in place of its own.
fn authorize(system: &dyn System, partners: &[Vec<String>], command: &mut Command, whose: Sender) {
    let secrets = match whose {
        Sender::First => partners.first(),
        Sender::Second => partners.get(1),
        Sender::Nobody => None,
    };
    let known = partners.first().map(|secrets| {
        let by = |carrier| system.authorize(&all(secrets), carrier);
        (by(Carrier::Header).headers, by(Carrier::Query).query)
    });
    let (headers, query) = known.unwrap_or_default();
    let is_one = |name: &str| {
        headers
            .iter()
            .any(|(known, _)| known.eq_ignore_ascii_case(name))
    };
    command.headers.retain(|(name, _)| !is_one(name));
    let mut parameters = parameters(&command.query);
    let before = parameters.len();
    parameters.retain(|(name, _)| !query.iter().any(|(known, _)| known == name));
    if parameters.len() < before {
        command.query = written(&parameters);
    }
    let credentials = secrets.map(|secrets| system.authorize(&all(secrets), Carrier::Header));
    for (name, value) in credentials.unwrap_or_default().headers {
        command.headers.push((name.to_ascii_lowercase(), value));
    }
}

fn all(secrets: &[String]) -> Vec<Option<String>> {
    secrets.iter().cloned().map(Some).collect()
}

/// The parameters of a query, decoded; `+` is a character like any other.
pub(crate) fn parameters(query: &str) -> Vec<(String, String)> {
    query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decoded(name), decoded(value))
        })
        .collect()
}

fn written(parameters: &[(String, String)]) -> String {
    let encoded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let pairs = parameters
        .iter()
        .map(|(name, value)| format!("{}={}", encoded(name), encoded(value)));
    pairs.collect::<Vec<_>>().join("&")
}

/// Without its percent encoding.
pub(crate) fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}
