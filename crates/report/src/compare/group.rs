//! A [`Group`]: changes that have one reason.

use std::collections::HashMap;

use super::{Cause, Change, Comparison, Kind};
use crate::baseline::Fingerprint;
use crate::reason::{because, kind as kind_of};

/// So many of one reason are told one by one.
const FEW: usize = 3;

/// Changes of one kind that have one reason, in their order.
pub(super) struct Group<'a> {
    /// Why a run could not judge them; nothing where each is told by itself.
    pub(super) reason: Option<&'a str>,
    /// The changes; never none.
    pub(super) changes: Vec<&'a Change>,
}

impl Comparison {
    /// The changes of a kind. Those with the same reason stand in one group,
    /// the largest first, where there are more than a few; then each of the
    /// others by itself.
    pub(super) fn groups(&self, kind: Kind) -> Vec<Group<'_>> {
        let mut groups: Vec<Group<'_>> = Vec::new();
        let mut places: HashMap<(Cause, Fingerprint), usize> = HashMap::new();
        let mut single = Vec::new();
        for change in self.changes.iter().filter(|change| change.kind == kind) {
            let Some(reason) = self.reason(change) else {
                single.push(change);
                continue;
            };
            let key = (change.cause, kind_of(reason));
            let reason = because(reason);
            let at = *places.entry(key).or_insert_with(|| {
                let reason = Some(reason);
                let changes = Vec::new();
                groups.push(Group { reason, changes });
                groups.len() - 1
            });
            groups[at].changes.push(change);
        }
        let (mut groups, few): (Vec<_>, Vec<_>) = groups
            .into_iter()
            .partition(|group| group.changes.len() > FEW);
        groups.sort_by_key(|group| std::cmp::Reverse(group.changes.len()));
        single.extend(few.into_iter().flat_map(|group| group.changes));
        single.sort_by(|left, right| left.scenario.cmp(&right.scenario));
        groups.extend(single.into_iter().map(|change| Group {
            reason: None,
            changes: vec![change],
        }));
        groups
    }

    /// Why one of the runs could not judge it, where that is all there is to
    /// say: what it was told before its first scenario, if it judged nothing.
    fn reason<'a>(&'a self, change: &'a Change) -> Option<&'a str> {
        let (known, own) = match change.kind {
            Kind::NewlyInconclusive => (&self.unable.new, &change.because),
            Kind::NewlyJudged => (&self.unable.old, &change.before),
            _ => return None,
        };
        known.as_deref().or(own.as_deref())
    }
}
