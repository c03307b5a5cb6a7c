//! Checks that the merged parts agree with each other.

use std::collections::{HashMap, HashSet};

use super::draft::{Draft, Drafts};
use crate::text::Problems;
use crate::{Enumeration, Field, FieldPath, Kind, Operation, Requirement, example};

/// Checks every message.
pub(super) fn drafts(drafts: &Drafts, enumerations: &[Enumeration], problems: &mut Problems) {
    let listed: HashSet<&str> = enumerations.iter().map(|one| one.name.as_str()).collect();
    for draft in drafts.iter() {
        if draft.request && !draft.declared {
            problems.add(
                draft.source.clone(),
                format!("no field list declares the request `{}`", draft.name),
                "add a Required list to the call, or name the request that another call declares",
            );
            continue;
        }
        for field in draft.fields.iter().filter(|field| draft.is_own(field)) {
            check_field(draft, field, &listed, problems);
            condition(draft, field, problems);
        }
        one_of_groups(draft, problems);
        examples(draft, problems);
    }
}

/// Checks that no message is a request and an answer at once.
pub(super) fn operations(operations: &[Operation], drafts: &Drafts, problems: &mut Problems) {
    let requests: HashMap<&str, bool> = drafts
        .iter()
        .map(|draft| (draft.name.as_str(), draft.request))
        .collect();
    for operation in operations {
        for response in &operation.responses {
            let message = response.body.as_ref().map(|body| body.message.as_str());
            if message.is_some_and(|message| requests.get(message) == Some(&true)) {
                problems.add(
                    response.source.clone(),
                    format!("`{}` is a request's message", message.unwrap_or_default()),
                    "give the answer's message a name of its own",
                );
            }
        }
    }
}

fn check_field(draft: &Draft, field: &Field, listed: &HashSet<&str>, problems: &mut Problems) {
    let mut add = |message: String, help: &str| problems.add(field.source.clone(), message, help);
    if let Some(parent) = field.path.parent() {
        let wanted = if field.path.is_element() {
            Kind::List
        } else {
            Kind::Object
        };
        match draft.fields.get(parent.as_str()) {
            None => add(
                format!(
                    "`{}` stands below `{parent}`, which is no field of `{}`",
                    field.path, draft.name
                ),
                "declare the field that holds it",
            ),
            Some(holder) if !holder.kinds.contains(&wanted) => add(
                format!(
                    "`{}` of `{}` stands below `{parent}`, which is declared as {}",
                    field.path,
                    draft.name,
                    names(&holder.kinds)
                ),
                "rule on the kinds of the field that holds it: `[[ruling.amend]]` with `kinds`",
            ),
            Some(_) => {}
        }
    }
    if field.kinds.is_empty() {
        add(format!("`{}` has no kind", field.path), "give it one");
    }
    if let Some(name) = &field.enumeration {
        if !listed.contains(name.as_str()) {
            add(
                format!("no values `{name}` are listed for `{}`", field.path),
                "list them under a heading of this name, in the plural",
            );
        }
        if !field.kinds.contains(&Kind::Text) {
            add(
                format!("`{}` has closed values and is no text", field.path),
                "only texts are closed by values",
            );
        }
    }
    let counted = field
        .kinds
        .iter()
        .any(|k| !matches!(k, Kind::Boolean | Kind::DateTime | Kind::Object));
    if (field.min.is_some() || field.max.is_some()) && !counted {
        add(
            format!(
                "`{}` has a least or greatest size, and is neither list nor text nor number",
                field.path
            ),
            "remove `min` and `max`",
        );
    }
    if field.max.is_some_and(|max| field.min.unwrap_or(0) > max) {
        add(
            format!("`{}` has a min above its max", field.path),
            "swap the two",
        );
    }
}

/// Checks that what a field's presence depends on is there to be looked at.
fn condition(draft: &Draft, field: &Field, problems: &mut Problems) {
    if let Requirement::When(condition) = &field.requirement {
        let decides = draft.fields.get(condition.field.as_str());
        if !decides.is_some_and(|decides| decides.kinds.contains(&Kind::Text)) {
            problems.add(
                field.source.clone(),
                format!(
                    "`{}` of `{}` depends on `{}`, which is no text of it",
                    field.path, draft.name, condition.field
                ),
                "name a field of the same message by its whole path",
            );
        }
    }
}

fn one_of_groups(draft: &Draft, problems: &mut Problems) {
    let mut groups: HashMap<&str, Vec<&Field>> = HashMap::new();
    for field in draft.fields.iter() {
        if let Requirement::OneOf(group) = &field.requirement {
            groups.entry(group).or_default().push(field);
        }
    }
    for (group, members) in groups {
        let holder = members[0].path.parent();
        let apart = members.iter().any(|member| member.path.parent() != holder);
        if members.len() < 2 || apart {
            problems.add(
                members[0].source.clone(),
                format!("the group `{group}` of `{}` is not a choice of two or more fields of one object", draft.name),
                "rule on all its members, beside each other, with the same group",
            );
        }
    }
}

fn examples(draft: &Draft, problems: &mut Problems) {
    for shown in &draft.shown {
        match draft.fields.get(&shown.path) {
            None => {
                let holder = FieldPath::new(shown.path.as_str()).parent();
                let holder = holder.map(|holder| draft.fields.get(holder.as_str()));
                let known = holder.is_none_or(|holder| holder.is_some_and(|holder| !holder.open));
                if known && !draft.lost_field {
                    problems.add(
                        shown.source.clone(),
                        format!("only an example shows `{}` of `{}`", shown.path, draft.name),
                        "rule on it: `[[ruling.add]]` in rulings.toml",
                    );
                }
            }
            Some(field) if !example::fits(shown.kind, &field.kinds) => problems.add(
                shown.source.clone(),
                format!(
                    "the example shows `{}` of `{}` as {}, and it is declared as {}",
                    shown.path,
                    draft.name,
                    names(shown.kind.as_slice()),
                    names(&field.kinds)
                ),
                "correct the example, or rule on the kinds: `[[ruling.amend]]` with `kinds`",
            ),
            Some(_) => {}
        }
    }
    for field in draft.fields.iter() {
        let ruled = field.basis == crate::Basis::Exemplified && draft.is_own(field);
        let instances = (draft.request || draft.root.is_some()) && !draft.lost_example;
        let instances = instances && !draft.exact;
        if instances && ruled && !draft.shown.iter().any(|s| s.path == field.path.as_str()) {
            problems.add(
                field.source.clone(),
                format!("no example shows `{}` of `{}`", field.path, draft.name),
                "remove it from the ruling, or say another `basis`",
            );
        }
    }
}

/// Kinds as a sentence names them.
fn names(kinds: &[Kind]) -> String {
    kinds
        .iter()
        .map(|kind| match kind {
            Kind::Text => "text",
            Kind::Number => "a number",
            Kind::Integer => "a whole number",
            Kind::IntegerText => "a whole number in text",
            Kind::Boolean => "true or false",
            Kind::DateTime => "a date",
            Kind::Object => "an object",
            Kind::List => "a list",
        })
        .collect::<Vec<_>>()
        .join(" or ")
}
