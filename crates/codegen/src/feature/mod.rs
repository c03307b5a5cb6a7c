//! Feature files that follow from the contract alone: every rule of every
//! request message broken once, in the first and in a later element, each
//! beside its control; and every step of every state machine that clients
//! may ask for.

mod entity;
mod outline;
mod row;
mod rule;
mod table;
mod transitions;

use countersign_contract::{Contract, Effect, Message, Modality, Operation, Problem, Shape};

use self::entity::{Entity, is_key};
use self::outline::Outline;
use crate::{Artifact, header};

/// A file for each operation that takes a message, and for each state machine.
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
        all.extend(text.map(|text| Artifact {
            path: format!("{folder}/{}-fields.feature", operation.id),
            text,
        }));
    }
    for machine in &contract.machines {
        let text = transitions::feature(contract, machine, problems);
        all.extend(text.map(|text| Artifact {
            path: format!("{folder}/{}-transitions.feature", machine.name),
            text,
        }));
    }
    all
}

/// The field rules of an operation; `None` where no scenario breaks them.
fn feature(
    contract: &Contract,
    operation: &Operation,
    message: &Message,
    entity: &Entity<'_>,
    problems: &mut Vec<Problem>,
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
                let what = format!("the fields of `{}` have a rule", operation.id);
                cite(contract, clause, &message.source, &what, problems);
            }
            text.push_str(&outline.text(&rows));
        }
    }
    Some(text)
}

/// Makes sure that a clause is there to be cited.
fn cite(
    contract: &Contract,
    clause: &str,
    source: &countersign_contract::Source,
    what: &str,
    problems: &mut Vec<Problem>,
) {
    if contract.clause(clause).is_none() {
        problems.push(Problem {
            source: source.clone(),
            message: format!("{what} that no clause states: `{clause}`"),
            help: "add the clause to clauses.toml".to_owned(),
        });
    }
}

/// Whether the operation must refuse what breaks this rule.
fn demanded(contract: &Contract, operation: &str, rule: rule::Rule) -> bool {
    let clause = format!("{}.{operation}.{}", contract.system, rule.id());
    contract
        .clause(&clause)
        .is_some_and(|clause| clause.modality == Modality::Must)
}
