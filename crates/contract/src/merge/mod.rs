//! Merges pages, names and rulings into a [`Contract`].

mod alias;
mod amend;
mod answer;
mod block;
mod call;
mod check;
mod condition;
mod declared;
mod draft;
mod form;
mod machine;
mod moved;
mod names;
mod represent;
mod respelled;
mod shown;
mod splice;
mod table;
mod values;
mod wire;

use std::collections::HashSet;

use crate::clauses::check_id;
use crate::page::Page;
use crate::rulings::{Rulings, SystemNames};
use crate::text::{Problems, Text};
use crate::{Body, Clause, Contract, Enumeration, Namespace, Operation, Ruling, StateMachine};

use alias::Aliases;
use block::Blocks;
use call::Operations;
use condition::Conditions;
use draft::Drafts;
use names::Names;
use table::Tables;
use wire::Wire;

/// What the parts say together. The contract is of use only where no problem
/// was added.
pub(crate) fn contract(
    pages: Vec<Page>,
    rulings: Rulings,
    clauses: Vec<Clause>,
    text: &Text<'_>,
    problems: &mut Problems,
) -> Contract {
    let system = rulings.system.map(toml::Spanned::into_inner);
    if let Some(system) = &system {
        names::check_name(&system.name, text, problems);
    }
    // Without it nothing fits together, and that it is missing was reported.
    let system = system.unwrap_or_else(SystemNames::nameless);
    let name = system.name.get_ref().clone();
    let mut enumerations: Vec<Enumeration> = Vec::new();
    let mut drafts = Drafts::default();
    let mut operations = Operations::new(
        Names::new(rulings.operations, text, problems),
        Blocks::new(&rulings.rulings, text, problems),
        Wire::of(&system, text),
        system.base,
    );
    let mut tables = Tables::new(rulings.messages, text, problems);
    let mut conditions = Conditions::new(&rulings.rulings, text, problems);
    let mut aliases = Aliases::new(&rulings.rulings, text);
    let mut machines: Vec<StateMachine> = Vec::new();
    for page in &pages {
        for table in &page.tables {
            tables.declare(table, &mut conditions, &mut drafts, problems);
        }
    }
    for page in pages {
        operations.lost_call |= page.lost_call;
        for mut enumeration in page.enumerations {
            respelled::values(&mut enumeration, &mut aliases);
            values::add(enumeration, &mut enumerations, problems);
        }
        let mut declared = page.declared;
        for machine in &mut declared.machines {
            respelled::machine(machine, &mut aliases);
        }
        for message in &mut declared.messages {
            moved::message(message, &mut aliases, problems);
        }
        declared::add(
            declared,
            &mut drafts,
            &mut operations,
            &mut machines,
            problems,
        );
        for states in page.states {
            machines.push(machine::machine(states, &mut aliases, problems));
        }
        for call in page.calls {
            operations.add(call, &system.entity, &mut tables, &mut drafts, problems);
        }
    }
    let lost_call = operations.lost_call;
    let (mut operations, wire) = operations.finish(text, problems);
    let (media_type, credential_header) = wire.into_parts();
    let known: Vec<Ruling> = amend::all(
        &rulings.rulings,
        &mut amend::Subject {
            operations: &mut operations,
            drafts: &mut drafts,
            enumerations: &mut enumerations,
        },
        text,
        problems,
        |id, problems| check_id(id, Some(&name), "ruling.", text, problems),
    );
    machine::rule(&rulings.rulings, &mut machines, text, problems);
    splice::all(&mut drafts, problems);
    drafts.place(&mut aliases);
    if !lost_call {
        tables.finish(problems);
    }
    conditions.finish(problems);
    aliases.finish(problems);
    check::drafts(&drafts, &enumerations, problems);
    check::operations(&operations, &drafts, problems);
    declared::check(&operations, &drafts, problems);
    machine::check(&machines, &enumerations, problems);
    Contract {
        system: name,
        title: system.title,
        media_type,
        credential_header,
        namespaces: system
            .namespaces
            .into_iter()
            .map(|(prefix, uri)| Namespace { prefix, uri })
            .collect(),
        messages: drafts.into_messages(&carried(&operations)),
        operations,
        enumerations,
        machines,
        rulings: known,
        clauses,
    }
}

/// Names of the messages that calls carry.
fn carried(operations: &[Operation]) -> HashSet<String> {
    let answers = |operation: &Operation| -> Vec<Body> {
        let bodies = operation
            .responses
            .iter()
            .flat_map(|response| &response.body);
        bodies.chain(&operation.request).cloned().collect()
    };
    let bodies = operations.iter().flat_map(answers);
    bodies.map(|body| body.message).collect()
}
