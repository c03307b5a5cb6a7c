//! The contract's [`Fields`] of an order, as the state shows it.

use std::collections::{HashMap, HashSet};

use countersign_contract::{Condition, Contract, Field, Kind, Requirement};

use super::scalar::Form;

/// The message that shows orders: what it always holds is readable of every
/// order that was accepted, also where the write form leaves it to the client;
/// what only the write form wants (the payment) need not be.
const STATE: &str = "order";

/// What the page knows of each field of an order.
#[derive(Debug, Clone)]
pub(crate) struct Fields {
    known: HashMap<String, Known>,
    required: HashSet<String>,
    conditions: HashMap<String, Condition>,
}

/// What is known of a field of the state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Known {
    /// A text, read in this form.
    Leaf(Form),
    /// It holds fields.
    Object,
    /// It holds what no page describes.
    Open,
    /// It occurs more than once.
    List,
}

impl Fields {
    /// The fields of this contract.
    pub(crate) fn of(contract: &Contract) -> Self {
        let mut all = Self {
            known: HashMap::new(),
            required: HashSet::new(),
            conditions: HashMap::new(),
        };
        let fields = contract.message(STATE).into_iter();
        for field in fields.flat_map(|message| &message.fields) {
            let path = field.path.as_str().to_owned();
            match &field.requirement {
                Requirement::Required | Requirement::OneOf(_) => {
                    all.required.insert(path.clone());
                }
                Requirement::When(condition) => {
                    all.conditions.insert(path.clone(), condition.clone());
                }
                Requirement::Optional => {}
            }
            all.known.insert(path, read_as(field));
        }
        all
    }

    /// What is known of the field; `None` where the state does not show it.
    pub(super) fn known(&self, field: &str) -> Option<Known> {
        self.known.get(field).copied()
    }

    /// Whether the field is always there within its parent.
    pub(super) fn requires(&self, field: &str) -> bool {
        self.required.contains(field)
    }

    /// The condition under which the field must be there.
    pub(super) fn condition(&self, field: &str) -> Option<&Condition> {
        self.conditions.get(field)
    }
}

fn read_as(field: &Field) -> Known {
    let is = |kind| field.kinds.contains(&kind);
    if field.open {
        Known::Open
    } else if is(Kind::List) {
        Known::List
    } else if is(Kind::Object) {
        Known::Object
    } else {
        Known::Leaf(form(field))
    }
}

fn form(field: &Field) -> Form {
    let is = |kind| field.kinds.contains(&kind);
    let path = field.path.as_str();
    if is(Kind::DateTime) {
        Form::Instant
    } else if is(Kind::Integer) || is(Kind::IntegerText) {
        Form::Quantity
    } else if path.ends_with(".fulfillmentState") || path.ends_with(".processingState") {
        Form::State
    } else if path.ends_with(".@xlink:href") && !path.ends_with("trackingLink.@xlink:href") {
        // A tracking link leads to somebody else's site, exactly there.
        Form::Href
    } else {
        Form::Plain
    }
}
