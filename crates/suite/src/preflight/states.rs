//! Whether provider states are taken where the configuration says.

use countersign_journal::{Actor, Response};
use countersign_system::{Credentials, ProviderState};
use serde_json::{Value, json};

use super::codes::{self, Code};
use super::{notice, probe};
use crate::call::Call;
use crate::scene::RunContext;

/// Where the URL for provider states is configured.
const URL: &str =
    "`--provider-states`, or `provider-states` in the target's entry in countersign.toml";

/// Asks for a state that changes nothing of anyone's, and looks at the answer.
pub(super) async fn look(run: &RunContext) {
    let Some(url) = run.target.provider_states.clone() else {
        return;
    };
    let key = format!("CS{:06}", run.run_id % 1_000_000);
    let harmless = run.system.known_key(&key);
    // Where there is none, one of what nobody has is refused, in good order.
    let is_harmless = harmless.is_some();
    let unknown = || run.system.provide_status("0", "0", "none");
    let Some(state) = harmless.or_else(unknown) else {
        return;
    };
    let call = request(&state, url.clone());
    let (code, seen, hint) = match probe::send(run, &call).await {
        Ok(response) => match wrong(&response, is_harmless) {
            Some((code, hint)) => (code, response.status.to_string(), hint),
            None => return,
        },
        Err(unanswered) => (
            codes::STATES_UNREACHABLE,
            unanswered.because,
            "start what takes them, correct it, or leave it out",
        ),
    };
    let Code { meaning, .. } = code;
    let message = format!("{meaning}: {url} answers `{}` with: {seen}", state.name);
    notice(run, code, &message, format!("{hint}: {URL}"));
}

/// The request that asks for a state.
fn request(state: &ProviderState, url: String) -> Call<'static> {
    let body = json!({ "state": state.name, "params": state.params, "action": "setup" });
    Call {
        operation: None,
        actor: Actor::Nobody,
        method: "POST",
        url,
        credentials: Credentials::default(),
        headers: vec![("content-type".to_owned(), "application/json".to_owned())],
        body: Some(body.to_string().into_bytes()),
        patient: false,
    }
}

/// What is wrong with an answer, and what to do.
fn wrong(response: &Response, is_harmless: bool) -> Option<(Code, &'static str)> {
    let label = response.header("content-type").unwrap_or_default();
    let is_page = label.to_ascii_lowercase().contains("html");
    let body = serde_json::from_slice::<Value>(&response.body.0).ok();
    let is_object = body.is_some_and(|body| body.is_object());
    match response.status {
        _ if is_page => Some((codes::STATES_ELSEWHERE, "give the URL that takes them")),
        // Of what nobody has, `not found` is a fair answer; it says so in JSON.
        404 if !is_harmless && is_object => None,
        404 | 405 | 300..=399 => Some((codes::STATES_ELSEWHERE, "give the URL that takes them")),
        401 | 403 => Some((
            codes::STATES_CREDENTIALS,
            "let requests in that show none, or give a URL of the target's own scheme, host and port, \
             to which `headers` of its entry are sent",
        )),
        200..=299 if !is_object => Some((
            codes::STATES_ANSWER,
            "answer an object, `{}` at least, as Pact's verifiers expect, or correct the URL",
        )),
        200..=299 => None,
        _ if is_harmless || response.status >= 500 => Some((
            codes::STATES_REFUSED,
            "see what takes the states, or correct the URL",
        )),
        _ => None,
    }
}
