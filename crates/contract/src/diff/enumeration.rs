//! Closed lists of values, compared.

use super::comparison::{About, Comparison};
use super::operation::{one_of, told};
use super::pairs::Pairs;
use super::renames::Renames;
use super::rules;
use crate::Enumeration;

/// Compares all enumerations.
pub(super) fn compare(comparison: &mut Comparison<'_>, renames: &Renames<'_>) {
    let enumerations = &renames.enumerations;
    for (before, after) in enumerations.both() {
        pair(comparison, before, after);
    }
    for (rule, alone, is_new) in [
        (
            &rules::ENUMERATION_REMOVED,
            &enumerations.named.removed,
            false,
        ),
        (&rules::ENUMERATION_ADDED, &enumerations.named.added, true),
    ] {
        for enumeration in alone {
            let about = about(comparison, [&enumeration.name; 2]);
            let (before, after) = one_of(is_new, told(&enumeration.values));
            comparison.tell(rule, &about, at(enumeration), before, after);
        }
    }
}

fn pair(comparison: &mut Comparison<'_>, old: &Enumeration, new: &Enumeration) {
    let about = about(comparison, [&old.name, &new.name]);
    if old.name != new.name {
        let (before, after) = (Some(old.name.clone()), Some(new.name.clone()));
        comparison.tell(&rules::ENUMERATION_RENAMED, &about, at(new), before, after);
    }
    let values = Pairs::of(&old.values, &new.values, |value| value.as_str());
    for (rule, alone, is_new) in [
        (&rules::VALUE_REMOVED, &values.removed, false),
        (&rules::VALUE_ADDED, &values.added, true),
    ] {
        for value in alone {
            let about = About {
                names: vec![value.as_str()],
                ..about.clone()
            };
            let (before, after) = one_of(is_new, (*value).clone());
            comparison.tell(rule, &about, at(new), before, after);
        }
    }
}

/// What the fields are about that an enumeration closes, by either name.
fn about(comparison: &Comparison<'_>, names: [&String; 2]) -> About<'static> {
    About {
        used: comparison.used_by(|field| {
            let closed = field.enumeration.as_ref();
            closed.is_some_and(|name| names.contains(&name))
        }),
        ..About::default()
    }
}

/// Where an enumeration stands.
fn at(enumeration: &Enumeration) -> String {
    format!("enumeration/{}", enumeration.name)
}
