//! Takes what a page declares under the names of the contract.

use std::collections::{HashMap, HashSet};

use super::call::Operations;
use super::draft::{Drafts, Splice};
use crate::page::Declared;
use crate::text::Problems;
use crate::{FieldPath, Message, Operation, Source, StateMachine};

/// Adds the declarations of a page.
pub(super) fn add(
    declared: Declared,
    drafts: &mut Drafts,
    operations: &mut Operations,
    machines: &mut Vec<StateMachine>,
    problems: &mut Problems,
) {
    for message in declared.messages {
        if drafts.contains(&message.name) {
            problems.add(
                message.source,
                format!("the message `{}` is declared twice", message.name),
                "give each message a name of its own",
            );
            continue;
        }
        draft(message, drafts, problems);
    }
    for operation in declared.operations {
        operations.take(operation, drafts, problems);
    }
    machines.extend(declared.machines);
}

fn draft(message: Message, drafts: &mut Drafts, problems: &mut Problems) {
    let draft = drafts.obtain(&message.name, message.request, &message.source);
    draft.declared = true;
    draft.exact = true;
    draft.title = Some(message.title);
    draft.root = message.root;
    draft.example = message.example;
    let mut parts: HashMap<FieldPath, String> = HashMap::new();
    for mut field in message.fields {
        let (path, source) = (field.path.clone(), field.source.clone());
        let above = std::iter::successors(path.parent(), |path| path.parent());
        let part = field.part.take();
        let mut above = above.filter_map(|path| parts.get_key_value(&path));
        if let Some((holder, part)) = above.next() {
            problems.add(
                source,
                format!("`{path}` stands in `{holder}`, which the message `{part}` describes"),
                "declare it there, or remove the `part`",
            );
            continue;
        }
        if !draft.fields.push(field) {
            problems.add(
                source,
                format!("the field `{path}` of `{}` is declared twice", message.name),
                "keep one of the two",
            );
            continue;
        }
        if let Some(part) = part {
            parts.insert(path.clone(), part.clone());
            draft.spliced.push(Splice { path, part, source });
        }
    }
}

/// Checks that calls have ids of their own, and carry what is described.
pub(super) fn check(operations: &[Operation], drafts: &Drafts, problems: &mut Problems) {
    let mut ids = HashSet::new();
    for operation in operations {
        if !ids.insert(&operation.id) {
            problems.add(
                operation.source.clone(),
                format!("the operation `{}` is declared twice", operation.id),
                "give each operation an id of its own",
            );
        }
        let request = operation.request.iter();
        let request = request.map(|body| (body, true, &operation.source));
        let answers = operation.responses.iter().filter_map(|response| {
            let body = response.body.as_ref()?;
            Some((body, false, &response.source))
        });
        for (body, request, source) in request.chain(answers) {
            carried(&body.message, request, source, drafts, problems);
        }
    }
}

fn carried(name: &str, request: bool, source: &Source, drafts: &Drafts, problems: &mut Problems) {
    match drafts.get(name) {
        None => problems.add(
            source.clone(),
            format!("no page declares the message `{name}`"),
            "declare it: `[[message]]`",
        ),
        Some(draft) if request && !draft.request => problems.add(
            source.clone(),
            format!("the call is sent `{name}`, which is no request"),
            "say `request = true` of the message, or name the form that is written",
        ),
        Some(_) => {}
    }
}
