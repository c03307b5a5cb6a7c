//! The [`Entity`] that scenarios of an operation are about.

use countersign_contract::{Contract, Effect, Field, Kind, Message, Operation, Shape};

/// How scenarios of an operation come by the entity that they are about.
pub(super) struct Entity<'c> {
    /// The operation that creates it.
    pub(super) creator: &'c str,
    /// The list of an entity's parts (`lineItems`), and the list in each, where
    /// they have one.
    lists: Option<(&'c str, Option<&'c str>)>,
    /// Whether the target gives the ids by which entities are shown.
    pub(super) assigned: bool,
}

impl<'c> Entity<'c> {
    pub(super) fn of(contract: &'c Contract, operation: &'c Operation) -> Option<Self> {
        let creates = |o: &&Operation| {
            let one = o
                .request
                .as_ref()
                .is_some_and(|body| body.shape == Shape::One);
            o.effect == Effect::Create && one
        };
        let creator = if operation.effect == Effect::Create {
            operation
        } else {
            contract.operations.iter().find(creates)?
        };
        let message = contract.message(&creator.request.as_ref()?.message)?;
        Some(Self {
            creator: &creator.id,
            lists: lists(message),
            assigned: is_assigned(contract, message),
        })
    }

    /// `with 2 "lineItems" and 1 "skuQuantities" each`, where it has such
    /// lists. Where the target gives the ids, only parts are told apart.
    pub(super) fn with(&self, outer: u32, inner: u32) -> String {
        match self.lists {
            None => String::new(),
            Some((parts, Some(below))) if !self.assigned => {
                format!(" with {outer} \"{parts}\" and {inner} \"{below}\" each")
            }
            Some((parts, _)) => format!(" with {outer} \"{parts}\""),
        }
    }
}

/// The first list of a message whose elements hold a list themselves, else the
/// first list of objects.
fn lists(message: &Message) -> Option<(&str, Option<&str>)> {
    let of = |field: &&Field, depth: usize| {
        field.path.is_element()
            && field.path.as_str().matches("[n]").count() == depth
            && field.kinds == [Kind::Object]
    };
    let inner = message.fields.iter().find(|field| of(field, 2));
    let outer = message.fields.iter().find(|field| {
        let holds = |inner: &Field| inner.path.as_str().starts_with(field.path.as_str());
        of(field, 1) && inner.is_none_or(holds)
    })?;
    Some((outer.path.name(), inner.map(|inner| inner.path.name())))
}

/// Whether entities are shown by what no request that creates them holds.
fn is_assigned(contract: &Contract, message: &Message) -> bool {
    let root = message.root.as_deref();
    !message.fields.iter().any(|field| {
        let parent = field.path.parent();
        let parent = parent.as_ref().map(|path| path.as_str());
        parent == root && is_key(contract, field.path.name())
    })
}

/// Whether a member is the entity's key: what a call that shows one entity
/// takes in its path (`{PurchaseOrderNumber}`).
pub(super) fn is_key(contract: &Contract, member: &str) -> bool {
    contract
        .operations
        .iter()
        .filter(|operation| operation.effect == Effect::Show)
        .any(|operation| {
            let parameter = operation
                .path
                .split('{')
                .nth(1)
                .and_then(|part| part.split('}').next());
            parameter.is_some_and(|parameter| parameter.eq_ignore_ascii_case(member))
        })
}
