//! The [`Wire`]: bodies to trees and back, the model's one thin rim of XML.

use std::sync::Arc;

use countersign_contract::Contract;
use countersign_system::Unreadable;
use serde_json::Value;

use crate::spreadshirt::REFERENCE;
use crate::xml::{self, Shapes};

/// Reads and writes bodies.
#[derive(Clone)]
pub(super) struct Wire(Arc<Shapes>);

impl Wire {
    /// The wire form of this contract.
    pub(super) fn of(contract: &Contract) -> Self {
        Self(Arc::new(Shapes::of(contract, Some(REFERENCE))))
    }

    /// The tree of a body.
    ///
    /// # Errors
    /// Where it is not well-formed.
    pub(super) fn read(&self, body: &[u8]) -> Result<Value, Unreadable> {
        xml::read(&self.0, body)
    }

    /// The body of a tree.
    pub(super) fn write(&self, tree: &Value) -> Vec<u8> {
        xml::write(&self.0, tree)
    }
}
