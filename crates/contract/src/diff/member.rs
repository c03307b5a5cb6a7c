//! The fields of a message, compared as a list: which are new, which are
//! gone, which have another name only.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::comparison::{About, Comparison};
use super::field;
use super::names::are_alike;
use super::operation::one_of;
use super::pairs::Pairs;
use super::renames::Renames;
use super::rules;
use super::uses::Use;
use crate::{Field, Message, Requirement};

/// Compares all fields of a message.
pub(super) fn compare(
    comparison: &mut Comparison<'_>,
    renames: &Renames<'_>,
    old: &Message,
    new: &Message,
) {
    let used = comparison.used([&old.name, &new.name]);
    let mut pairs = Pairs::of(&old.fields, &new.fields, |field| field.path.as_str());
    let place = Place {
        message: &new.name,
        used: &used,
    };
    for (before, after) in &pairs.both {
        field::compare(comparison, renames, &place, before, after);
    }
    // What stands in an object that is new is new with it, and goes with it.
    let [inner_old, inner_new] = [&pairs.removed, &pairs.added].map(|alone| Inner::of(alone));
    let fits = Fits {
        renames,
        old: &inner_old,
        new: &inner_new,
    };
    pairs.removed.retain(|field| inner_old.is_top(field));
    pairs.added.retain(|field| inner_new.is_top(field));
    let renamed = pairs.renamed(|field| {
        let parent = field.path.parent().map(|path| path.as_str().to_owned());
        Some((parent, field.path.is_element()))
    });
    let (plain, other): (Vec<_>, Vec<_>) = renamed
        .into_iter()
        .partition(|(before, after)| fits.is_plain(before, after));
    for (before, after) in plain {
        let about = place.about(&[before.path.name(), after.path.name()]);
        let (at, paths) = (
            place.at(after),
            [before, after].map(|one| one.path.to_string()),
        );
        let [before, after] = paths.map(Some);
        comparison.tell(&rules::FIELD_RENAMED, &about, at, before, after);
    }
    let (gone, come): (Vec<_>, Vec<_>) = other.into_iter().unzip();
    for (alone, is_new) in [(pairs.removed, false), (pairs.added, true)] {
        let unlike = if is_new { &come } else { &gone };
        for field in alone.into_iter().chain(unlike.iter().copied()) {
            let is_required = field.requirement == Requirement::Required;
            let rule = match (is_required, is_new) {
                (true, true) => &rules::REQUIRED_FIELD_ADDED,
                (true, false) => &rules::REQUIRED_FIELD_REMOVED,
                (false, true) => &rules::FIELD_ADDED,
                (false, false) => &rules::FIELD_REMOVED,
            };
            let about = place.about(&[field.path.name()]);
            let (before, after) = one_of(is_new, field::told_kinds(field));
            comparison.tell(rule, &about, place.at(field), before, after);
        }
    }
}

/// The message that fields stand in.
pub(super) struct Place<'p> {
    message: &'p str,
    used: &'p Use,
}

impl Place<'_> {
    /// Where a field stands.
    pub(super) fn at(&self, field: &Field) -> String {
        format!("message/{}/{}", self.message, field.path)
    }

    /// What a change of a field of these names is about.
    pub(super) fn about<'n>(&self, names: &[&'n str]) -> About<'n> {
        About {
            used: self.used.clone(),
            names: names.to_vec(),
            ..About::default()
        }
    }
}

/// Fields that one of the contracts has alone.
struct Inner<'f> {
    paths: HashSet<&'f str>,
    /// Below each top one: the rest of the path, and the field.
    below: HashMap<&'f str, BTreeMap<&'f str, &'f Field>>,
}

impl<'f> Inner<'f> {
    fn of(alone: &[&'f Field]) -> Self {
        let paths: HashSet<&str> = alone.iter().map(|field| field.path.as_str()).collect();
        let mut below: HashMap<&str, BTreeMap<&str, &Field>> = HashMap::new();
        for field in alone {
            let path = field.path.as_str();
            // The shortest of the paths above that is alone too.
            let ends = path.match_indices(['.', '[']).map(|(end, _)| end);
            let top = ends.map(|end| &path[..end]).find(|top| paths.contains(top));
            if let Some(top) = top {
                below
                    .entry(top)
                    .or_default()
                    .insert(&path[top.len()..], field);
            }
        }
        Self { paths, below }
    }

    /// Whether what holds the field stands in both contracts, or in neither.
    fn is_top(&self, field: &Field) -> bool {
        let parent = field.path.parent();
        !parent.is_some_and(|parent| self.paths.contains(parent.as_str()))
    }
}

/// Whether fields are the same but for their names.
struct Fits<'f, 'c> {
    renames: &'f Renames<'c>,
    old: &'f Inner<'f>,
    new: &'f Inner<'f>,
}

impl Fits<'_, '_> {
    /// Whether one is plainly the other under another name: names alike, and
    /// all that it holds the same.
    fn is_plain(&self, old: &Field, new: &Field) -> bool {
        let below = |inner: &'_ Inner<'_>, field: &Field| {
            inner
                .below
                .get(field.path.as_str())
                .map_or(0, BTreeMap::len)
        };
        are_alike(old.path.name(), new.path.name())
            && self.agree(old, new)
            && below(self.old, old) == below(self.new, new)
            && self.holds_the_same(old, new)
    }

    fn holds_the_same(&self, old: &Field, new: &Field) -> bool {
        let none = BTreeMap::new();
        let old = self.old.below.get(old.path.as_str()).unwrap_or(&none);
        let new = self.new.below.get(new.path.as_str()).unwrap_or(&none);
        old.iter()
            .zip(new)
            .all(|((rest, old), (other, new))| rest == other && self.agree(old, new))
    }

    fn agree(&self, old: &Field, new: &Field) -> bool {
        let lists = [old, new].map(|field| field.enumeration.as_deref());
        old.kinds == new.kinds
            && old.requirement == new.requirement
            && (old.min, old.max, old.open) == (new.min, new.max, new.open)
            && self.renames.is_enumeration(lists[0], lists[1])
            && old.default == new.default
    }
}
