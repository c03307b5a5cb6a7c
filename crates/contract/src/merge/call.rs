//! Gives documented calls the names of `rulings.toml` and drafts their
//! messages.

use std::collections::HashMap;

use super::block::Blocks;
use super::draft::Drafts;
use super::names::Names;
use super::table::Tables;
use super::wire::Wire;
use crate::page::{Answer, Call};
use crate::text::{Problems, Text};
use crate::{Basis, Body, Operation, Response, Shape};
use crate::{example, fields};

/// The calls that were named so far.
pub(super) struct Operations {
    names: Names,
    blocks: Blocks,
    wire: Wire,
    /// What the paths of the pages begin with and the base URL ends with.
    base: String,
    list: Vec<Operation>,
    /// Whether a page has a call that could not be read.
    pub(super) lost_call: bool,
}

impl Operations {
    pub(super) fn new(names: Names, blocks: Blocks, wire: Wire, base: String) -> Self {
        Self {
            names,
            blocks,
            wire,
            base,
            list: Vec::new(),
            lost_call: false,
        }
    }

    /// Takes a call that has its names and messages. An `[[operation]]` in
    /// rulings.toml may give it another id, or another effect.
    pub(super) fn take(
        &mut self,
        mut operation: Operation,
        drafts: &Drafts,
        problems: &mut Problems,
    ) {
        let root = operation.request.as_ref().and_then(|body| {
            let wrapper = body.wrapper.as_deref();
            wrapper.or_else(|| drafts.get(&body.message)?.root.as_deref())
        });
        let key = format!("{} {}", operation.method.as_str(), operation.path);
        if let Some(names) = self.names.take(&key, root) {
            if names.request.is_some() || !names.answers.is_empty() {
                problems.add(
                    operation.source.clone(),
                    format!("rulings.toml names what `{key}` carries, and so does its page"),
                    "let its `[[operation]]` say no more than `call`, `id` and `effect`",
                );
            }
            operation.id = names.id.into_inner();
            operation.effect = names.effect;
        }
        self.list.push(operation);
    }

    /// Names a call and drafts its messages.
    pub(super) fn add(
        &mut self,
        mut call: Call,
        entity: &str,
        tables: &mut Tables,
        drafts: &mut Drafts,
        problems: &mut Problems,
    ) {
        self.wire.add(&call, problems);
        match call.path.strip_prefix(&self.base) {
            Some(path) => call.path = path.to_owned(),
            None => problems.add(
                call.source.clone(),
                format!(
                    "the path `{}` does not begin with `{}`",
                    call.path, self.base
                ),
                "correct the URL, or `base` of `[system]` in rulings.toml",
            ),
        }
        let sent = call.request.take();
        let described = sent.and_then(|sent| tables.body(&sent, true, drafts, problems));
        let root = described.as_ref().and_then(|body| {
            let wrapper = body.wrapper.as_deref();
            wrapper.or_else(|| drafts.get(&body.message)?.root.as_deref())
        });
        let key = format!("{} {}", call.method.as_str(), call.path);
        let Some(names) = self.names.take(&key, root) else {
            problems.add(
                call.source.clone(),
                format!("the call `{key}` has no name, or is documented twice"),
                "name it once: `[[operation]]` in rulings.toml with this `call`",
            );
            // What it answers is described all the same.
            for answer in call
                .answers
                .iter()
                .flat_map(|answer| &answer.representation)
            {
                tables.body(answer, false, drafts, problems);
            }
            return;
        };
        let named = names.request.as_ref().map(|name| Body {
            message: name.get_ref().clone(),
            shape: names.shape,
            wrapper: None,
        });
        let request = described.or(named);
        Self::request(&call, request.as_ref(), entity, drafts, problems);
        let mut responses = Vec::new();
        let mut answers: HashMap<String, String> = names
            .answers
            .into_iter()
            .map(|(status, name)| (status.into_inner(), name.into_inner()))
            .collect();
        for answer in call.answers {
            let bodies = (&mut *tables, &mut *drafts);
            if let Some(response) = self.answer(answer, &mut answers, bodies, problems) {
                responses.push(response);
            }
        }
        let mut left: Vec<&String> = answers.keys().collect();
        left.sort();
        for status in left {
            problems.add(
                call.source.clone(),
                format!(
                    "rulings.toml names the body of a {status} that the page does not document"
                ),
                "remove it, or rule on it with a `[[ruling.response]]`",
            );
        }
        self.list.push(Operation {
            id: names.id.into_inner(),
            title: call.title,
            effect: names.effect,
            method: call.method,
            path: call.path,
            base: None,
            parameters: call.parameters,
            in_path: Vec::new(),
            headers: Vec::new(),
            request,
            responses,
            unjudged: Vec::new(),
            source: call.source,
        });
    }

