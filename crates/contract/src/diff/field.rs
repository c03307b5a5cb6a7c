//! A field of both contracts, compared.

use super::body::told_basis;
use super::comparison::{About, Comparison};
use super::member::Place;
use super::operation::{one_of, told};
use super::pairs::Pairs;
use super::rating::Rule;
use super::renames::Renames;
use super::rules;
use crate::{Facet, Field, Kind, Requirement};

/// Compares a field with what has become of it.
pub(super) fn compare(
    comparison: &mut Comparison<'_>,
    renames: &Renames<'_>,
    place: &Place<'_>,
    old: &Field,
    new: &Field,
) {
    let mut telling = Telling {
        about: place.about(&[new.path.name()]),
        at: place.at(new),
        comparison,
    };
    telling.kinds(old, new);
    telling.requirement(old, new);
    telling.bounds(old, new);
    telling.values(renames, old, new);
    telling.unjudged(old, new);
    if old.open != new.open {
        let rule = if new.open {
            &rules::OBJECT_OPENED
        } else {
            &rules::OBJECT_CLOSED
        };
        telling.tell(rule, None, None);
    }
    let Telling {
        comparison,
        about,
        at,
    } = telling;
    let defaults = [
        &rules::DEFAULT_ADDED,
        &rules::DEFAULT_REMOVED,
        &rules::DEFAULT_CHANGED,
    ];
    let texts = [&old.default, &new.default].map(Option::as_deref);
    comparison.tell_text(defaults, &about, &at, texts);
    let texts = [&old.part, &new.part].map(Option::as_deref);
    comparison.tell_text([&rules::PART_CHANGED; 3], &about, &at, texts);
    let texts = [old.basis, new.basis].map(|basis| Some(told_basis(basis)));
    comparison.tell_text([&rules::FIELD_BASIS_CHANGED; 3], &about, &at, texts);
}

/// What tells the changes of one field.
struct Telling<'t, 'c, 'n> {
    comparison: &'t mut Comparison<'c>,
    about: About<'n>,
    at: String,
}

