//! An [`Entity`]: what requests gave one of what answers show.

use std::collections::BTreeSet;

use countersign_journal::Exchange;
use countersign_system::View;

use crate::Contradiction;
use crate::checks::lost_its_time;
use crate::evidence::Evidence;

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
    /// was given. Of a `whole` entity all that is required is to be there.
    pub(super) fn compare(
        &self,
        evidence: &Evidence<'_>,
        exchange: &Exchange,
        view: &View,
        whole: bool,
    ) -> (usize, Vec<Contradiction>) {
        let mut compared = 0;
        let mut contradictions = Vec::new();
        let mut contradiction = |path: &str, message: String, expected: String| {
            contradictions.push(Contradiction {
                message,
                expected,
                seen: view.value(path).to_string(),
                at: view.facts.get(path).map(|fact| fact.pointer.clone()),
                exchange: Some(exchange.id),
            });
        };
        for (path, fact) in &self.wanted.facts {
            let is_shown = view.facts.contains_key(path)
                || whole
                    && (fact.required
                        || view.facts.values().any(|other| other.field == fact.field));
            if !is_shown || evidence.system.moves(&fact.field) {
                continue;
            }
            compared += 1;
            let known = view.value(path);
            if !fact.value.agrees(known) || lost_its_time(&fact.value, known) {
                let message = format!("{path} of {:?} is not shown as it was given", view.key);
                contradiction(path, message, fact.value.to_string());
            }
        }
        for (path, fact) in &view.facts {
            let is_given = self.named.contains(path)
                || fact.value.is_empty()
                || evidence.system.fills(&fact.field)
                || evidence.system.moves(&fact.field);
            if !is_given && self.brought.contains(&fact.field) {
                let message = format!("{path} of {:?} is shown, and nobody gave it", view.key);
                contradiction(path, message, "nothing".to_owned());
            }
        }
        (compared, contradictions)
    }
}
