//! [`Uses`]: which operations carry a message, and which way.

use std::collections::{BTreeSet, HashMap};

use super::rating::Sides;
use crate::{Contract, Field};

/// Where something is used.
#[derive(Debug, Clone, Default)]
pub(super) struct Use {
    /// Which way it goes.
    pub(super) sides: Sides,
    /// Ids of the operations.
    pub(super) operations: BTreeSet<String>,
    /// Names of the messages.
    pub(super) messages: BTreeSet<String>,
}

impl Use {
    /// Both uses.
    pub(super) fn join(&mut self, other: &Self) {
        self.sides = self.sides.or(other.sides);
        self.operations.extend(other.operations.iter().cloned());
        self.messages.extend(other.messages.iter().cloned());
    }
}

/// Which operations carry the messages of a contract, alone or as a list.
pub(super) struct Uses<'c> {
    contract: &'c Contract,
    by_message: HashMap<&'c str, Use>,
}

impl<'c> Uses<'c> {
    /// Gathers the uses of a contract's messages.
    pub(super) fn of(contract: &'c Contract) -> Self {
        let mut by_message: HashMap<&str, Use> = HashMap::new();
        for operation in &contract.operations {
            let requests = operation.request.iter().map(|body| (body, Sides::REQUEST));
            let responses = operation.responses.iter();
            let answers = responses.filter_map(|one| Some((one.body.as_ref()?, Sides::RESPONSE)));
            for (body, sides) in requests.chain(answers) {
                let known = by_message.entry(&body.message).or_default();
                known.sides = known.sides.or(sides);
                known.operations.insert(operation.id.clone());
            }
        }
        // One that no operation carries goes the way that it is marked with.
        for message in &contract.messages {
            let known = by_message.entry(&message.name).or_default();
            known.messages.insert(message.name.clone());
            if known.operations.is_empty() {
                let marked = [Sides::RESPONSE, Sides::REQUEST];
                known.sides = marked[usize::from(message.request)];
            }
        }
        Self {
            contract,
            by_message,
        }
    }

    /// The uses of a message.
    pub(super) fn message(&self, name: &str) -> Use {
        self.by_message.get(name).cloned().unwrap_or_default()
    }

    /// The uses of all messages that have such a field.
    pub(super) fn field(&self, fits: impl Fn(&Field) -> bool) -> Use {
        let mut all = Use::default();
        for message in &self.contract.messages {
            if message.fields.iter().any(&fits)
                && let Some(one) = self.by_message.get(message.name.as_str())
            {
                all.join(one);
            }
        }
        all
    }
}