impl Telling<'_, '_, '_> {
    fn tell(&mut self, rule: &'static Rule, before: Option<String>, after: Option<String>) {
        self.comparison
            .tell(rule, &self.about, self.at.clone(), before, after);
    }

    /// Compares what a field may hold. That some kinds hold the values of
    /// others matters: a date is a text.
    fn kinds(&mut self, old: &Field, new: &Field) {
        let lacks = |kinds: &[Kind], kind: &Kind| !kinds.iter().any(|other| holds(*other, *kind));
        let is_wider = new.kinds.iter().any(|kind| lacks(&old.kinds, kind));
        let is_narrower = old.kinds.iter().any(|kind| lacks(&new.kinds, kind));
        let names = |field: &Field| {
            let mut names: Vec<&str> = field.kinds.iter().copied().map(told_kind).collect();
            names.sort_unstable();
            names.dedup();
            names
        };
        let is_restated = !is_wider && !is_narrower && names(old) != names(new);
        for (is_so, rule) in [
            (is_wider, &rules::KIND_ADDED),
            (is_narrower, &rules::KIND_REMOVED),
            (is_restated, &rules::KIND_RESTATED),
        ] {
            if is_so {
                let (before, after) = (told_kinds(old), told_kinds(new));
                self.tell(rule, Some(before), Some(after));
            }
        }
    }

    fn requirement(&mut self, old: &Field, new: &Field) {
        let (before, after) = (&old.requirement, &new.requirement);
        let rule = match (before, after) {
            (before, after) if before == after => return,
            (_, Requirement::Required) | (Requirement::Optional, _) => {
                &rules::REQUIREMENT_TIGHTENED
            }
            (Requirement::Required, _) | (_, Requirement::Optional) => &rules::REQUIREMENT_LOOSENED,
            _ => &rules::REQUIREMENT_CHANGED,
        };
        let [before, after] = [before, after].map(|one| Some(told_requirement(one)));
        self.tell(rule, before, after);
    }

    /// Compares bounds: none is as far as can be.
    fn bounds(&mut self, old: &Field, new: &Field) {
        if old.min != new.min {
            let is_tighter = new.min > old.min;
            self.bound(is_tighter, "at least", [old.min, new.min]);
        }
        if old.max != new.max {
            let [before, after] = [old.max, new.max].map(|max| max.map_or(u128::MAX, u128::from));
            self.bound(after < before, "at most", [old.max, new.max]);
        }
    }

    fn bound(&mut self, is_tighter: bool, words: &str, bounds: [Option<u64>; 2]) {
        let rule = if is_tighter {
            &rules::BOUND_TIGHTENED
        } else {
            &rules::BOUND_LOOSENED
        };
        let [before, after] = bounds.map(|bound| bound.map(|bound| format!("{words} {bound}")));
        self.tell(rule, before, after);
    }

    /// Compares what no run judges.
    fn unjudged(&mut self, old: &Field, new: &Field) {
        let pairs = Pairs::of(&old.unjudged, &new.unjudged, String::as_str);
        for (rule, alone, is_new) in [
            (&rules::UNJUDGED_REMOVED, &pairs.removed, false),
            (&rules::UNJUDGED_ADDED, &pairs.added, true),
        ] {
            for one in alone {
                let rule = match (Facet::NULLABLE.is(one), is_new) {
                    (true, true) => &rules::NULL_ADDED,
                    (true, false) => &rules::NULL_REMOVED,
                    (false, _) => rule,
                };
                let (before, after) = one_of(is_new, (*one).clone());
                self.tell(rule, before, after);
            }
        }
    }

    /// Compares what closes the values. What becomes of a list that stays is
    /// told of the list.
    fn values(&mut self, renames: &Renames<'_>, old: &Field, new: &Field) {
        if renames.is_enumeration(old.enumeration.as_deref(), new.enumeration.as_deref()) {
            return;
        }
        let [before, after] = [
            (&old.enumeration, self.comparison.old),
            (&new.enumeration, self.comparison.new),
        ]
        .map(|(name, contract)| name.as_ref().and_then(|name| contract.enumeration(name)));
        let lacks = |values: Option<&[String]>, others: Option<&[String]>| match (values, others) {
            (None, _) => false,
            (Some(_), None) => true,
            (Some(values), Some(others)) => {
                let known: std::collections::HashSet<&String> = values.iter().collect();
                others.iter().any(|value| !known.contains(value))
            }
        };
        let is_wider = lacks(before, after);
        let is_narrower = lacks(after, before);
        for (is_so, rule) in [
            (is_wider, &rules::VALUES_OPENED),
            (is_narrower, &rules::VALUES_CLOSED),
            (!is_wider && !is_narrower, &rules::VALUES_RESTATED),
        ] {
            if is_so {
                let [before, after] =
                    [before, after].map(|values| Some(told(values.unwrap_or(&[]))));
                self.tell(rule, before, after);
            }
        }
    }
}

/// Whether every value of a kind is one of another.
fn holds(kind: Kind, other: Kind) -> bool {
    kind == other
        || matches!(
            (kind, other),
            (Kind::Number, Kind::Integer) | (Kind::Text, Kind::IntegerText | Kind::DateTime)
        )
}

/// What a field may hold, as a change tells it.
pub(super) fn told_kinds(field: &Field) -> String {
    let kinds: Vec<&str> = field.kinds.iter().copied().map(told_kind).collect();
    kinds.join(" or ")
}

pub(super) fn told_kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "text",
        Kind::Number => "number",
        Kind::Integer => "integer",
        Kind::IntegerText => "integer text",
        Kind::Boolean => "boolean",
        Kind::DateTime => "date",
        Kind::Object => "object",
        Kind::List => "list",
    }
}

fn told_requirement(requirement: &Requirement) -> String {
    match requirement {
        Requirement::Required => "required".to_owned(),
        Requirement::Optional => "optional".to_owned(),
        Requirement::OneOf(group) => format!("one of {group}"),
        Requirement::When(condition) => {
            format!("required where {} is {}", condition.field, condition.equals)
        }
    }
}
