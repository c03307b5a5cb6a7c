//! What is known only when all of a page was read: which message a reference
//! means, what each call carries, what the type of a field speaks of.

use std::collections::BTreeMap;

use countersign_contract::Kind;

use super::code::{self, Shown};
use super::draft::Page;
use super::heading::Direction;
use super::known::{Known, MOST_WORDS};
use super::refer::{Reference, To};
use super::walk::Walk;
use super::{Body, Carried, Reading, names};

/// Ends a reading.
pub(super) fn all(mut walk: Walk<'_>) -> Reading {
    let known = Known::new(&walk.page);
    parts(&mut walk.page, &known);
    let references = std::mem::take(&mut walk.references);
    examples(&mut walk.page, &references);
    let shown = std::mem::take(&mut walk.bodies);
    bodies(&mut walk.page, shown, &references, &known);
    general(&mut walk.page);
    walk.page.finish()
}

/// Links fields to the parts and value lists that their types name.
fn parts(page: &mut Page<'_>, known: &Known) {
    for own in 0..page.messages.len() {
        let named = std::mem::take(&mut page.messages[own].named);
        for (index, name) in named {
            let field = &page.messages[own].message.fields[index];
            if field.part.is_some() || field.value_list.is_some() {
                continue;
            }
            let bare = names::bare(names::topic(&name));
            let part = known.messages.get(&bare).filter(|part| **part != own);
            let part = part.map(|part| page.messages[*part].message.name.clone());
            let field = &mut page.messages[own].message.fields[index];
            match (known.lists.get(&bare), part) {
                (Some(list), _) if !matches!(field.kind.kind, Some(Kind::Object)) => {
                    field.value_list = Some(list.clone())
                }
                (_, Some(part)) => {
                    field.part = Some(part);
                    match field.kind.kind {
                        Some(Kind::List) => {
                            field.kind.element = field.kind.element.or(Some(Kind::Object))
                        }
                        _ if field.kind.written.is_empty() => {}
                        kind => field.kind.kind = kind.or(Some(Kind::Object)),
                    }
                }
                _ => {}
            }
        }
        seen(page, known, own);
    }
}

/// Links fields whose words send the reader on: `see address format below`.
fn seen(page: &mut Page<'_>, known: &Known, own: usize) {
    for index in 0..page.messages[own].message.fields.len() {
        let field = &page.messages[own].message.fields[index];
        let lower = field.words.to_ascii_lowercase();
        if field.part.is_some() || field.value_list.is_some() || !field.words.is_ascii() {
            continue;
        }
        let Some(at) = lower
            .find("see ")
            .filter(|_| lower.contains("below") || lower.contains("above"))
        else {
            continue;
        };
        let words: Vec<_> = names::words(&field.words[at + 4..])
            .into_iter()
            .take(MOST_WORDS)
            .collect();
        // `see address format below`: the title stands first.
        let found = (1..=words.len())
            .rev()
            .find_map(|end| known.messages.get(&names::singular(&words[..end].concat())));
        let list = (1..=words.len())
            .rev()
            .find_map(|end| known.lists.get(&names::singular(&words[..end].concat())));
        let part = found
            .filter(|part| **part != own)
            .map(|part| page.messages[*part].message.name.clone());
        let field = &mut page.messages[own].message.fields[index];
        field.part = part;
        field.value_list = list.cloned();
    }
}

/// Gives examples to the calls that refer to them.
fn examples(page: &mut Page<'_>, references: &[Reference]) {
    let answers: Vec<(usize, usize)> = page
        .examples
        .iter()
        .enumerate()
        .filter(|(_, example)| {
            example
                .of
                .iter()
                .any(|of| matches!(of, Carried::Response(..)))
        })
        .map(|(index, example)| (example.start, index))
        .collect();
    for reference in references
        .iter()
        .filter(|reference| matches!(reference.to, To::Example))
    {
        let next = answers.partition_point(|(start, _)| *start < reference.offset);
        let Some((_, index)) = answers.get(next) else {
            continue;
        };
        let of = Carried::Response(
            page.operations[reference.operation].id.clone(),
            reference.status,
        );
        let example = &mut page.examples[*index];
        if example.of.len() < 64 && !example.of.contains(&of) {
            example.of.push(of);
        }
    }
}

/// What is known of one body.
#[derive(Default)]
struct Carries {
    message: Option<String>,
    list: Option<bool>,
    root: Option<String>,
    offset: usize,
}

/// Says what each call takes and answers.
fn bodies(page: &mut Page<'_>, shown: Vec<Shown>, references: &[Reference], known: &Known) {
    let mut found: BTreeMap<(usize, bool, Option<u16>), Carries> = BTreeMap::new();
    for shown in shown {
        let body = found
            .entry((
                shown.operation,
                shown.direction == Direction::Response,
                shown.status,
            ))
            .or_default();
        body.message = body.message.take().or(shown.message);
        body.list = body.list.or(shown.list);
        body.root = body.root.take().or(shown.root);
        if body.offset == 0 {
            body.offset = shown.offset;
        }
    }
    for reference in references {
        let index = match &reference.to {
            To::Heading(name) => known.messages.get(name).copied(),
            To::Words(words) => known.among(words),
            To::Example => {
                found
                    .entry((reference.operation, true, reference.status))
                    .or_default()
                    .offset = reference.offset;
                None
            }
        };
        let Some(index) = index else { continue };
        let body = found
            .entry((
                reference.operation,
                reference.direction == Direction::Response,
                reference.status,
            ))
            .or_default();
        if body.message.is_none() {
            body.message = Some(page.messages[index].message.name.clone());
            body.offset = reference.offset;
        }
    }
    for ((operation, is_response, status), mut carried) in found {
        if carried.message.is_none() {
            carried.message = carried.root.as_deref().and_then(|root| {
                let index = known.rooted(page, root)?;
                Some(page.messages[index].message.name.clone())
            });
        }
        let direction = if is_response {
            Direction::Response
        } else {
            Direction::Request
        };
        let id = page.operations[operation].id.clone();
        let name = carried
            .message
            .unwrap_or_else(|| code::message_name(&id, direction, status));
        let heading = page.operations[operation].title.clone();
        let message = page.message(&name, &heading, carried.offset);
        let draft = &mut page.messages[message];
        if draft.message.fields.is_empty() && carried.root.is_some() {
            draft.message.xml = true;
            draft.message.root.clone_from(&carried.root);
        }
        // An example whose root is not that of the message wraps several.
        let wrapper = carried
            .root
            .filter(|root| draft.message.root.as_ref().is_some_and(|own| own != root));
        let body = Body {
            message: name,
            list: carried.list.unwrap_or(wrapper.is_some()),
            wrapper,
        };
        match direction {
            Direction::Request => page.requests(operation, body),
            Direction::Response => answer(page, operation, status, body, carried.offset),
        }
    }
}

/// Gives a body to the answer with this status; one without goes to the
/// answer of success, where the page names it.
fn answer(page: &mut Page<'_>, operation: usize, status: Option<u16>, body: Body, offset: usize) {
    let responses = &page.operations[operation].responses;
    let success = responses
        .iter()
        .filter_map(|response| response.status)
        .find(|status| (200..300).contains(status));
    let response = page.response(operation, status.or(success), "", offset);
    response.body.get_or_insert(body);
}

/// Gives the answers that hold for the whole page to every call.
fn general(page: &mut Page<'_>) {
    for response in std::mem::take(&mut page.general) {
        for operation in &mut page.operations {
            if !operation
                .responses
                .iter()
                .any(|known| known.status == response.status)
            {
                operation.responses.push(response.clone());
            }
        }
    }
}
