//! A [`Case`]: one rule at one request that it is about.

use std::time::Duration;

use countersign_contract::Operation;
use countersign_system::{Command, Event, Model, Reply, System};
use serde_json::Value;

use super::request::altered;
use super::rule::Rule;
use super::runtime::Decided;
use crate::delivery::Delivery;
use crate::refusal::Refusals;

/// One rule at one request.
pub(super) struct Case<'a> {
    pub(super) system: &'a dyn System,
    pub(super) partners: &'a [Vec<String>],
    pub(super) model: &'a dyn Model,
    pub(super) refusals: &'a Refusals,
    pub(super) command: &'a Command,
    pub(super) tree: Option<&'a Value>,
    pub(super) operation: Option<&'a Operation>,
}

impl Case<'_> {
    /// What happens, and is answered to that.
    pub(super) fn happen(&self, rule: &Rule, decided: &mut Decided) {
        if let Some(status) = rule.refuse {
            decided.events.clear();
            decided.reply = self
                .refusals
                .refuse(status, "The request was not accepted.");
        }
        if let Some(how) = rule.altered() {
            let command = altered(self.system, self.partners, self.command, self.tree, &how);
            let (events, reply) = self.model.decide(&command);
            decided.events = events;
            if !rule.although {
                decided.reply = reply;
            }
        }
        if rule.force
            && let (Some(operation), Some(tree)) = (self.operation, self.tree)
        {
            decided.events = self.forced(operation, tree);
        }
        for edit in &rule.events {
            edit.apply(&mut decided.events);
        }
        if rule.lost {
            decided.events.clear();
        }
    }

    /// The events of the changes of status that a request asks for.
    fn forced(&self, operation: &Operation, tree: &Value) -> Vec<Event> {
        let asked = self.system.asked(&operation.id, tree);
        let provided = asked.into_iter().filter_map(|change| {
            let element = change.element?;
            let state = self
                .system
                .provide_status(&change.entity, &element, &change.status)?;
            let now = self.command.now;
            let (events, _) = self.model.provide(state.name, &state.params, now).ok()?;
            Some(events)
        });
        provided.flatten().collect()
    }

    /// What is answered.
    pub(super) fn answer(&self, rule: &Rule, reply: &mut Reply) {
        if let Some(status) = rule.status {
            reply.status = status;
        }
        if !rule.answer.is_empty()
            && let Ok(mut tree) = self.system.read(&reply.body)
        {
            let mut meant = false;
            for edit in &rule.answer {
                meant |= edit.apply(&mut tree);
            }
            if meant {
                reply.body = self.system.write(&tree);
            }
        }
        if let Some(text) = &rule.text {
            reply.body = text.clone().into_bytes();
        }
        for replacement in &rule.replace {
            let text = String::from_utf8_lossy(&reply.body);
            reply.body = replacement.apply(&text).into_bytes();
        }
        for (name, value) in &rule.headers {
            let name = name.to_ascii_lowercase();
            reply.headers.retain(|(known, _)| *known != name);
            if !value.is_empty() {
                reply.headers.push((name, value.clone()));
            }
        }
    }

    /// How the answer travels.
    pub(super) fn deliver(&self, rule: &Rule, delivery: &mut Delivery) {
        delivery.delay += Duration::from_millis(u64::from(rule.delay));
        delivery.hang_up |= rule.hang_up;
        delivery.truncated |= rule.truncated;
    }
}
