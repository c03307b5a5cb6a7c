//! Gives documented calls the names of `rulings.toml` and drafts their
//! messages.

use std::collections::{HashMap, HashSet};

use toml::Spanned;

use super::draft::Drafts;
use crate::clauses::is_kebab;
use crate::page::{Answer, Block, Call};
use crate::rulings::{OperationNames, RulingEntry};
use crate::text::{Problems, Text};
use crate::{Basis, Body, Field, FieldPath, Operation, Requirement, Response, Shape, Source};
use crate::{example, fields};

/// What the headers of all calls say.
#[derive(Default)]
pub(super) struct Wire {
    pub(super) media_type: String,
    pub(super) credential_header: Option<String>,
}

/// A block that a ruling gives a status to: its message and shape.
struct RuledBlock {
    message: String,
    shape: Shape,
    seen: bool,
    place: Source,
}

/// The calls that were named so far.
pub(super) struct Operations {
    names: HashMap<String, (OperationNames, Source)>,
    /// By heading.
    blocks: HashMap<String, RuledBlock>,
    list: Vec<Operation>,
    media_type: Option<(String, Source)>,
    credential: Option<(String, Source)>,
}

impl Operations {
    pub(super) fn new(
        entries: Vec<Spanned<OperationNames>>,
        rulings: &[Spanned<RulingEntry>],
        text: &Text<'_>,
        problems: &mut Problems,
    ) -> Self {
        let mut names = HashMap::new();
        let mut ids = HashSet::new();
        for entry in entries {
            let place = text.span(Some(entry.span()));
            let entry = entry.into_inner();
            check_name(&entry.id, text, problems);
            for name in entry.request.iter().chain(entry.answers.values()) {
                check_name(name, text, problems);
            }
            if !ids.insert(entry.id.get_ref().clone()) {
                problems.add(
                    text.span(Some(entry.id.span())),
                    format!("the operation `{}` stands here twice", entry.id.get_ref()),
                    "give each operation an id of its own",
                );
            }
            let call = entry.call.get_ref().clone();
            if names.insert(call.clone(), (entry, place.clone())).is_some() {
                problems.add(
                    place,
                    format!("the call `{call}` is named twice"),
                    "keep one `[[operation]]` a call",
                );
            }
        }
        let mut blocks: HashMap<String, RuledBlock> = HashMap::new();
        for response in rulings.iter().flat_map(|ruling| &ruling.get_ref().response) {
            let response = response.get_ref();
            check_name(&response.message, text, problems);
            let Some(heading) = &response.heading else {
                continue;
            };
            let place = text.span(Some(heading.span()));
            let message = response.message.get_ref().clone();
            let block = blocks
                .entry(heading.get_ref().clone())
                .or_insert_with(|| RuledBlock {
                    message: message.clone(),
                    // A page shows one entity even where an answer holds more.
                    shape: Shape::OneOrList,
                    seen: false,
                    place: place.clone(),
                });
            if block.message != message {
                problems.add(
                    place,
                    format!(
                        "the block under `{}` is `{}` and `{message}` at once",
                        heading.get_ref(),
                        block.message
                    ),
                    "give one block one message",
                );
            }
        }
        Self {
            names,
            blocks,
            list: Vec::new(),
            media_type: None,
            credential: None,
        }
    }

