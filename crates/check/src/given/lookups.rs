//! What lookups show, beside what entities were given.

use std::collections::BTreeSet;

use countersign_journal::Exchange;
use countersign_system::{Scalar, View};
use serde_json::Value;

use super::Given;
use super::entity::Extent;
use crate::Contradiction;
use crate::evidence::{Evidence, told};
use crate::shown::Shown;
use crate::tree::brief;

impl Given {
    /// An answer that shows entities, to this extent.
    pub(crate) fn shown(
        &mut self,
        evidence: &Evidence<'_>,
        exchange: &Exchange,
        keys: &BTreeSet<String>,
        extent: Extent,
    ) {
        let shown = evidence.shown(exchange).map(Shown::into_views);
        let shows = shown.as_ref().is_ok_and(|views| !views.is_empty());
        let operation = exchange.operation.as_deref().unwrap_or_default();
        let known = evidence.system.contract().operation(operation);
        let parameters = known.map_or(0, |known| known.path.matches('{').count());
        let own = self.handles.looked_up(exchange, parameters == 1, shows);
        self.refused_though_shown(evidence, exchange);
        let Ok(views) = shown else {
            return;
        };
        self.see(evidence, exchange, &views);
        if let ([view], Some(key)) = (views.as_slice(), own)
            && extent == Extent::Whole
            && !view.key.is_empty()
            && view.key != key
        {
            self.contradictions.push(Contradiction::new(
                exchange.id,
                format!("another order is shown under the id that {key:?} was given"),
                format!("{key:?}"),
                format!("{:?}", view.key),
            ));
        }
        for view in &views {
            let system = evidence.system;
            let twice = views.iter().filter(|other| other.key == view.key).count() > 1;
            if twice || system.is_pending(view) || system.has_failed(view) {
                continue;
            }
            // A part of an entity need not say of which.
            let key = match view.key.as_str() {
                "" => self.handles.key_by_path(exchange).unwrap_or_default(),
                key => key,
            }
            .to_owned();
            if !keys.contains(&key) {
                continue;
            }
            if self.refused.contains(&key) && !self.entities.contains_key(&key) {
                self.contradictions.push(Contradiction::new(
                    exchange.id,
                    format!("{key:?} was refused, and is shown"),
                    "nothing",
                    format!("{key:?}"),
                ));
            }
            if let Some(Some(entity)) = self.entities.get(&key) {
                let (compared, contradictions) = entity.compare(evidence, exchange, view, extent);
                self.compared += compared;
                self.contradictions.extend(contradictions);
            }
        }
    }

    /// What an answer shows agrees with itself, and names the elements by ids.
    fn see(&mut self, evidence: &Evidence<'_>, exchange: &Exchange, views: &[View]) {
        if let Ok(tree) = evidence.answer_tree(exchange) {
            let told_twice = evidence.system.contradictions(&tree).into_iter();
            self.contradictions.extend(told_twice.map(|message| {
                let expected = "an answer that agrees with itself";
                Contradiction::new(exchange.id, message, expected, brief(&tree))
            }));
        }
        let Some(field) = evidence.system.element_id_field() else {
            return;
        };
        let facts = views.iter().flat_map(|view| view.facts.values());
        let ids = facts.filter(|fact| fact.field == field);
        self.elements
            .extend(ids.filter_map(|fact| match &fact.value {
                Scalar::Text(id) | Scalar::Number(id) => Some(id.clone()),
                _ => None,
            }));
    }

    /// A lookup that is refused does not show what was looked up.
    fn refused_though_shown(&mut self, evidence: &Evidence<'_>, exchange: &Exchange) {
        let refusal = exchange.response().filter(|answer| answer.status >= 400);
        let (Some(refusal), Ok(tree)) = (refusal, evidence.answer_tree(exchange)) else {
            return;
        };
        let operation = exchange.operation.as_deref().unwrap_or_default();
        let known = evidence.system.contract().operation(operation);
        let documented = known
            .into_iter()
            .flat_map(|known| &known.responses)
            .filter(|response| response.status < 300)
            .find_map(|response| response.body.as_ref());
        let views = evidence.system.state(&tree).unwrap_or_default();
        let instances = documented
            .filter(|_| !views.is_empty())
            .and_then(|body| Some((body, body.instances(tree)?)));
        let is_answer = instances.is_some_and(|(body, instances)| {
            let is_valid = |tree: &Value| {
                let bytes = evidence.system.write(tree);
                evidence.system.validate(&body.message, &bytes) == Ok(Vec::new())
            };
            instances.iter().all(|instance| is_valid(&instance.tree))
        });
        if is_answer {
            self.contradictions.push(Contradiction::new(
                exchange.id,
                "a lookup is refused, and shows what was looked up",
                "a refusal, or what was looked up",
                told(refusal),
            ));
        }
    }
}
