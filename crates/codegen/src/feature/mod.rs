//! Feature files that follow from the contract alone: every rule of every
//! request message broken once, in the first and in a later element, each
//! beside its control; and every step of every state machine that clients
//! may ask for.

mod citation;
mod entity;
mod outline;
mod row;
mod rule;
mod table;
mod transitions;

use std::collections::HashSet;

use countersign_contract::{Contract, Effect, Message, Modality, Operation, Problem, Shape};

pub use self::citation::Citation;

use self::entity::{Entity, is_key};
use self::outline::Outline;
use crate::{Artifact, header};

/// A file for each operation that takes a message, and for each state machine.
pub(crate) fn artifacts(
    contract: &Contract,
    folder: &str,
    problems: &mut Vec<Problem>,
) -> Vec<Artifact> {
    let (all, cited) = features(contract, folder);
    let missing = cited
        .iter()
        .filter(|one| contract.clause(&one.clause).is_none());
    problems.extend(missing.map(Citation::problem));
    all
}

/// The clauses that the scenarios of [`artifacts`](crate::artifacts) judge,
/// whether they are stated or not, each once.
pub fn citations(contract: &Contract) -> Vec<Citation> {
    let (_, mut cited) = features(contract, "");
    let mut known = HashSet::new();
    cited.retain(|one| known.insert(one.clause.clone()));
    cited
}

fn features(contract: &Contract, folder: &str) -> (Vec<Artifact>, Vec<Citation>) {
    let mut all = Vec::new();
    let mut cited = Vec::new();
    for operation in &contract.operations {
        let message = operation
            .request
            .as_ref()
            .and_then(|body| contract.message(&body.message));
        let (Some(message), Some(entity)) = (message, Entity::of(contract, operation)) else {
            continue;
        };
        let text = feature(contract, operation, message, &entity, &mut cited);
        all.extend(text.map(|text| Artifact {
            path: format!("{folder}/{}-fields.feature", operation.id),
            text,
        }));
    }
    for machine in &contract.machines {
        let text = transitions::feature(contract, machine, &mut cited);
        all.extend(text.map(|text| Artifact {
            path: format!("{folder}/{}-transitions.feature", machine.name),
            text,
        }));
    }
    (all, cited)
}

/// The field rules of an operation; `None` where no scenario breaks them.
fn feature(
    contract: &Contract,
    operation: &Operation,
    message: &Message,
    entity: &Entity<'_>,
    cited: &mut Vec<Citation>,
) -> Option<String> {
    let bulk = operation.effect == Effect::Create
        && operation
            .request
            .as_ref()
            .is_some_and(|body| body.shape == Shape::List);
    let mut text = format!(
        "# {}\n@generated\nFeature: Fields of {}\n\n  # Each rule of the message `{}` is broken once, beside the same message unbroken.\n",
        header::words(),
        operation.id,
        message.name
    );
    for (rule, mut rows) in row::rows(message) {
        if bulk {
            // Whether the broken one was stored is looked up by its key.
            rows.retain(|row| !is_key(contract, &row.place));
            // That it must not be stored follows only where it must be refused.
            if !demanded(contract, outline::single(contract, operation), rule) {
                rows.clear();
            }
        }
        // Keys that clients choose come with all that is optional.
        let (filled, plain): (Vec<row::Row>, Vec<row::Row>) = rows
            .into_iter()
            .partition(|row| entity.assigned && (row.in_optional || row.given.is_some()));
        for (rows, filled) in [(plain, false), (filled, true)] {
            if rows.is_empty() {
                continue;
            }
            let outline = Outline::new(contract, operation, entity, rule, filled)?;
            for clause in &outline.clauses {
                cited.push(Citation {
                    clause: clause.clone(),
                    source: message.source.clone(),
                    what: format!("the fields of `{}` have a rule", operation.id),
                });
            }
            text.push_str(&outline.text(&rows));
        }
    }
    Some(text)
}

/// Whether the operation must refuse what breaks this rule.
fn demanded(contract: &Contract, operation: &str, rule: rule::Rule) -> bool {
    let clause = format!("{}.{operation}.{}", contract.system, rule.id());
    contract
        .clause(&clause)
        .is_some_and(|clause| clause.modality == Modality::Must)
}
