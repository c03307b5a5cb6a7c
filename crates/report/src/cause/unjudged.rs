//! Why something was not judged: remarks that say the same of other names,
//! numbers and requests have one cause.

use std::collections::HashMap;

use super::share::Share;
use super::{Cause, Placed, Subject};
use crate::reason::{because, kind};

/// The causes of what was not judged, each with the place of its first remark.
pub(super) fn causes<'a>(remarks: Vec<Placed<'a>>) -> Vec<(usize, Cause<'a>)> {
    let mut reasons: Vec<Vec<Placed<'a>>> = Vec::new();
    let mut places = HashMap::new();
    for placed in remarks {
        let (_, remark) = &placed;
        let key = (remark.verdict, kind(remark.message));
        let at = *places.entry(key).or_insert_with(|| {
            reasons.push(Vec::new());
            reasons.len() - 1
        });
        reasons[at].push(placed);
    }
    let causes = reasons.into_iter().filter_map(|remarks| {
        let (_, first) = remarks.first()?;
        let alike = remarks.iter().all(|(_, it)| it.message == first.message);
        // What is said of several is told of none of them.
        let subject = Subject::Reason(match alike {
            true => first.message,
            false => because(first.message),
        });
        // Every scenario that it concerns was kept from being judged.
        Cause::of(subject, remarks, |counts| Share::new(counts.scenarios, 1))
    });
    causes.collect()
}
