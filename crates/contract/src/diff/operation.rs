//! Operations, compared: what is called how, with which parameters.

use super::comparison::{About, Comparison};
use super::pairs::Pairs;
use super::rating::{Rule, Sides};
use super::renames::{Renames, anonymous};
use super::rules;
use super::{body, parameter};
use crate::Operation;

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
    let parameters = Pairs::of(&old.parameters, &new.parameters, |one| one.name.as_str());
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
            let about = named(&about, &parameter.name);
            let (before, after) = one_of(is_new, told(&parameter.values));
            let at = format!("{}/parameter/{}", at(new), parameter.name);
            comparison.tell(rule, &about, at, before, after);
        }
    }
    for (before, after) in &parameters.both {
        let about = named(&about, &after.name);
        let at = format!("{}/parameter/{}", at(new), after.name);
        parameter::compare(comparison, &about, &at, before, after);
    }
    body::compare(comparison, renames, old, new);
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
