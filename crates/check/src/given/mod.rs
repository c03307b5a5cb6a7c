//! What requests have [`Given`] entities, by which answers are judged.

mod entity;
mod handles;
mod lookups;

use std::collections::{BTreeMap, BTreeSet};

use countersign_contract::{Basis, Field};
use countersign_journal::{Exchange, ExchangeId};
use countersign_system::View;

use crate::Contradiction;
use crate::checks::brought_fields;
use crate::edited::Edited;
use crate::evidence::{Evidence, called, told};
use crate::shown::Accepted;
use entity::Entity;
pub(crate) use entity::Extent;
use handles::Handles;

/// What requests have given entities so far.
pub(crate) struct Given {
    plain: BTreeSet<ExchangeId>,
    edited: Edited,
    /// By key; `None` where it is not known what an entity was given.
    entities: BTreeMap<String, Option<Entity>>,
    handles: Handles,
    /// The keys of what was asked for and refused.
    refused: BTreeSet<String>,
    /// The ids of the elements that answers have shown.
    elements: BTreeSet<String>,
    /// Why the record is not what it says: a request names what the scenario
    /// could not know.
    pub(crate) strange: Option<String>,
    pub(crate) compared: usize,
    pub(crate) contradictions: Vec<Contradiction>,
}

impl Given {
    /// Nothing yet; these requests are as they should be, but for what was
    /// edited.
    pub(crate) fn new(plain: Vec<&Exchange>, edited: Edited) -> Self {
        Self {
            plain: plain.into_iter().map(|exchange| exchange.id).collect(),
            edited,
            entities: BTreeMap::new(),
            handles: Handles::default(),
            refused: BTreeSet::new(),
            elements: BTreeSet::new(),
            strange: None,
            compared: 0,
            contradictions: Vec::new(),
        }
    }

    /// A request that makes entities.
    pub(crate) fn created(
        &mut self,
        evidence: &Evidence<'_>,
        exchange: &Exchange,
        operation: &str,
    ) {
        let accepted = evidence.acceptance(exchange);
        if accepted == Ok(Accepted::Refused) {
            self.refuse(evidence, exchange, operation);
            return;
        }
        let Ok(tree) = evidence.sent_tree(exchange) else {
            // Whatever it was, it may have made anything.
            self.entities.values_mut().for_each(|entity| *entity = None);
            return;
        };
        let is_known = accepted == Ok(Accepted::Wholly) && self.plain.contains(&exchange.id);
        let mut brought = None;
        let intents = evidence.system.intent(operation, &tree);
        if let ([intent], true) = (intents.as_slice(), is_known) {
            self.named(evidence, exchange, operation, intent);
        }
        for intent in intents {
            let is_first = !self.entities.contains_key(&intent.key);
            let documented = self.documented(evidence, exchange, intent.clone());
            let entity = (is_known && is_first).then(|| Entity {
                brought: brought
                    .get_or_insert_with(|| brought_fields(evidence.system, exchange))
                    .clone(),
                named: intent.facts.keys().cloned().collect(),
                wanted: documented,
            });
            self.entities.insert(intent.key, entity);
        }
    }

    /// Where a target gives ids, it gives one to what it accepts.
    fn named(
        &mut self,
        evidence: &Evidence<'_>,
        exchange: &Exchange,
        operation: &str,
        intent: &View,
    ) {
        let mut ids = vec![intent.key.clone()];
        if evidence.system.element_id_field().is_some() {
            let response = exchange.response();
            let headers = response.map_or(&[][..], |answer| &answer.headers);
            let answer = evidence.answer_tree(exchange).ok();
            let system = evidence.system;
            ids = system.assigned(operation, headers, answer.as_ref());
        }
        if ids.is_empty() {
            self.contradictions.push(Contradiction::new(
                exchange.id,
                format!("{:?} was accepted, and given no id", intent.key),
                "an id to look it up by",
                "none",
            ));
        }
        let key = Some(intent.key.as_str()).filter(|_| !self.edited.is(exchange));
        self.handles.add(exchange, key, ids);
    }

    /// What is refused is not stored; after a 500 nobody can know.
    fn refuse(&mut self, evidence: &Evidence<'_>, exchange: &Exchange, operation: &str) {
        let is_refusal = exchange
            .response()
            .is_some_and(|response| (400..500).contains(&response.status));
        if let (true, Ok(tree)) = (is_refusal, evidence.sent_tree(exchange)) {
            let intents = evidence.system.intent(operation, &tree);
            self.refused
                .extend(intents.into_iter().map(|intent| intent.key));
        }
    }

