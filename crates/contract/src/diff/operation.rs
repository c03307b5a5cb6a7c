//! Operations, compared: what is called how, with which parameters.

use super::comparison::{About, Comparison};
use super::field::told_kind;
use super::pairs::Pairs;
use super::rating::{Rule, Sides};
use super::renames::{Renames, anonymous};
use super::rules;
use super::{body, parameter};
use crate::{Operation, Parameter};

/// Compares all operations.
pub(super) fn compare(comparison: &mut Comparison<'_>, renames: &Renames<'_>) {
    let operations = &renames.operations;
    for (before, after) in operations.both() {
        pair(comparison, renames, before, after);
    }
    for (rule, alone, is_new) in [
        (&rules::OPERATION_REMOVED, &operations.named.removed, false),
        (&rules::OPERATION_ADDED, &operations.named.added, true),
    ] {
        for operation in alone {
            let about = About {
                whole: true,
                ..About::operation(&operation.id, Sides::BOTH)
            };
            let (before, after) = one_of(is_new, call(operation));
            comparison.tell(rule, &about, at(operation), before, after);
        }
    }
}

fn pair(comparison: &mut Comparison<'_>, renames: &Renames<'_>, old: &Operation, new: &Operation) {
    let mut about = About::operation(&old.id, Sides::BOTH);
    about.used.operations.insert(new.id.clone());
    let mut tell = |rule: &'static Rule, whole: bool, before: &str, after: &str| {
        if before != after {
            let about = About {
                whole,
                ..about.clone()
            };
            let (before, after) = (Some(before.to_owned()), Some(after.to_owned()));
            comparison.tell(rule, &about, at(new), before, after);
        }
    };
    tell(&rules::OPERATION_RENAMED, true, &old.id, &new.id);
    tell(&rules::TITLE_CHANGED, false, &old.title, &new.title);
    tell(
        &rules::METHOD_CHANGED,
        true,
        old.method.as_str(),
        new.method.as_str(),
    );
    let is_elsewhere = anonymous(&old.path) != anonymous(&new.path);
    let rule = if is_elsewhere {
        &rules::PATH_CHANGED
    } else {
        &rules::PATH_PARAMETER_RENAMED
    };
    tell(rule, is_elsewhere, &old.path, &new.path);
    tell(
        &rules::EFFECT_CHANGED,
        true,
        old.effect.as_str(),
        new.effect.as_str(),
    );
    for (kind, old, after) in [
        ("parameter", &old.parameters, &new.parameters),
        ("header", &old.headers, &new.headers),
    ] {
        parameters(
            comparison,
            &about,
            &format!("{}/{kind}", at(new)),
            old,
            after,
        );
    }
    in_path(comparison, &about, old, new);
    unjudged(comparison, &about, old, new);
    body::compare(comparison, renames, old, new);
}

/// Compares the parameters of a query, or the header lines.
fn parameters(
    comparison: &mut Comparison<'_>,
    about: &About<'_>,
    at: &str,
    old: &[Parameter],
    new: &[Parameter],
) {
    let parameters = Pairs::of(old, new, |one| one.name.as_str());
    for (rules, alone, is_new) in [
        (
            [
                &rules::PARAMETER_REMOVED,
                &rules::REQUIRED_PARAMETER_REMOVED,
            ],
            &parameters.removed,
            false,
        ),
        (
            [&rules::PARAMETER_ADDED, &rules::REQUIRED_PARAMETER_ADDED],
            &parameters.added,
            true,
        ),
    ] {
        for parameter in alone {
            let rule = rules[usize::from(parameter.required)];
            let about = named(about, &parameter.name);
            let (before, after) = one_of(is_new, told(&parameter.values));
            let at = format!("{at}/{}", parameter.name);
            comparison.tell(rule, &about, at, before, after);
        }
    }
    for (before, after) in &parameters.both {
        let about = named(about, &after.name);
        let at = format!("{at}/{}", after.name);
        parameter::compare(comparison, &about, &at, before, after);
    }
}

/// Compares what is said of the parameters of a path, which their places tell
/// apart, not their names.
fn in_path(comparison: &mut Comparison<'_>, about: &About<'_>, old: &Operation, new: &Operation) {
    let [before, after] = [old, new].map(|operation| {
        let place = |one: &Parameter| {
            let before = operation.path.split(&format!("{{{}}}", one.name)).next();
            let before = before.filter(|before| before.len() < operation.path.len());
            let place = before.map(|before| before.matches('{').count().to_string());
            place.unwrap_or_else(|| one.name.clone())
        };
        let placed = operation.in_path.iter().map(|one| (place(one), one));
        placed.collect::<Vec<_>>()
    });
    let pairs = Pairs::of(&before, &after, |(place, _)| place.as_str());
    let at = |one: &Parameter| format!("{}/path/{}", at(new), one.name);
    for (rule, alone, is_new) in [
        (&rules::PATH_PARAMETER_REMOVED, &pairs.removed, false),
        (&rules::PATH_PARAMETER_ADDED, &pairs.added, true),
    ] {
        for (_, one) in alone {
            let kind = one.kind.map_or("any text", told_kind).to_owned();
            let (before, after) = one_of(is_new, kind);
            comparison.tell(rule, &named(about, &one.name), at(one), before, after);
        }
    }
    for ((_, before), (_, after)) in &pairs.both {
        let about = named(about, &after.name);
        parameter::compare(comparison, &about, &at(after), before, after);
    }
}

/// Compares what is said of a call that no run judges.
fn unjudged(comparison: &mut Comparison<'_>, about: &About<'_>, old: &Operation, new: &Operation) {
    let pairs = Pairs::of(&old.unjudged, &new.unjudged, String::as_str);
    for (rule, alone, is_new) in [
        (&rules::CALL_UNJUDGED_REMOVED, &pairs.removed, false),
        (&rules::CALL_UNJUDGED_ADDED, &pairs.added, true),
    ] {
        for one in alone {
            let (before, after) = one_of(is_new, (*one).clone());
            comparison.tell(rule, about, at(new), before, after);
        }
    }
}

/// What a clause about a parameter would name besides.
fn named<'n>(about: &About<'n>, name: &'n str) -> About<'n> {
    About {
        names: vec![name],
        ..about.clone()
    }
}

/// A text as what was there before, or as what is there after.
pub(super) fn one_of(is_new: bool, text: String) -> (Option<String>, Option<String>) {
    if is_new {
        (None, Some(text))
    } else {
        (Some(text), None)
    }
}

/// Values as a change tells them.
pub(super) fn told(values: &[String]) -> String {
    if values.is_empty() {
        "any value".to_owned()
    } else {
        values.join(" | ")
    }
}

/// Where an operation stands.
pub(super) fn at(operation: &Operation) -> String {
    format!("operation/{}", operation.id)
}

fn call(operation: &Operation) -> String {
    format!("{} {}", operation.method.as_str(), operation.path)
}
