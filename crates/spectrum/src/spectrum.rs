//! [`Spectrum`]: the system as the shared rooms know it.

use std::borrow::Cow;

use countersign_contract::{Contract, Effect};
use countersign_system::{
    Acceptance, Carrier, Credentials, Criteria, Knob, Model, Modelled, Plan, ProviderState, Search,
    Secret, Settings, System, Unique, Unreadable, View,
};
use countersign_validate::Violation;
use serde_json::{Value, json};

use crate::fields::Fields;
use crate::model::Reference;
use crate::{acceptance, sample, validation, variation, view};

/// The contract as codegen writes it.
const CONTRACT: &str = include_str!("../../../schemas/spectrum/generated/contract.json");

/// The one secret of a partner: the token that every request carries.
static SECRETS: [Secret; 1] = [Secret {
    key: Cow::Borrowed("token"),
    variable: Cow::Borrowed("SPECTRUM_API_TOKEN"),
    public: false,
}];

/// The members of an order that may move by themselves.
const MOVING: [&str; 3] = ["lastModification", "workflowStatus", "orderStatus"];

/// Spectrum's order API.
#[derive(Debug, Clone)]
pub struct Spectrum {
    contract: Contract,
    fields: Fields,
}

impl Spectrum {
    /// The system with its embedded contract.
    ///
    /// # Panics
    /// Never from input: only where the embedded file, which codegen writes
    /// and a test reads, is not a contract.
    pub fn new() -> Self {
        let contract: Contract =
            serde_json::from_str(CONTRACT).expect("codegen writes a contract that can be read");
        let fields = Fields::of(&contract);
        Self { contract, fields }
    }
}

impl Default for Spectrum {
    fn default() -> Self {
        Self::new()
    }
}

impl System for Spectrum {
    fn contract(&self) -> &Contract {
        &self.contract
    }

    fn secrets(&self) -> &[Secret] {
        &SECRETS
    }

    /// The pages know the header only.
    fn authorize(&self, secrets: &[Option<String>], _carrier: Carrier) -> Credentials {
        let token = secrets.first().cloned().flatten();
        Credentials {
            headers: Vec::from_iter(token.map(|token| ("SPECTRUM_API_TOKEN".to_owned(), token))),
            query: Vec::new(),
        }
    }

    fn contradictions(&self, answer: &Value) -> Vec<String> {
        acceptance::contradictions(answer)
    }

    fn read(&self, body: &[u8]) -> Result<Value, Unreadable> {
        serde_json::from_slice(body).map_err(|error| validation::unreadable(&error))
    }

    fn write(&self, tree: &Value) -> Vec<u8> {
        tree.to_string().into_bytes()
    }

    fn validate(&self, message: &str, body: &[u8]) -> Result<Vec<Violation>, Unreadable> {
        validation::validate(message, body)
    }

    fn sample(&self, message: &str, plan: &Plan, unique: &mut Unique) -> Value {
        sample::sample(message, plan, unique)
    }

    fn hostile(&self, name: &str, tree: &Value) -> Option<Vec<u8>> {
        let mut whole = self.write(tree);
        Some(match name {
            "cut off in the middle" => {
                whole.truncate(whole.len() * 2 / 3);
                whole
            }
            "in no wire form" => b"this is a sentence".to_vec(),
            "empty" => Vec::new(),
            _ => {
                let megabytes: usize = name.strip_prefix("of ")?.split(' ').next()?.parse().ok()?;
                let mut body = b"{\"padding\": \"".to_vec();
                body.resize(megabytes.min(16) * 1024 * 1024, b'x');
                body.extend_from_slice(b"\"}");
                body
            }
        })
    }

    fn intent(&self, operation: &str, request: &Value) -> Vec<View> {
        let operation = self.contract.operation(operation);
        match operation.and_then(|operation| Some((operation.effect, operation.request.as_ref()?)))
        {
            Some((Effect::Create | Effect::Change, body)) => {
                view::intent(&self.fields, &body.message, request)
            }
            _ => Vec::new(),
        }
    }

    fn state(&self, answer: &Value) -> Option<Vec<View>> {
        view::state(&self.fields, answer)
    }

    fn moves(&self, field: &str) -> bool {
        let name = field.rsplit('.').next().unwrap_or(field);
        MOVING.contains(&name)
    }

    fn stamp_field(&self) -> &'static str {
        "lineItems[n].lastModification"
    }

    fn status_field(&self) -> &'static str {
        "lineItems[n].workflowStatus"
    }

    fn known_key(&self, key: &str) -> Option<ProviderState> {
        Some(ProviderState {
            name: "recipe set exists",
            params: json!({ "recipeSetId": key }),
        })
    }

    fn search(&self, criteria: &Criteria) -> Search {
        Search {
            query: Vec::new(),
            body: Some(sample::search(criteria)),
        }
    }

    fn acceptance(&self, operation: &str, answer: &Value) -> Acceptance {
        acceptance::acceptance(operation, answer)
    }

    fn variations(&self) -> &'static [Knob] {
        variation::KNOBS
    }
}

impl Modelled for Spectrum {
    fn model(&self, partners: &[Vec<String>], _settings: &Settings) -> Box<dyn Model> {
        let tokens = partners.iter().map(|secrets| secrets.first());
        let tokens = tokens
            .map(Option::<&String>::cloned)
            .map(Option::unwrap_or_default);
        Box::new(Reference::new(tokens.collect()))
    }
}