    /// What a change names is no longer what was given, or what it was given.
    pub(crate) fn changed(
        &mut self,
        evidence: &Evidence<'_>,
        exchange: &Exchange,
        operation: &str,
    ) {
        let accepted = evidence.acceptance(exchange);
        if accepted == Ok(Accepted::Refused) {
            self.turned_away(evidence, exchange, operation);
            return;
        }
        let Ok(tree) = evidence.sent_tree(exchange) else {
            self.entities.values_mut().for_each(|entity| *entity = None);
            return;
        };
        if accepted == Ok(Accepted::Wholly) {
            self.is_of_the_scenario(evidence, exchange, operation);
        }
        let is_known = accepted == Ok(Accepted::Wholly) && self.plain.contains(&exchange.id);
        for intent in evidence.system.intent(operation, &tree) {
            let documented = self.documented(evidence, exchange, intent.clone());
            let of = |key: &String| *key == intent.key || intent.key.is_empty();
            let named = self.entities.iter_mut().filter(|(key, _)| of(key));
            for entity in named.filter_map(|(_, entity)| entity.as_mut()) {
                for (path, fact) in &intent.facts {
                    entity.brought.remove(&fact.field);
                    entity.named.insert(path.clone());
                }
                let facts = &mut entity.wanted.facts;
                facts.retain(|path, _| !intent.facts.contains_key(path));
                if is_known {
                    let wanted = documented.clone();
                    // Elements without keys may be added to those that were there.
                    let kept = wanted.facts.into_iter().filter(|(path, _)| {
                        let last = path.rsplit('.').next().unwrap_or(path);
                        !last.contains('[')
                    });
                    facts.extend(kept);
                }
            }
        }
    }

    /// Whoever made an entity is not turned away as a caller when it is to be
    /// changed.
    fn turned_away(&mut self, evidence: &Evidence<'_>, exchange: &Exchange, operation: &str) {
        let is_plain = self.plain.contains(&exchange.id) && !self.edited.is(exchange);
        let response = exchange.response();
        let (true, Some(response), Ok(tree)) = (is_plain, response, evidence.sent_tree(exchange))
        else {
            return;
        };
        let mut steps = evidence.system.asked(operation, &tree).into_iter();
        if response.status == 401 && steps.any(|step| self.handles.is_own(exchange, &step.entity)) {
            self.contradictions.push(Contradiction::new(
                exchange.id,
                "a caller is turned away from what it made",
                "no 401",
                told(response),
            ));
        }
    }

    /// An accepted step that nobody edited is of what the scenario has made and
    /// seen; else the record is not what it says.
    fn is_of_the_scenario(
        &mut self,
        evidence: &Evidence<'_>,
        exchange: &Exchange,
        operation: &str,
    ) {
        let is_plain = self.plain.contains(&exchange.id) && !self.edited.is(exchange);
        let (true, false, Ok(tree)) = (
            is_plain,
            self.handles.is_empty(),
            evidence.sent_tree(exchange),
        ) else {
            return;
        };
        for step in evidence.system.asked(operation, &tree) {
            let element = step.element.filter(|id| !self.elements.contains(id));
            let stranger = match element {
                Some(element) => element,
                None if self.handles.is_made(&step.entity) => continue,
                None => step.entity,
            };
            self.strange.get_or_insert_with(|| {
                format!(
                    "{} was to name what the scenario made, and names {stranger:?}",
                    called(exchange)
                )
            });
        }
    }

    /// What of an intent the pages document, and nobody has edited; what only
    /// examples show is judged by clauses of its own.
    fn documented(&self, evidence: &Evidence<'_>, exchange: &Exchange, mut intent: View) -> View {
        let contract = evidence.system.contract();
        let operation = exchange.operation.as_deref();
        let operation = operation.and_then(|id| contract.operation(id));
        let body = operation.and_then(|operation| operation.request.as_ref());
        let message = body.and_then(|body| contract.message(&body.message));
        intent.facts.retain(|_, fact| {
            let field = message.and_then(|message| message.field(&fact.field));
            // The state has names of its own for some. What a reference refers to
            // is what it says.
            let is_plain = |field: &Field| {
                fact.required
                    || field.basis == Basis::Documented
                    || field.path.name().starts_with('@')
            };
            field.is_none_or(is_plain) && !self.edited.covers(exchange, &fact.field)
        });
        intent
    }

    /// Whoever is shown an entity is not turned away from it. What was accepted
    /// and is not shown to its maker, if there is any: it may yet come.
    pub(crate) fn finish(&mut self) -> Option<String> {
        self.contradictions.extend(self.handles.contradictions());
        let missing = self.handles.missing()?;
        Some(format!(
            "{missing:?} was accepted, and no lookup shows it since"
        ))
    }
}