    /// Names a call and drafts its messages.
    pub(super) fn add(
        &mut self,
        call: Call,
        entity: &str,
        drafts: &mut Drafts,
        problems: &mut Problems,
    ) {
        self.headers(&call, problems);
        let key = format!("{} {}", call.method.as_str(), call.path);
        let Some((names, _)) = self.names.remove(&key) else {
            problems.add(
                call.source.clone(),
                format!("the call `{key}` has no name, or is documented twice"),
                "name it once: `[[operation]]` in rulings.toml with this `call`",
            );
            return;
        };
        let request = names.request.as_ref().map(|name| Body {
            message: name.get_ref().clone(),
            shape: names.shape,
        });
        Self::request(&call, request.as_ref(), entity, drafts, problems);
        let mut responses = Vec::new();
        let mut answers: HashMap<String, String> = names
            .answers
            .into_iter()
            .map(|(status, name)| (status.into_inner(), name.into_inner()))
            .collect();
        for answer in call.answers {
            if let Some(response) = self.answer(answer, &mut answers, drafts, problems) {
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
            request,
            responses,
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
            draft.fields = fields::read(&call.lists, entity, problems);
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
        drafts: &mut Drafts,
        problems: &mut Problems,
    ) -> Option<Response> {
        let Some(status) = answer.status else {
            match self.blocks.get_mut(&answer.label) {
                Some(ruled) => {
                    ruled.seen = true;
                    if let Some(block) = &answer.block {
                        show(&ruled.message, ruled.shape, block, drafts, problems);
                    }
                }
                None => problems.add(
                    answer.source,
                    format!("no status is known for the block under `{}`", answer.label),
                    "say it in the heading, or rule on it: `[[ruling.response]]` with this `heading`",
                ),
            }
            return None;
        };
        let body = match (names.remove(&status.to_string()), answer.block) {
            (Some(message), Some(block)) => {
                show(&message, Shape::One, &block, drafts, problems);
                Some(Body {
                    message,
                    shape: Shape::One,
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

    fn headers(&mut self, call: &Call, problems: &mut Problems) {
        for header in &call.headers {
            let slot = if header.name.eq_ignore_ascii_case("content-type") {
                &mut self.media_type
            } else if header.value.starts_with('{') {
                &mut self.credential
            } else {
                continue;
            };
            let said = if header.value.starts_with('{') {
                &header.name
            } else {
                &header.value
            };
            let (first, place) = slot.get_or_insert_with(|| (said.clone(), header.source.clone()));
            if first != said {
                problems.add(
                    header.source.clone(),
                    format!("`{said}` here, and `{first}` at {place}"),
                    "let all calls of a system agree",
                );
            }
        }
    }

    /// What the headers of all calls say.
    pub(super) fn wire(&mut self, text: &Text<'_>, problems: &mut Problems) -> Wire {
        if self.media_type.is_none() {
            problems.add(
                text.at(0),
                "no page shows a call with a Content-Type",
                "add the pages with their http blocks",
            );
        }
        Wire {
            media_type: self
                .media_type
                .take()
                .map(|(name, _)| name)
                .unwrap_or_default(),
            credential_header: self.credential.take().map(|(name, _)| name),
        }
    }

    /// The operations; names that no page uses are problems.
    pub(super) fn finish(self, text: &Text<'_>, problems: &mut Problems) -> Vec<Operation> {
        for (names, _) in self.names.into_values() {
            problems.add(
                text.span(Some(names.call.span())),
                format!("no page documents the call `{}`", names.call.get_ref()),
                "write method and path as the page's http block has them",
            );
        }
        for (heading, block) in self.blocks {
            if !block.seen {
                problems.add(
                    block.place,
                    format!("no block without a status stands under `{heading}`"),
                    "write the heading as the page has it, without its markup",
                );
            }
        }
        self.list
    }
}

/// Adds the members that an answer's block shows to its message.
fn show(name: &str, shape: Shape, block: &Block, drafts: &mut Drafts, problems: &mut Problems) {
    let Some(value) = example::parse(block, problems) else {
        return;
    };
    let draft = drafts.obtain(name, false, &block.source);
    for instance in example::instances(&value, shape, block, problems) {
        for shown in example::members(instance, block) {
            if let Some(field) = draft.fields.get_mut(&shown.path) {
                if !field.kinds.contains(&shown.kind) {
                    field.kinds.push(shown.kind);
                }
                continue;
            }
            let path = FieldPath::new(shown.path);
            let requirement = if path.is_element() {
                Requirement::Required
            } else {
                Requirement::Optional
            };
            draft.fields.push(Field {
                path,
                kinds: vec![shown.kind],
                requirement,
                min: None,
                max: None,
                enumeration: None,
                default: None,
                basis: Basis::Documented,
                source: shown.source,
            });
        }
    }
    if draft.example.is_none() {
        draft.example = serde_json::to_string_pretty(&value).ok();
    }
}

/// Checks that a name is kebab case: it becomes a file's name.
pub(super) fn check_name(name: &Spanned<String>, text: &Text<'_>, problems: &mut Problems) {
    if !is_kebab(name.get_ref()) {
        problems.add(
            text.span(Some(name.span())),
            format!("`{}` is not a name", name.get_ref()),
            "write lower-case words joined by `-`",
        );
    }
}
