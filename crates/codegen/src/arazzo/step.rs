//! A step of a flow: one call, what it takes, and when it has succeeded.

use countersign_contract::{Contract, Operation, Shape};
use serde_json::{Value, json};

use super::call_id;
use super::flow::{Flow, keys, member, member_of};
use crate::sample;

/// One call of a flow, or one by itself.
pub(super) struct Step<'s, 'c> {
    pub(super) contract: &'c Contract,
    pub(super) flow: Option<&'s Flow<'c>>,
    pub(super) operation: &'c Operation,
}

/// Where the value of a parameter of a path comes from.
enum Origin<'c> {
    /// The client chooses it, and writes it into what it creates: the member.
    Chosen,
    /// The answer to the creation has it, in this member.
    Answered(&'c str),
    /// No page says: whoever runs the flow.
    Unsaid,
}

impl<'c> Step<'_, 'c> {
    /// What has to be given to the flow for this step, by name.
    pub(super) fn inputs(&self) -> impl Iterator<Item = (String, Value)> {
        let own =
            keys(self.operation).filter(|key| !matches!(self.origin(key), Origin::Answered(_)));
        let replaced = self.shown_keys().filter(|key| self.replaces(key).is_some());
        let names: Vec<&str> = own.chain(replaced).collect();
        names
            .into_iter()
            .map(|name| {
                let mut input = json!({ "type": "string" });
                if matches!(self.origin(name), Origin::Unsaid) {
                    input["description"] =
                        "The pages do not say where an answer has it; the endpoint gives it."
                            .into();
                }
                (name.to_owned(), input)
            })
            .collect::<Vec<_>>()
            .into_iter()
    }

    pub(super) fn to_json(&self) -> Value {
        let Self {
            contract,
            operation,
            ..
        } = self;
        let mut step = json!({
            "stepId": operation.id,
            "description": operation.title,
            "operationId": call_id(contract, operation),
        });
        let parameters = keys(operation).map(|key| {
            let value = match self.origin(key) {
                Origin::Answered(_) => {
                    let creates = self.flow.map_or("", |flow| &flow.creates.id);
                    format!("$steps.{creates}.outputs.{key}")
                }
                Origin::Chosen | Origin::Unsaid => format!("$inputs.{key}"),
            };
            json!({ "name": key, "in": "path", "value": value })
        });
        let parameters: Vec<Value> = parameters.collect();
        if !parameters.is_empty() {
            step["parameters"] = parameters.into();
        }
        if let Some(body) = self.body() {
            step["requestBody"] = body;
        }
        step["successCriteria"] = json!([{ "condition": succeeded(operation) }]);
        let outputs = self.outputs();
        if !outputs.is_empty() {
            step["outputs"] = outputs.into();
        }
        step
    }

    /// The body, with the key in it that the client chooses.
    fn body(&self) -> Option<Value> {
        let request = self.operation.request.as_ref()?;
        let text = sample::body(self.contract, request)?;
        let payload: Value = if self.contract.is_xml() {
            text.into()
        } else {
            serde_json::from_str(&text).ok()?
        };
        let mut body = json!({ "contentType": self.contract.media_type, "payload": payload });
        let replaced = self.shown_keys().filter_map(|key| {
            let target = self.replaces(key)?;
            Some(json!({ "target": target, "value": format!("$inputs.{key}") }))
        });
        let replaced: Vec<Value> = replaced.collect();
        if !replaced.is_empty() {
            body["replacements"] = replaced.into();
        }
        Some(body)
    }

    /// Where the body has what the flow is shown by.
    fn replaces(&self, key: &str) -> Option<String> {
        let member = member(self.contract, self.operation, key)?;
        let request = self.operation.request.as_ref()?;
        let root = self.contract.message(&request.message)?.root.as_deref();
        Some(match (root, request.shape, &request.wrapper) {
            (Some(root), Shape::List, Some(wrapper)) => format!("/{wrapper}/{root}/{member}"),
            (Some(root), _, _) => format!("/{root}/{member}"),
            (None, Shape::List, _) => format!("/0/{member}"),
            (None, _, _) => format!("/{member}"),
        })
    }

    /// What later steps need of the answer.
    fn outputs(&self) -> serde_json::Map<String, Value> {
        let is_creation = self
            .flow
            .is_some_and(|flow| flow.creates.id == self.operation.id);
        let keys = self.shown_keys().filter(|_| is_creation);
        keys.filter_map(|key| match self.origin(key) {
            Origin::Answered(member) => {
                let place = format!("$response.body#/{member}");
                Some((key.to_owned(), place.into()))
            }
            Origin::Chosen | Origin::Unsaid => None,
        })
        .collect()
    }

    /// The parameters by which the flow's entity is shown.
    fn shown_keys(&self) -> impl Iterator<Item = &'c str> {
        let shows = self.flow.map(|flow| flow.shows);
        shows.into_iter().flat_map(keys)
    }

    fn origin(&self, key: &str) -> Origin<'c> {
        let Some(flow) = self.flow else {
            return Origin::Unsaid;
        };
        if member(self.contract, flow.creates, key).is_some() {
            return Origin::Chosen;
        }
        // Expressions lead into bodies of JSON only.
        let answers = flow.creates.responses.iter();
        let bodies = answers
            .filter(|response| (200..300).contains(&response.status) && !self.contract.is_xml())
            .filter_map(|response| response.body.as_ref())
            .filter(|body| body.shape == Shape::One);
        let mut messages = bodies.filter_map(|body| self.contract.message(&body.message));
        let found = messages
            .find_map(|message| member_of(message, key).or_else(|| member_of(message, "id")));
        found.map_or(Origin::Unsaid, Origin::Answered)
    }
}

/// The condition under which a call has succeeded.
fn succeeded(operation: &Operation) -> String {
    let statuses = operation.responses.iter().map(|response| response.status);
    let conditions: Vec<String> = statuses
        .filter(|status| (200..300).contains(status))
        .map(|status| format!("$statusCode == {status}"))
        .collect();
    if conditions.is_empty() {
        "$statusCode >= 200 && $statusCode < 300".to_owned()
    } else {
        conditions.join(" || ")
    }
}
