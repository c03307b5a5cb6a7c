//! A [`Page`]: a reading while it is made, each thing once.

use std::collections::HashMap;

use countersign_contract::{Method, Source};

use crate::document::{Block, Document, Matter};

use super::heading::Direction;
use super::message::Draft;
use super::{Because, Body, Example, Machine, Operation, Reading, Response, Unplaced, ValueList};

/// Longest words of a page that are kept in a report, in characters.
const MOST_WORDS: usize = 160;

/// A reading while it is made.
pub(super) struct Page<'a> {
    pub(super) document: &'a Document,
    pub(super) title: Option<String>,
    pub(super) operations: Vec<Operation>,
    /// Those operations that only a list of calls names so far.
    pub(super) listed: Vec<bool>,
    /// Operations by method, path and title.
    pub(super) calls: HashMap<(&'static str, String, String), usize>,
    /// The latest operation by method and path.
    pub(super) latest: HashMap<(&'static str, String), usize>,
    pub(super) parameters: HashMap<(usize, bool, String), usize>,
    pub(super) ids: HashMap<String, usize>,
    pub(super) messages: Vec<Draft>,
    names: HashMap<String, usize>,
    pub(super) value_lists: Vec<ValueList>,
    pub(super) machines: Vec<Machine>,
    pub(super) examples: Vec<Example>,
    seen_examples: HashMap<String, usize>,
    pub(super) unplaced: Vec<Unplaced>,
    seen_unplaced: std::collections::HashSet<(String, Because)>,
    /// Answers that hold for all calls of the page.
    pub(super) general: Vec<Response>,
    /// Under which heading each call showed what it takes, the last time.
    sent: HashMap<usize, (usize, String)>,
    /// Whether a block of code on the page is XML.
    pub(super) shows_xml: bool,
    /// How many fields were repeated.
    pub(super) repeated: usize,
    /// What types of fields speak of by name, in bare form.
    pub(super) named: std::collections::HashSet<String>,
}

impl<'a> Page<'a> {
    pub(super) fn new(document: &'a Document) -> Self {
        Self {
            document,
            title: None,
            operations: Vec::new(),
            listed: Vec::new(),
            calls: HashMap::new(),
            latest: HashMap::new(),
            parameters: HashMap::new(),
            ids: HashMap::new(),
            messages: Vec::new(),
            names: HashMap::new(),
            value_lists: Vec::new(),
            machines: Vec::new(),
            examples: Vec::new(),
            seen_examples: HashMap::new(),
            unplaced: Vec::new(),
            seen_unplaced: std::collections::HashSet::new(),
            general: Vec::new(),
            sent: HashMap::new(),
            shows_xml: document.blocks.iter().any(is_xml),
            repeated: 0,
            named: std::collections::HashSet::new(),
        }
    }

    /// The place of a byte of the page.
    pub(super) fn at(&self, offset: usize) -> Source {
        self.document.text.at(offset)
    }

    /// Notes what could not be placed, once for each of its wordings.
    pub(super) fn unplaced_at(&mut self, offset: usize, words: &str, because: impl Into<Because>) {
        let because = because.into();
        let words: String = words.chars().take(MOST_WORDS).collect();
        if self.seen_unplaced.insert((words.clone(), because.clone())) {
            self.unplaced.push(Unplaced {
                source: self.at(offset),
                words,
                because,
            });
        }
    }

    /// An answer of an operation: the one that is there, or a new one.
    pub(super) fn response(
        &mut self,
        operation: usize,
        status: Option<u16>,
        words: &str,
        offset: usize,
    ) -> &mut Response {
        let source = self.at(offset);
        let responses = &mut self.operations[operation].responses;
        let found = responses
            .iter()
            .position(|response| response.status == status);
        let index = found.unwrap_or_else(|| {
            responses.push(Response {
                status,
                words: String::new(),
                body: None,
                source,
            });
            responses.len() - 1
        });
        let response = &mut responses[index];
        if response.words.is_empty() {
            words.trim().clone_into(&mut response.words);
        }
        response
    }

    /// Notes an answer that holds for all calls, once.
    pub(super) fn general(&mut self, status: Option<u16>, words: &str, source: Source) {
        if !self
            .general
            .iter()
            .any(|response| response.status == status)
        {
            self.general.push(Response {
                status,
                words: words.trim().to_owned(),
                body: None,
                source,
            });
        }
    }

    /// A message of this name: the one that is there, or a new one.
    pub(super) fn message(&mut self, name: &str, heading: &str, offset: usize) -> usize {
        if let Some(index) = self.names.get(name) {
            return *index;
        }
        let index = self.messages.len();
        let source = self.at(offset);
        self.messages
            .push(Draft::new(name.to_owned(), heading, source));
        self.names.insert(name.to_owned(), index);
        index
    }

    /// Adds an example; one that stands twice on the page is one.
    /// Gives back which it is.
    pub(super) fn example(&mut self, example: Example) -> usize {
        match self.seen_examples.get(&example.text) {
            Some(index) => {
                let first = &mut self.examples[*index];
                for of in example.of {
                    if first.of.len() < 64 && !first.of.contains(&of) {
                        first.of.push(of);
                    }
                }
                *index
            }
            None => {
                let index = self.examples.len();
                self.seen_examples.insert(example.text.clone(), index);
                self.examples.push(example);
                index
            }
        }
    }

    /// Notes that an example under a heading shows a body of a call.
    pub(super) fn shows(
        &mut self,
        operation: usize,
        direction: Direction,
        heading: (usize, String),
    ) {
        if direction == Direction::Request {
            self.sent.insert(operation, heading);
        }
    }

    /// The heading under which a call showed what it takes, the last time.
    pub(super) fn sent(&self, operation: usize) -> Option<&(usize, String)> {
        self.sent.get(&operation)
    }

    /// Notes what a call takes, where nothing is known of that yet.
    pub(super) fn requests(&mut self, operation: usize, body: Body) {
        self.operations[operation].request.get_or_insert(body);
    }

    /// Whether a call of this kind takes a body.
    pub(super) fn takes_body(&self, operation: usize) -> bool {
        !matches!(
            self.operations[operation].method,
            Method::Get | Method::Delete
        )
    }

    pub(super) fn finish(self) -> Reading {
        Reading {
            title: self.title,
            headings: headings(self.document),
            operations: self.operations,
            messages: self
                .messages
                .into_iter()
                .map(|draft| draft.message)
                .collect(),
            value_lists: self.value_lists,
            machines: self.machines,
            examples: self.examples,
            unplaced: self.unplaced,
        }
    }
}

/// The headings of a page.
fn headings(document: &Document) -> Vec<String> {
    let headings = document
        .blocks
        .iter()
        .filter_map(|block| match &block.matter {
            Matter::Heading { line, .. } => Some(line.words.clone()),
            _ => None,
        });
    headings.collect()
}

fn is_xml(block: &Block) -> bool {
    matches!(&block.matter, Matter::Code { text, .. } if text.trim_start().starts_with('<'))
}
