//! Calls of the contract, of those that pages document.

use std::collections::{HashMap, HashSet};

use countersign_contract::{Basis, Body, Operation, Response, Shape};

use super::draft::{Draft, title};
use super::effect;
use super::form::Forms;
use super::gap::{Gaps, Kind as Gap, shortened};
use super::name::{Name, Names};
use super::parts::Written;
use super::path;
use super::taken::Taken;
use crate::reading::{self, Reading, Unplaced};

/// Most calls that are taken.
const MOST: usize = 1200;
/// Longest path of a call, in bytes.
const LONGEST: usize = 400;
/// Most that is kept of what a page says of a call besides.
const MOST_FACETS: usize = 16;

/// What calls are made with.
pub(super) struct Calls<'m, 'r> {
    pub(super) readings: &'r [(String, Reading)],
    pub(super) forms: &'m Forms<'r>,
    /// The draft that stands for each form.
    pub(super) meant: &'m [usize],
    pub(super) drafts: &'m mut Vec<Draft>,
    pub(super) written: &'m mut Written,
    pub(super) gaps: &'m mut Gaps,
    pub(super) unplaced: &'m mut Vec<Unplaced>,
    pub(super) xml: bool,
    pub(super) taken: &'m Taken,
    /// The header that carries the credential.
    pub(super) credential: Option<&'m str>,
    /// Messages that wrap lists, by draft and wrapper.
    pub(super) wrappers: HashMap<(usize, String), usize>,
}

impl Calls<'_, '_> {
    /// All calls, each with the page that documents it.
    pub(super) fn all(&mut self) -> Vec<(usize, Operation)> {
        let mut ids = self.taken.names("operation");
        let mut names = self.taken.names("message");
        for draft in self.drafts.iter() {
            names.give(&draft.name, "message");
        }
        let mut before: HashSet<(&str, &str)> = HashSet::new();
        let mut all = Vec::new();
        for (at, (_, reading)) in self.readings.iter().enumerate() {
            for call in &reading.operations {
                let key = (call.method.as_str(), call.path.as_str());
                let because = if before.contains(&key) {
                    "another page documents this call"
                } else if !is_path(&call.path) {
                    "a contract has no such path of a call"
                } else if all.len() >= MOST {
                    "a contract of an import holds no more calls"
                } else {
                    let operation = self.operation(at, call, &mut ids, &mut names);
                    all.push((at, operation));
                    continue;
                };
                self.unplaced.push(Unplaced {
                    source: call.source.clone(),
                    words: format!("{} {}", key.0, shortened(key.1)),
                    because: because.into(),
                });
            }
            let here = reading.operations.iter();
            before.extend(here.map(|call| (call.method.as_str(), call.path.as_str())));
        }
        all
    }

    fn operation(
        &mut self,
        at: usize,
        call: &reading::Operation,
        ids: &mut Names,
        names: &mut Names,
    ) -> Operation {
        let id = ids.give(&call.id, "operation");
        let title = title(&call.title, &id);
        let effect = effect::of(call.method, &call.path, &title);
        let item = format!(
            "`{id}` ({} {}) {}",
            call.method.as_str(),
            call.path,
            effect::verb(effect)
        );
        self.gaps.note(Gap::Effects, "", item);
        let request = call.request.as_ref();
        Operation {
            request: request.and_then(|body| self.body(at, body, true, call, names)),
            responses: self.responses(at, call, &id, names),
            base: base(call),
            parameters: self.parameters(call, &id),
            in_path: self.in_path(call),
            headers: self.headers(call, &id),
            unjudged: unjudged(&call.facets),
            id,
            title,
            effect,
            method: call.method,
            path: call.path.clone(),
            source: call.source.clone(),
        }
    }

