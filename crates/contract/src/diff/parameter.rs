//! Parameters of a query, compared.

use super::comparison::{About, Comparison};
use super::field::told_kind;
use super::operation::{one_of, told};
use super::pairs::Pairs;
use super::rules;
use crate::Parameter;

/// Compares a parameter with what has become of it.
pub(super) fn compare(
    comparison: &mut Comparison<'_>,
    about: &About<'_>,
    at: &str,
    old: &Parameter,
    new: &Parameter,
) {
    if old.required != new.required {
        let rule = if new.required {
            &rules::PARAMETER_TIGHTENED
        } else {
            &rules::PARAMETER_LOOSENED
        };
        comparison.tell(rule, about, at.to_owned(), None, None);
    }
    let kinds = [old, new].map(|one| one.kind.map(told_kind));
    let kind_rules = [
        &rules::PARAMETER_KIND_ADDED,
        &rules::PARAMETER_KIND_REMOVED,
        &rules::PARAMETER_KIND_CHANGED,
    ];
    comparison.tell_text(kind_rules, about, at, kinds);
    let defaults = [
        &rules::PARAMETER_DEFAULT_ADDED,
        &rules::PARAMETER_DEFAULT_REMOVED,
        &rules::PARAMETER_DEFAULT_CHANGED,
    ];
    let texts = [old, new].map(|one| one.default.as_deref());
    comparison.tell_text(defaults, about, at, texts);
    values(comparison, about, at, old, new);
}

/// Compares the values of a parameter, and the names of its query language.
fn values(
    comparison: &mut Comparison<'_>,
    about: &About<'_>,
    at: &str,
    old: &Parameter,
    new: &Parameter,
) {
    for (before, after) in [(&old.values, &new.values), (&old.terms, &new.terms)] {
        if before.is_empty() != after.is_empty() {
            let rule = if after.is_empty() {
                &rules::PARAMETER_OPENED
            } else {
                &rules::PARAMETER_CLOSED
            };
            let [before, after] = [before, after].map(|values| Some(told(values)));
            comparison.tell(rule, about, at.to_owned(), before, after);
            continue;
        }
        let pairs = Pairs::of(before, after, |value| value.as_str());
        for (rule, alone, is_new) in [
            (&rules::PARAMETER_VALUE_REMOVED, &pairs.removed, false),
            (&rules::PARAMETER_VALUE_ADDED, &pairs.added, true),
        ] {
            for value in alone {
                let (before, after) = one_of(is_new, (*value).clone());
                comparison.tell(rule, about, at.to_owned(), before, after);
            }
        }
    }
}
