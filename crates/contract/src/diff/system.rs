//! What holds for all calls of a system, compared.

use std::collections::BTreeMap;

use super::comparison::{About, Comparison};
use super::pairs::Pairs;
use super::rating::Rule;
use super::renames::Renames;
use super::rules;
use crate::Operation;

/// Where what holds for all calls stands.
const AT: &str = "contract";

/// Compares names, media type, credential and namespaces.
pub(super) fn compare(comparison: &mut Comparison<'_>) {
    let (old, new) = (comparison.old, comparison.new);
    for (rule, before, after) in [
        (&rules::SYSTEM_RENAMED, &old.system, &new.system),
        (&rules::TITLE_CHANGED, &old.title, &new.title),
        (&rules::MEDIA_TYPE_CHANGED, &old.media_type, &new.media_type),
    ] {
        if before != after {
            let (before, after) = (Some(before.clone()), Some(after.clone()));
            comparison.tell(rule, &everything(), AT.to_owned(), before, after);
        }
    }
    let about = About {
        clauses: comparison.ending(rules::CREDENTIAL_CHANGED.cited.sent),
        ..everything()
    };
    comparison.tell_text(
        [
            &rules::CREDENTIAL_ADDED,
            &rules::CREDENTIAL_REMOVED,
            &rules::CREDENTIAL_CHANGED,
        ],
        &about,
        AT,
        [&old.credential_header, &new.credential_header].map(Option::as_deref),
    );
    namespaces(comparison);
}

/// Compares what stands before the paths of calls, told once for all that have
/// the same.
pub(super) fn bases(comparison: &mut Comparison<'_>, renames: &Renames<'_>) {
    let mut changed: BTreeMap<[Option<&str>; 2], Vec<&Operation>> = BTreeMap::new();
    for (before, after) in renames.operations.both() {
        let bases = [before, after].map(|operation| operation.base.as_deref());
        if bases[0] != bases[1] {
            changed.entry(bases).or_default().extend([before, after]);
        }
    }
    for (bases, operations) in changed {
        let mut about = everything();
        let ids = operations.iter().map(|operation| operation.id.clone());
        about.used.operations.extend(ids);
        let rules = [
            &rules::BASE_PATH_ADDED,
            &rules::BASE_PATH_REMOVED,
            &rules::BASE_PATH_CHANGED,
        ];
        comparison.tell_text(rules, &about, AT, bases);
    }
}

fn namespaces(comparison: &mut Comparison<'_>) {
    let (old, new) = (comparison.old, comparison.new);
    let pairs = Pairs::of(&old.namespaces, &new.namespaces, |one| one.prefix.as_str());
    let mut told: Vec<(&'static Rule, &str, [Option<&String>; 2])> = Vec::new();
    for (before, after) in &pairs.both {
        if before.uri != after.uri {
            let uris = [Some(&before.uri), Some(&after.uri)];
            told.push((&rules::NAMESPACE_CHANGED, &after.prefix, uris));
        }
    }
    for one in &pairs.removed {
        told.push((
            &rules::NAMESPACE_REMOVED,
            &one.prefix,
            [Some(&one.uri), None],
        ));
    }
    for one in &pairs.added {
        told.push((&rules::NAMESPACE_ADDED, &one.prefix, [None, Some(&one.uri)]));
    }
    for (rule, prefix, uris) in told {
        let prefix = if prefix.is_empty() {
            "elements"
        } else {
            prefix
        };
        let at = format!("namespace/{prefix}");
        let [before, after] = uris.map(Option::<&String>::cloned);
        comparison.tell(rule, &everything(), at, before, after);
    }
}

fn everything() -> About<'static> {
    About::everything()
}