    fn responses(
        &mut self,
        at: usize,
        call: &reading::Operation,
        id: &str,
        names: &mut Names,
    ) -> Vec<Response> {
        let success = |response: &reading::Response| {
            response
                .status
                .is_some_and(|status| (200..300).contains(&status))
        };
        let mut succeeds = call.responses.iter().any(success);
        let mut all: Vec<Response> = Vec::new();
        for answer in &call.responses {
            let status = match answer.status {
                None if !succeeds && !fails(&answer.words) => {
                    succeeds = true;
                    let item = match shortened(&answer.words) {
                        words if words.is_empty() => format!("line {}", answer.source.line),
                        words => format!("\"{words}\""),
                    };
                    self.gaps.note(Gap::Statuses, id, item);
                    Some(200)
                }
                status => status.filter(|status| (100..=599).contains(status)),
            };
            let known = all.iter_mut().find(|known| Some(known.status) == status);
            let because = match (status, known) {
                (None, _) => "a contract holds answers by their status",
                (Some(_), Some(known)) if known.body.is_some() || answer.body.is_none() => {
                    // Told twice in a page, it is told enough.
                    if answer.body.is_none() || known.body == self.carried(at, answer, call, names)
                    {
                        continue;
                    }
                    "an answer with this status is described before"
                }
                (Some(status), known) => {
                    let body = answer.body.as_ref();
                    let body = body.and_then(|body| self.body(at, body, false, call, names));
                    match known {
                        Some(known) => known.body = body,
                        None => all.push(Response {
                            status,
                            body,
                            basis: Basis::Documented,
                            source: answer.source.clone(),
                        }),
                    }
                    continue;
                }
            };
            self.unplaced.push(Unplaced {
                source: answer.source.clone(),
                words: shortened(&answer.words),
                because: because.into(),
            });
        }
        all.sort_by_key(|response| response.status);
        all
    }

    fn carried(
        &mut self,
        at: usize,
        answer: &reading::Response,
        call: &reading::Operation,
        names: &mut Names,
    ) -> Option<Body> {
        let body = answer.body.as_ref()?;
        self.body(at, body, false, call, names)
    }

    fn body(
        &mut self,
        at: usize,
        body: &reading::Body,
        write: bool,
        call: &reading::Operation,
        names: &mut Names,
    ) -> Option<Body> {
        let Some(form) = self.forms.get(at, &body.message, write) else {
            self.unplaced.push(Unplaced {
                source: call.source.clone(),
                words: body.message.clone(),
                because: "the call carries it, and no page describes it".into(),
            });
            return None;
        };
        let draft = self.meant[form];
        let wrapper = body
            .wrapper
            .as_deref()
            .filter(|name| path::is_xml_name(name));
        match wrapper.filter(|_| body.list) {
            Some(wrapper) if !self.xml => Some(Body {
                message: self.wrapper(draft, wrapper, names),
                shape: Shape::One,
                wrapper: None,
            }),
            wrapper => Some(Body {
                message: self.drafts[draft].name.clone(),
                shape: if body.list { Shape::List } else { Shape::One },
                wrapper: wrapper.map(str::to_owned),
            }),
        }
    }
}

/// The path of what stands before that of a call; the host is not of the
/// contract.
fn base(call: &reading::Operation) -> Option<String> {
    let base = call.base.as_deref()?;
    let path = match base.split_once("://") {
        Some((_, rest)) => &rest[rest.find('/')?..],
        None => base,
    };
    let path = path.trim_end_matches('/');
    is_path(path).then(|| path.to_owned())
}

/// What is said of a call besides, as a contract has it.
fn unjudged(facets: &[(String, String)]) -> Vec<String> {
    let facets = facets.iter().take(MOST_FACETS);
    let told = facets.map(|(name, value)| shortened(&format!("{name} {value}")));
    told.collect()
}

/// Whether words are about an answer to what went wrong.
fn fails(words: &str) -> bool {
    let words = words.to_ascii_lowercase();
    let known = [
        "error",
        "fail",
        "invalid",
        "unauthor",
        "forbidden",
        "not found",
        "conflict",
        "default",
    ];
    known.iter().any(|word| words.contains(word))
}

/// Whether a contract has such a path.
fn is_path(path: &str) -> bool {
    let odd =
        |c: char| c.is_whitespace() || c.is_control() || matches!(c, '?' | '#' | '"' | '\\' | '`');
    let braces = path.chars().try_fold(false, |open, c| match (open, c) {
        (false, '{') => Some(true),
        (true, '}') => Some(false),
        (true, '{' | '/') | (false, '}') => None,
        _ => Some(open),
    });
    path.starts_with('/')
        && path.len() <= LONGEST
        && !path.contains(odd)
        && !path.contains("{}")
        && braces == Some(false)
}

/// What the entities of a system are called: the singular of the last name in
/// the path of the first call that creates some.
pub(super) fn entity(calls: &[(usize, Operation)]) -> Name {
    let creates = calls.iter().map(|(_, call)| call);
    let mut creates = creates.filter(|call| call.effect == countersign_contract::Effect::Create);
    let named = creates.find_map(|call| {
        let mut steps = call
            .path
            .split('/')
            .filter(|step| !step.is_empty() && !step.contains('{'));
        let kebab = countersign_contract::kebab(steps.next_back()?);
        Name::new(countersign_contract::singular(&kebab))
    });
    named
        .or_else(|| Name::new("entity"))
        .unwrap_or_else(|| Name::of(&[]))
}
