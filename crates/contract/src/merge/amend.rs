//! Applies what rulings change.

use std::collections::{HashMap, HashSet};

use toml::Spanned;

use super::draft::Drafts;
use super::{answer, values};
use crate::rulings::{Addition, Amendment, RulingEntry};
use crate::text::{Problems, Text};
use crate::{Enumeration, Field, FieldPath, Kind, Operation, Requirement, Ruling};

/// What rulings change.
pub(super) struct Subject<'s> {
    pub(super) operations: &'s mut Vec<Operation>,
    pub(super) drafts: &'s mut Drafts,
    pub(super) enumerations: &'s mut Vec<Enumeration>,
}

/// Applies all rulings: first what they add, then what they change, what is a
/// container being known by then.
pub(super) fn all(
    entries: &[Spanned<RulingEntry>],
    subject: &mut Subject<'_>,
    text: &Text<'_>,
    problems: &mut Problems,
    check_id: impl Fn(&Spanned<String>, &mut Problems),
) -> Vec<Ruling> {
    let mut ids = HashSet::new();
    let mut settled = HashMap::new();
    let mut known = Vec::new();
    for entry in entries {
        let entry = entry.get_ref();
        check_id(&entry.id, problems);
        if !ids.insert(entry.id.get_ref()) {
            problems.add(
                text.span(Some(entry.id.span())),
                format!("the ruling `{}` stands here twice", entry.id.get_ref()),
                "give each ruling an id of its own",
            );
        }
        for values in &entry.enumeration {
            let values = Enumeration {
                name: values.name.get_ref().clone(),
                values: values.values.clone(),
                source: text.span(Some(values.name.span())),
            };
            values::add(values, subject.enumerations, problems);
        }
        for values in &entry.extend {
            values::extend(values, subject.enumerations, text, problems);
        }
        for response in &entry.response {
            answer::rule(response, subject, text, problems);
        }
        for addition in &entry.add {
            add(addition, subject.drafts, text, problems);
        }
        known.push(Ruling {
            id: entry.id.get_ref().clone(),
            gap: entry.gap.clone(),
            reading: entry.reading.clone(),
            because: entry.because.clone(),
        });
    }
    for draft in subject
        .drafts
        .iter_mut()
        .filter(|draft| draft.root.is_some())
    {
        draft.fields.settle();
    }
    for entry in entries {
        let entry = entry.get_ref();
        for amendment in &entry.amend {
            amend(
                amendment,
                entry.id.get_ref(),
                subject,
                &mut settled,
                text,
                problems,
            );
        }
    }
    known
}

fn add(
    addition: &Spanned<Addition>,
    drafts: &mut Drafts,
    text: &Text<'_>,
    problems: &mut Problems,
) {
    let addition = addition.get_ref();
    for name in &addition.messages {
        let Some(draft) = drafts.get_mut(name.get_ref()) else {
            unknown_message(name, text, problems);
            continue;
        };
        for path in &addition.fields {
            let requirement = if path.get_ref().ends_with("[n]") {
                Requirement::Required
            } else {
                addition.requirement.clone()
            };
            let field = FieldPath::new(path.get_ref().as_str());
            let place = text.span(Some(path.span()));
            let added = draft.fields.push(Field {
                kinds: addition.kinds.clone(),
                basis: addition.basis,
                ..Field::documented(field, Kind::Text, requirement, place)
            });
            if !added {
                problems.add(
                    text.span(Some(path.span())),
                    format!(
                        "the field `{}` of `{}` exists already",
                        path.get_ref(),
                        draft.name
                    ),
                    "change it with `[[ruling.amend]]` instead",
                );
            }
        }
    }
}

fn amend(
    amendment: &Spanned<Amendment>,
    ruling: &str,
    subject: &mut Subject<'_>,
    settled: &mut HashMap<(String, String, &'static str), String>,
    text: &Text<'_>,
    problems: &mut Problems,
) {
    let place = text.span(Some(amendment.span()));
    let amendment = amendment.get_ref();
    let changed = changes(amendment);
    if changed.is_empty() {
        problems.add(
            place,
            "the amendment changes nothing",
            "say what it changes, or remove it",
        );
        return;
    }
    if let Some(name) = &amendment.enumeration
        && !subject
            .enumerations
            .iter()
            .any(|e| e.name == *name.get_ref())
    {
        problems.add(
            text.span(Some(name.span())),
            format!("there are no values `{}`", name.get_ref()),
            "list them with `[[ruling.enumeration]]`",
        );
    }
    for name in &amendment.messages {
        let Some(draft) = subject.drafts.get_mut(name.get_ref()) else {
            unknown_message(name, text, problems);
            continue;
        };
        for path in &amendment.fields {
            let Some(field) = draft.fields.get_mut(path.get_ref()) else {
                problems.add(
                    text.span(Some(path.span())),
                    format!(
                        "the message `{}` has no field `{}`",
                        draft.name,
                        path.get_ref()
                    ),
                    "write the whole path, `[n]` for elements of lists; rule on what a part holds where it is described",
                );
                continue;
            };
            for what in &changed {
                let key = (draft.name.clone(), path.get_ref().clone(), *what);
                if let Some(before) = settled.insert(key, ruling.to_owned()) {
                    problems.add(
                        text.span(Some(path.span())),
                        format!(
                            "`{before}` has settled the {what} of `{}` in `{}` already",
                            path.get_ref(),
                            draft.name
                        ),
                        "let one ruling say it",
                    );
                }
            }
            apply(amendment, field);
        }
    }
}

fn changes(amendment: &Amendment) -> Vec<&'static str> {
    let mut all = Vec::new();
    let mut note = |some: bool, what| {
        if some {
            all.push(what);
        }
    };
    note(amendment.kinds.is_some(), "kinds");
    note(amendment.requirement.is_some(), "requirement");
    note(amendment.min.is_some(), "min");
    note(amendment.max.is_some(), "max");
    note(amendment.enumeration.is_some(), "enumeration");
    note(amendment.open.is_some(), "openness");
    note(amendment.default.is_some(), "default");
    note(amendment.basis.is_some(), "basis");
    all
}

fn apply(amendment: &Amendment, field: &mut Field) {
    if let Some(kinds) = &amendment.kinds {
        field.kinds.clone_from(kinds);
    }
    if let Some(requirement) = &amendment.requirement {
        field.requirement.clone_from(requirement);
    }
    field.min = amendment.min.or(field.min);
    field.max = amendment.max.or(field.max);
    field.open = amendment.open.unwrap_or(field.open);
    if let Some(enumeration) = &amendment.enumeration {
        field.enumeration = Some(enumeration.get_ref().clone());
    }
    if amendment.default.is_some() {
        field.default.clone_from(&amendment.default);
    }
    if let Some(basis) = amendment.basis {
        field.basis = basis;
    }
}

fn unknown_message(name: &Spanned<String>, text: &Text<'_>, problems: &mut Problems) {
    problems.add(
        text.span(Some(name.span())),
        format!("there is no message `{}`", name.get_ref()),
        "use a name that an `[[operation]]`, a `[[message]]` or a `[[ruling.response]]` gives",
    );
}
