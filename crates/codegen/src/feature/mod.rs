//! Feature files at field level: every rule of every request message broken
//! once, in the first and in a later element, each beside its control.

mod outline;
mod rule;

use countersign_contract::{Contract, Effect, Message, Modality, Operation, Problem, Shape};

use crate::{Artifact, header};
use outline::Outline;

/// One file for each operation that takes a message.
pub(crate) fn artifacts(
    contract: &Contract,
    folder: &str,
    problems: &mut Vec<Problem>,
) -> Vec<Artifact> {
    let mut all = Vec::new();
    for operation in &contract.operations {
        let message = operation
            .request
            .as_ref()
            .and_then(|body| contract.message(&body.message));
        let (Some(message), Some(entity)) = (message, Entity::of(contract, operation)) else {
            continue;
        };
        let text = feature(contract, operation, message, &entity, problems);
        all.push(Artifact {
            path: format!("{folder}/{}-fields.feature", operation.id),
            text,
        });
    }
    all
}

/// How scenarios of an operation come by the entity that they are about.
struct Entity<'c> {
    /// The operation that creates it.
    creator: &'c str,
    /// The list of an entity's parts (`lineItems`), and the list in each.
    lists: Option<(&'c str, &'c str)>,
}

impl<'c> Entity<'c> {
    fn of(contract: &'c Contract, operation: &'c Operation) -> Option<Self> {
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
        })
    }

    /// `with 2 "lineItems" and 1 "skuQuantities" each`, where it has such
    /// lists.
    fn with(&self, outer: u32, inner: u32) -> String {
        self.lists.map_or_else(String::new, |(parts, below)| {
            format!(" with {outer} \"{parts}\" and {inner} \"{below}\" each")
        })
    }
}

/// The first list of a message whose elements hold a list themselves.
fn lists(message: &Message) -> Option<(&str, &str)> {
    let of = |field: &&countersign_contract::Field, depth: usize| {
        field.path.is_element()
            && field.path.as_str().matches("[n]").count() == depth
            && field.kinds == [countersign_contract::Kind::Object]
    };
    let inner = message.fields.iter().find(|field| of(field, 2))?;
    let outer = message
        .fields
        .iter()
        .find(|field| of(field, 1) && inner.path.as_str().starts_with(field.path.as_str()))?;
    Some((outer.path.name(), inner.path.name()))
}

fn feature(
    contract: &Contract,
    operation: &Operation,
    message: &Message,
    entity: &Entity<'_>,
    problems: &mut Vec<Problem>,
) -> String {
    let mut text = format!(
        "# {}\n@generated\nFeature: Fields of {}\n\n  # Each rule of the message `{}` is broken once, beside the same message unbroken.\n",
        header::words(),
        operation.id,
        message.name
    );
    for (rule, mut rows) in rule::rows(message) {
        let bulk = operation
            .request
            .as_ref()
            .is_some_and(|body| body.shape == Shape::List);
        if bulk && operation.effect == Effect::Create {
            // Whether the broken one was stored is looked up by its key.
            rows.retain(|row| !is_key(contract, &row.place));
            // That it must not be stored follows only where it must be refused.
            if !demanded(contract, outline::single(contract, operation), rule) {
                rows.clear();
            }
        }
        if rows.is_empty() {
            continue;
        }
        let outline = Outline::new(contract, operation, entity, rule);
        for clause in &outline.clauses {
            if contract.clause(clause).is_none() {
                problems.push(Problem {
                    source: message.source.clone(),
                    message: format!(
                        "the fields of `{}` have a rule that no clause states: `{clause}`",
                        operation.id
                    ),
                    help: "add the clause to clauses.toml".to_owned(),
                });
            }
        }
        text.push_str(&outline.text(&rows));
    }
    text
}

/// Whether the operation must refuse what breaks this rule.
fn demanded(contract: &Contract, operation: &str, rule: rule::Rule) -> bool {
    let clause = format!("{}.{operation}.{}", contract.system, rule.id());
    contract
        .clause(&clause)
        .is_some_and(|clause| clause.modality == Modality::Must)
}

/// Whether a member is the entity's key: what a call that shows one entity
/// takes in its path (`{PurchaseOrderNumber}`).
fn is_key(contract: &Contract, member: &str) -> bool {
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
