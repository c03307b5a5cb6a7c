//! Harmless requests: reads of what is nobody's.

use std::time::Duration;

use countersign_contract::Effect;
use countersign_journal::{Response, ScenarioId};
use countersign_system::Criteria;

use crate::call::{Call, encoded, with_query};
use crate::client::Unanswered;
use crate::phrase::Sender;
use crate::scene::{RunContext, Scene};
use crate::statuses::documented_statuses;

/// No harmless read takes longer.
const LONGEST: Duration = Duration::from_secs(10);

/// A window in which no order was ever made: what finds nothing costs nothing.
const LONG_AGO: (&str, &str) = ("2000-01-01T00:00:00Z", "2000-01-02T00:00:00Z");

/// What a harmless read was answered.
pub(super) struct Answer {
    /// What was called: method and path of the contract.
    pub(super) call: String,
    /// The operation's id.
    pub(super) operation: String,
    /// The body that was sent, if any; it has no secrets.
    pub(super) body: Option<String>,
    /// Whether its path has no parameters: a 404 is then about the path.
    pub(super) is_fixed: bool,
    pub(super) outcome: Result<Response, Unanswered>,
}

impl Answer {
    pub(super) fn response(&self) -> Option<&Response> {
        self.outcome.as_ref().ok()
    }

    pub(super) fn status(&self) -> Option<u16> {
        self.response().map(|response| response.status)
    }
}

/// Makes harmless reads on behalf of a sender: a search that finds nothing,
/// and a lookup of what nobody has. None, where it has no credentials.
pub(super) async fn reads(scene: &Scene, sender: Sender) -> Vec<Answer> {
    let system = scene.run.system.clone();
    let Ok(credentials) = scene.credentials(sender) else {
        return Vec::new();
    };
    let contract = system.contract();
    let effects = [Effect::Find, Effect::Show];
    let operations = effects
        .into_iter()
        .filter_map(|effect| contract.with_effect(effect).next());
    let mut answers = Vec::new();
    for operation in operations {
        let mut url = format!("{}{}", scene.run.target.base_url, operation.path);
        let mut body = None;
        let is_fixed = !operation.path.contains('{');
        if operation.effect == Effect::Find {
            let search = system.search(&Criteria {
                start: Some(LONG_AGO.0.to_owned()),
                end: Some(LONG_AGO.1.to_owned()),
                // One of those that the pages name: a search for none may be refused.
                statuses: documented_statuses(contract).into_iter().take(1).collect(),
                ..Criteria::default()
            });
            url = with_query(&url, &search.query, encoded);
            body = search.body.map(|tree| system.write(&tree));
        } else {
            url = filled(&url, &format!("CS{}-0-0", scene.run.run_id));
        }
        let mut call = Call::of(operation, sender, &credentials, url);
        let told = body.as_deref().map(String::from_utf8_lossy);
        let told = told.map(|body| body.into_owned());
        if let Some(body) = body {
            call = call.with_body(&contract.media_type, body);
        }
        let outcome = send(&scene.run, &call).await;
        let is_over = outcome.is_err();
        answers.push(Answer {
            call: format!("{} {}", operation.method.as_str(), operation.path),
            operation: operation.id.clone(),
            body: told,
            is_fixed,
            outcome,
        });
        // Who does not answer one read keeps the run waiting with the next.
        if is_over {
            break;
        }
    }
    answers
}

/// Sends a request that no scenario makes.
pub(super) async fn send(run: &RunContext, call: &Call<'_>) -> Result<Response, Unanswered> {
    let mut outgoing = call.outgoing(&run.target);
    outgoing.timeout = outgoing.timeout.min(LONGEST);
    run.client.send(&outgoing).await.outcome
}

/// The scene of requests that no scenario makes.
pub(super) fn scene(run: &std::rc::Rc<RunContext>) -> Scene {
    Scene::new(run.clone(), 0, ScenarioId("preflight".to_owned()))
}

/// A URL with this value for every parameter of its path.
fn filled(url: &str, value: &str) -> String {
    let mut parts = url.split('{');
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        filled.push_str(value);
        filled.push_str(part.split_once('}').map_or("", |(_, rest)| rest));
    }
    filled
}