    fn request(
        call: &Call,
        body: Option<&Body>,
        entity: &str,
        drafts: &mut Drafts,
        problems: &mut Problems,
    ) {
        let Some(body) = body else {
            if let Some(list) = call.lists.first() {
                problems.add(
                    list.source.clone(),
                    "the call has fields, and rulings.toml names no request for it",
                    "add `request = \"…\"` to its `[[operation]]`",
                );
            }
            return;
        };
        let draft = drafts.obtain(&body.message, true, &call.source);
        if !call.lists.is_empty() {
            if draft.declared {
                problems.add(
                    call.lists[0].source.clone(),
                    format!(
                        "the message `{}` is declared by a call before",
                        body.message
                    ),
                    "give the two calls' requests different names",
                );
            }
            draft.declared = true;
            draft.lost_field = call.lost_field;
            draft.fields = fields::read(&call.lists, entity, problems);
        }
        for sample in &call.samples {
            match example::xml::parse(sample, problems) {
                Some(example) => draft.shown.extend(example.shown),
                None => draft.lost_example = true,
            }
        }
        if let Some(block) = &call.request_example {
            let Some(value) = example::parse(block, problems) else {
                return;
            };
            for instance in example::instances(&value, body.shape, block, problems) {
                draft.shown.extend(example::members(instance, block));
            }
            if draft.example.is_none() && body.shape != Shape::List {
                draft.example = serde_json::to_string_pretty(&value).ok();
            }
        }
    }

    fn answer(
        &mut self,
        answer: Answer,
        names: &mut HashMap<String, String>,
        (tables, drafts): (&mut Tables, &mut Drafts),
        problems: &mut Problems,
    ) -> Option<Response> {
        let Some(status) = answer.status else {
            self.blocks.show(answer, drafts, problems);
            return None;
        };
        if let Some(representation) = &answer.representation {
            return Some(Response {
                status,
                body: tables.body(representation, false, drafts, problems),
                basis: Basis::Documented,
                source: answer.source,
            });
        }
        let body = match (names.remove(&status.to_string()), answer.block) {
            (Some(message), Some(block)) => {
                drafts.show(&message, Shape::One, &block, problems);
                Some(Body {
                    message,
                    shape: Shape::One,
                    wrapper: None,
                })
            }
            (None, None) => None,
            (Some(message), None) => {
                problems.add(
                    answer.source.clone(),
                    format!("no block shows the `{message}` of this {status}"),
                    "add an example block, or remove the name from rulings.toml",
                );
                None
            }
            (None, Some(_)) => {
                problems.add(
                    answer.source.clone(),
                    format!("the body of this {status} has no name"),
                    "add it to `answers` of its `[[operation]]` in rulings.toml",
                );
                None
            }
        };
        Some(Response {
            status,
            body,
            basis: Basis::Documented,
            source: answer.source,
        })
    }

    /// The operations and the wire; what no page uses is reported, unless a
    /// call was lost that may have used it.
    pub(super) fn finish(self, text: &Text<'_>, problems: &mut Problems) -> (Vec<Operation>, Wire) {
        if !self.lost_call {
            self.names.finish(text, problems);
            self.blocks.finish(problems);
            self.wire.finish(text, problems);
        }
        (self.list, self.wire)
    }
}
