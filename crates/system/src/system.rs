//! The [`System`] trait.

use countersign_contract::Contract;
use countersign_validate::Violation;
use serde_json::Value;

use crate::{
    Carrier, Credentials, Criteria, Knob, Model, News, Plan, Position, Search, Secret, Settings,
    StatusChange, Unique, View,
};

/// What a system under contract tells the shared rooms about itself: its
/// contract, its wire form, its samples, and how to read state. What a sandbox
/// serves is told by [`Modelled`], which a system need not be.
///
/// Messages travel between the rooms as [`Value`] trees whatever the wire
/// form is.
pub trait System: Send + Sync {
    /// The contract that everything is derived from.
    fn contract(&self) -> &Contract;

    /// The secrets that one partner is issued, and the variables that hold
    /// them by default.
    fn secrets(&self) -> &[Secret];

    /// What authorizes a request with these secrets, in the order of
    /// [`System::secrets`]; one that is `None` is left out. Secrets that are
    /// [`Secret::public`] authorize nothing and are not looked at.
    fn authorize(&self, secrets: &[Option<String>], carrier: Carrier) -> Credentials;

    /// What the base URL ends with, below which the contract's paths stand
    /// (`/api/v1`); nothing where the paths begin at the host.
    fn base_path(&self) -> &str {
        ""
    }

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

    /// A body that no client of good will sends, made of an instance of a
    /// request message: `cut off`, `in no wire form`, `of N megabytes`, and
    /// what the wire form makes possible besides. `None` where the wire form
    /// has no such thing.
    fn hostile(&self, name: &str, tree: &Value) -> Option<Vec<u8>>;

    /// The ids that the target gave to what an accepted request of this
    /// operation made, in the order of the request; none where clients choose
    /// the keys by which entities are looked up.
    fn assigned(
        &self,
        _operation: &str,
        _headers: &[(String, String)],
        _answer: Option<&Value>,
    ) -> Vec<String> {
        Vec::new()
    }

    /// The state's field that holds the id which the target gave to an
    /// element of the keyed list; `None` where it gives none.
    fn element_id_field(&self) -> Option<&str> {
        None
    }

    /// Whether the target still works on what a request asked for, so that
    /// the entity has yet to take its final form.
    fn is_pending(&self, _entity: &View) -> bool {
        false
    }

    /// Whether the target found, when it worked on it, that what was asked for
    /// can't be done: the entity is shown in error, or as given up.
    fn has_failed(&self, _entity: &View) -> bool {
        false
    }

    /// What an answer says of one thing in two ways that do not agree (an id,
    /// and a link that ends in another), a sentence each.
    fn contradictions(&self, _answer: &Value) -> Vec<String> {
        Vec::new()
    }

    /// The changes of status that a request asks for, in its order.
    fn asked(&self, _operation: &str, _request: &Value) -> Vec<StatusChange> {
        Vec::new()
    }

    /// The news that an answer tells; `None` where it is not of the form that
    /// tells any.
    fn news(&self, _answer: &Value) -> Option<Vec<News>> {
        None
    }

    /// The provider state that brings an element (by its id, in the entity of
    /// this id) into a status; `None` where there is none.
    fn provide_status(
        &self,
        _entity: &str,
        _element: &str,
        _status: &str,
    ) -> Option<ProviderState> {
        None
    }

    /// The provider state that has a report made now of all that is new for a
    /// partner; `None` where there is none.
    fn provide_news(&self, _partner: &str) -> Option<ProviderState> {
        None
    }

    /// The message that may stand for what it refers to, in lists; `None`
    /// where there is none.
    fn reference_message(&self) -> Option<&str> {
        None
    }

    /// What a request asks to be stored, in the terms of the state that
    /// [`System::state`] reads: one view for each entity that it names.
    fn intent(&self, operation: &str, request: &Value) -> Vec<View>;

    /// The entities that an answer's tree shows, in its order. `None` where
    /// the tree is not of the form that shows entities at all.
    fn state(&self, answer: &Value) -> Option<Vec<View>>;

    /// Whether the answers of an operation that shows a part of an entity are
    /// read as its state; else they tell something else of it.
    fn shows_state(&self, _operation: &str) -> bool {
        true
    }

    /// Whether a field of the state may move by itself when its surroundings
    /// change (a time stamp, a status).
    fn moves(&self, field: &str) -> bool;

    /// Whether the target may fill a field of the state by itself where
    /// nothing was sent for it.
    fn fills(&self, _field: &str) -> bool {
        false
    }

    /// The state's field that says when an element was last modified; empty
    /// where none does.
    fn stamp_field(&self) -> &str;

    /// The element of the list whose elements have keys (`lineItems[n]`): that
    /// which the stamps stand in. Empty where there is none.
    fn keyed_list(&self) -> &str {
        let stamp = self.stamp_field();
        stamp.rsplit_once('.').map_or("", |(list, _)| list)
    }

    /// The state's field that says how far an element is: what steps change,
    /// and what searches may select by; empty where none says it.
    fn status_field(&self) -> &str;

    /// The provider state that makes a key known to a target: the key of an
    /// element that exists before any order names it (a recipe set id);
    /// `None` where clients make keys up.
    fn known_key(&self, key: &str) -> Option<ProviderState>;

    /// The request of a search with these criteria.
    fn search(&self, criteria: &Criteria) -> Search;

    /// What an answer says of the request's acceptance beyond its status.
    fn acceptance(&self, operation: &str, answer: &Value) -> Acceptance;

    /// The freedoms that the pages leave to the form and the words of its
    /// answers, beside those of the transport.
    fn variations(&self) -> &'static [Knob] {
        &[]
    }
}

/// A system that a reference endpoint can stand in for.
pub trait Modelled: System {
    /// A fresh reference model that knows these partners' secrets.
    fn model(&self, partners: &[Vec<String>], settings: &Settings) -> Box<dyn Model>;
}

/// A state that a target is brought into by a request beside its public API.
#[derive(Debug, Clone, PartialEq)]
pub struct ProviderState {
    /// Its name (`recipe set exists`).
    pub name: &'static str,
    /// Its parameters, a JSON object.
    pub params: Value,
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
    /// Where, as the sentence says it.
    pub place: Option<Position>,
}
