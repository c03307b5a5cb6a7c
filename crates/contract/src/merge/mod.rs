//! Merges pages, names and rulings into a [`Contract`].

mod amend;
mod block;
mod call;
mod check;
mod draft;
mod names;
mod wire;

use crate::clauses::check_id;
use crate::page::Page;
use crate::rulings::Rulings;
use crate::text::{Problems, Text};
use crate::{Clause, Contract, Enumeration, Ruling};

use block::Blocks;
use call::Operations;
use draft::Drafts;
use names::Names;

/// What the parts say together. The contract is of use only where no problem
/// was added.
pub(crate) fn contract(
    pages: Vec<Page>,
    rulings: Rulings,
    clauses: Vec<Clause>,
    text: &Text<'_>,
    problems: &mut Problems,
) -> Contract {
    let (name, title, entity) = match rulings.system {
        Some(system) => {
            let system = system.into_inner();
            names::check_name(&system.name, text, problems);
            (system.name.into_inner(), system.title, system.entity)
        }
        None => Default::default(),
    };
    let mut enumerations: Vec<Enumeration> = Vec::new();
    let mut drafts = Drafts::default();
    let mut operations = Operations::new(
        Names::new(rulings.operations, text, problems),
        Blocks::new(&rulings.rulings, text, problems),
    );
    for page in pages {
        operations.lost_call |= page.lost_call;
        for enumeration in page.enumerations {
            amend::enumeration(enumeration, &mut enumerations, problems);
        }
        for call in page.calls {
            operations.add(call, &entity, &mut drafts, problems);
        }
    }
    let (mut operations, wire) = operations.finish(text, problems);
    let (media_type, credential_header) = wire.into_parts();
    let known: Vec<Ruling> = amend::all(
        rulings.rulings,
        &mut amend::Subject {
            operations: &mut operations,
            drafts: &mut drafts,
            enumerations: &mut enumerations,
        },
        text,
        problems,
        |id, problems| check_id(id, Some(&name), "ruling.", text, problems),
    );
    check::drafts(&drafts, &enumerations, problems);
    check::operations(&operations, &drafts, problems);
    Contract {
        system: name,
        title,
        media_type,
        credential_header,
        operations,
        messages: drafts.into_messages(),
        enumerations,
        rulings: known,
        clauses,
    }
}
