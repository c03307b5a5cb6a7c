//! Provider states: what brings a target into a state that its public API
//! can't reach. The request is that of Pact's verifiers.

use countersign_journal::{Actor, Outcome};
use countersign_system::Credentials;
use serde_json::{Value, json};

use crate::call::Call;
use crate::scene::Scene;

/// How a request for a provider state ended.
pub(crate) enum Provided {
    /// Done.
    Done,
    /// The target offers no provider states.
    NotOffered,
    /// It did not work out.
    Failed(String),
}

impl Scene {
    /// Asks for a provider state.
    pub(crate) async fn provide(&self, state: &str, params: Value) -> Provided {
        let Some(url) = self.run.target.provider_states.clone() else {
            return Provided::NotOffered;
        };
        self.note_provided();
        let body = json!({ "state": state, "params": params, "action": "setup" });
        let headers = vec![("content-type".to_owned(), "application/json".to_owned())];
        let call = Call {
            operation: None,
            actor: Actor::Nobody,
            method: "POST",
            url,
            credentials: Credentials::default(),
            headers,
            body: Some(body.to_string().into_bytes()),
            patient: false,
        };
        let exchange = self.exchange(call).await;
        match &exchange.outcome {
            Outcome::Answered(response) if response.is_success() => Provided::Done,
            Outcome::Answered(response) => Provided::Failed(format!(
                "the provider state `{state}` was answered {}: {}",
                response.status,
                response
                    .body
                    .to_text()
                    .chars()
                    .take(160)
                    .collect::<String>()
            )),
            Outcome::Unanswered { because, .. } => Provided::Failed(format!(
                "the provider state `{state}` was not answered: {because}"
            )),
        }
    }
}
