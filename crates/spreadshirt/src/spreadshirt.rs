//! [`Spreadshirt`]: the system as the shared rooms know it.

use countersign_contract::Contract;
use countersign_system::{
    Acceptance, Carrier, Credentials, Criteria, Knob, Model, Modelled, News, Plan, ProviderState,
    Search, Secret, Settings, StatusChange, System, Unique, Unreadable, View,
};
use countersign_validate::Violation;
use serde_json::{Value, json};

use crate::model::Reference;
use crate::view::Fields;
use crate::xml::{self, Shapes};
use crate::{acceptance, asked, assigned, credentials, hostile, links, moving, news, sample};
use crate::{search, validation, variation, view};

/// The contract as codegen writes it.
const CONTRACT: &str = include_str!("../../../schemas/spreadshirt/generated/contract.json");

/// The message that may stand in lists for what it refers to.
pub(crate) const REFERENCE: &str = "reference";

/// Spreadshirt's order API.
#[derive(Debug, Clone)]
pub struct Spreadshirt {
    contract: Contract,
    shapes: Shapes,
    fields: Fields,
}

impl Spreadshirt {
    /// The system with its embedded contract.
    ///
    /// # Panics
    /// Never from input: only where the embedded file, which codegen writes
    /// and a test reads, is not a contract.
    pub fn new() -> Self {
        let contract: Contract =
            serde_json::from_str(CONTRACT).expect("codegen writes a contract that can be read");
        Self {
            // spreadshirt.ruling.salutation: the example has another name for it.
            shapes: Shapes::of(&contract, Some(REFERENCE)).also_written("salution", "salutation"),
            fields: Fields::of(&contract),
            contract,
        }
    }

    /// Whether a sample can be like this ([`Plan::variants`]): one that cannot
    /// is made as if nothing had been asked.
    pub fn is_variant(words: &str) -> bool {
        sample::is_variant(words)
    }
}

impl Default for Spreadshirt {
    fn default() -> Self {
        Self::new()
    }
}

impl System for Spreadshirt {
    fn contract(&self) -> &Contract {
        &self.contract
    }

    fn secrets(&self) -> &[Secret] {
        &credentials::SECRETS
    }

    fn authorize(&self, secrets: &[Option<String>], carrier: Carrier) -> Credentials {
        credentials::authorize(secrets, carrier)
    }

    fn base_path(&self) -> &'static str {
        "/api/v1"
    }

    fn read(&self, body: &[u8]) -> Result<Value, Unreadable> {
        xml::read(&self.shapes, body)
    }

    fn write(&self, tree: &Value) -> Vec<u8> {
        xml::write(&self.shapes, tree)
    }

    fn validate(&self, message: &str, body: &[u8]) -> Result<Vec<Violation>, Unreadable> {
        validation::validate(&self.shapes, message, body)
    }

    fn sample(&self, message: &str, plan: &Plan, unique: &mut Unique) -> Value {
        sample::sample(message, plan, unique)
    }

    fn hostile(&self, name: &str, tree: &Value) -> Option<Vec<u8>> {
        hostile::hostile(&self.shapes, name, tree)
    }

    fn assigned(
        &self,
        operation: &str,
        headers: &[(String, String)],
        answer: Option<&Value>,
    ) -> Vec<String> {
        assigned::assigned(operation, headers, answer)
    }

    fn element_id_field(&self) -> Option<&'static str> {
        Some("order.orderItems.orderItem[n].@id")
    }

    fn is_pending(&self, entity: &View) -> bool {
        moving::is_pending(entity)
    }

    fn has_failed(&self, entity: &View) -> bool {
        moving::has_failed(entity)
    }

    fn contradictions(&self, answer: &Value) -> Vec<String> {
        links::contradictions(answer)
    }

    /// Only adjustments have the roots that are looked for.
    fn asked(&self, _operation: &str, request: &Value) -> Vec<StatusChange> {
        asked::asked(request)
    }

    fn news(&self, answer: &Value) -> Option<Vec<News>> {
        news::news(answer)
    }

    fn provide_status(&self, entity: &str, element: &str, status: &str) -> Option<ProviderState> {
        Some(ProviderState {
            name: "order item has fulfillment state",
            params: json!({
                "orderId": entity,
                "orderItemId": element,
                "fulfillmentState": status,
            }),
        })
    }

    fn provide_news(&self, partner: &str) -> Option<ProviderState> {
        Some(ProviderState {
            name: "order report is generated",
            params: json!({ "partnerId": partner }),
        })
    }

    fn reference_message(&self) -> Option<&'static str> {
        Some(REFERENCE)
    }

    fn intent(&self, operation: &str, request: &Value) -> Vec<View> {
        view::intent(&self.fields, operation, request)
    }

    fn state(&self, answer: &Value) -> Option<Vec<View>> {
        view::state(&self.fields, answer)
    }

    fn fills(&self, field: &str) -> bool {
        moving::fills(field)
    }

    fn moves(&self, field: &str) -> bool {
        moving::moves(field)
    }

    fn stamp_field(&self) -> &'static str {
        "order.orderItems.orderItem[n].modified"
    }

    fn status_field(&self) -> &'static str {
        moving::STATUS
    }

    /// Partners make up all keys that orders name; shops, products and
    /// articles are fixtures.
    fn known_key(&self, _key: &str) -> Option<ProviderState> {
        None
    }

    fn search(&self, criteria: &Criteria) -> Search {
        search::search(criteria)
    }

    fn acceptance(&self, operation: &str, answer: &Value) -> Acceptance {
        acceptance::acceptance(operation, answer)
    }

    fn variations(&self) -> &'static [Knob] {
        variation::KNOBS
    }
}

impl Modelled for Spreadshirt {
    fn model(&self, partners: &[Vec<String>], settings: &Settings) -> Box<dyn Model> {
        Box::new(Reference::new(&self.contract, partners.to_vec(), *settings))
    }
}
