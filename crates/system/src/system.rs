//! The [`System`] trait.

use countersign_contract::Contract;
use countersign_validate::Violation;
use serde_json::Value;

use crate::{Model, Plan, Unique, View};

/// What a system under contract tells the shared rooms about itself: its
/// contract, its wire form, its samples, how to read state, and its model.
///
/// Messages travel between the rooms as [`Value`] trees whatever the wire
/// form is.
pub trait System: Send + Sync {
    /// The contract that everything is derived from.
    fn contract(&self) -> &Contract;

    /// The secrets that one partner is issued, and the variables that hold
    /// them by default.
    fn secrets(&self) -> &'static [Secret];

    /// The headers that authorize a request with these secrets, in the order
    /// of [`System::secrets`].
    fn authorize(&self, secrets: &[String]) -> Vec<(String, String)>;

    /// Reads a body of the wire form.
    ///
    /// # Errors
    /// Where the body is not well-formed.
    fn read(&self, body: &[u8]) -> Result<Value, Unreadable>;

    /// Writes a tree in the wire form. Trees that contradict the contract are
    /// written as they are.
    fn write(&self, tree: &Value) -> Vec<u8>;

    /// Everything that is wrong with a body as an instance of the message.
    ///
    /// # Errors
    /// Where the body is not well-formed.
    fn validate(&self, message: &str, body: &[u8]) -> Result<Vec<Violation>, Unreadable>;

    /// An instance of the request message, every value different.
    fn sample(&self, message: &str, plan: &Plan, unique: &mut Unique) -> Value;

    /// What a request asks to be stored, in the terms of the state that
    /// [`System::state`] reads: one view for each entity that it names.
    fn intent(&self, operation: &str, request: &Value) -> Vec<View>;

    /// The entities that an answer's tree shows, in its order. `None` where
    /// the tree is not of the form that shows entities at all.
    fn state(&self, answer: &Value) -> Option<Vec<View>>;

    /// Whether a field of the state may move by itself when its surroundings
    /// change (a time stamp, a status).
    fn moves(&self, field: &str) -> bool;

    /// The state's field that says when an element was last modified.
    fn stamp_field(&self) -> &'static str;

    /// The state's field that searches select by.
    fn status_field(&self) -> &'static str;

    /// The provider state that makes a key known to a target: the key of an
    /// element that exists before any order names it (a recipe set id).
    fn known_key(&self, key: &str) -> ProviderState;

    /// The request of a search with these criteria.
    fn search(&self, criteria: &Criteria) -> Value;

    /// What an answer says of the request's acceptance beyond its status.
    fn acceptance(&self, operation: &str, answer: &Value) -> Acceptance;

    /// A fresh reference model that knows these partners' secrets.
    fn model(&self, partners: &[Vec<String>]) -> Box<dyn Model>;
}

/// What a search asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Criteria {
    /// Start of the window, as it is to be written.
    pub start: Option<String>,
    /// End of the window, as it is to be written.
    pub end: Option<String>,
    /// Wanted values of [`System::status_field`].
    pub statuses: Vec<String>,
    /// Whether the longest window is overridden; `None` leaves it out.
    pub unrestricted: Option<bool>,
}

/// A state that a target is brought into by a request beside its public API.
#[derive(Debug, Clone, PartialEq)]
pub struct ProviderState {
    /// Its name (`recipe set exists`).
    pub name: &'static str,
    /// Its parameters, a JSON object.
    pub params: Value,
}

/// A secret that a partner is issued.
#[derive(Debug, Clone, Copy)]
pub struct Secret {
    /// Name in a named target's configuration (`token`).
    pub key: &'static str,
    /// The environment variable that holds it by default; `_B` is appended
    /// for the second partner.
    pub variable: &'static str,
}

/// What an answer's body says of acceptance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Acceptance {
    /// Nothing beyond its status.
    Silent,
    /// All was accepted.
    Full(Vec<LineOutcome>),
    /// Some part was not.
    Partial(Vec<LineOutcome>),
}

/// What an answer says of one line item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineOutcome {
    /// Key of the line item (the recipe set id).
    pub key: String,
    /// Whether it was accepted.
    pub success: bool,
}

/// A body that is not well-formed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// What is wrong and where, a sentence.
    pub message: String,
}
