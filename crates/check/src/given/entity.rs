//! An [`Entity`]: what requests gave one of what answers show.

use std::collections::BTreeSet;

use countersign_journal::Exchange;
use countersign_system::{Scalar, View};

use crate::Contradiction;
use crate::apart::beside;
use crate::checks::lost_its_time;
use crate::evidence::Evidence;

/// How much of an entity an answer is to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    /// All of it.
    Whole,
    /// Elements of its list, each of them whole.
    Elements,
    /// As much as it likes.
    Any,
}

/// What one entity was given.
pub(super) struct Entity {
    pub(super) wanted: View,
    /// The paths that any request has named.
    pub(super) named: BTreeSet<String>,
    /// The fields that only a request can bring, and none but the first has.
    pub(super) brought: BTreeSet<String>,
}

impl Entity {
    /// What an answer shows of it: how much was compared, and what is not as it
    /// was given. What is required is to be there, as far as the answer extends.
    pub(super) fn compare(
        &self,
        evidence: &Evidence<'_>,
        exchange: &Exchange,
        view: &View,
        extent: Extent,
    ) -> (usize, Vec<Contradiction>) {
        let mut compared = 0;
        let mut contradictions = Vec::new();
        let mut contradiction = |path: &str, message: String, expected: &Scalar| {
            contradictions.push(Contradiction {
                message,
                expected: expected.to_string(),
                seen: beside(expected, view.value(path)),
                at: view.facts.get(path).map(|fact| fact.pointer.clone()),
                exchange: Some(exchange.id),
            });
        };
        for (path, fact) in &self.wanted.facts {
            let is_due = match extent {
                Extent::Whole => true,
                Extent::Elements => element(path)
                    .is_some_and(|element| view.facts.keys().any(|path| path.starts_with(element))),
                Extent::Any => false,
            };
            let is_shown = view.facts.contains_key(path)
                || is_due
                    && (fact.required
                        || view.facts.values().any(|other| other.field == fact.field));
            if !is_shown || evidence.system.moves(&fact.field) {
                continue;
            }
            compared += 1;
            let known = view.value(path);
            if !fact.value.agrees(known) || lost_its_time(&fact.value, known) {
                let message = format!("{path} of {:?} is not shown as it was given", view.key);
                contradiction(path, message, &fact.value);
            }
        }
        for (path, fact) in &view.facts {
            let is_given = self.named.contains(path)
                || fact.value.is_empty()
                || evidence.system.fills(&fact.field)
                || evidence.system.moves(&fact.field);
            if !is_given && self.brought.contains(&fact.field) {
                let message = format!("{path} of {:?} is shown, and nobody gave it", view.key);
                contradiction(path, message, &Scalar::Empty);
            }
        }
        (compared, contradictions)
    }
}

/// The element of a list that a path leads into, with its key.
fn element(path: &str) -> Option<&str> {
    let end = path.find(']')?;
    path.get(..=end)
}
