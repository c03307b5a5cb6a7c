//! Events of the YAML scanner, which reads JSON too, become a [`Tree`].

mod members;
mod open;

use std::collections::HashMap;

use saphyr_parser::{Event, Parser, ScalarStyle, Span};

use super::places::Places;
use super::{At, Entry, Fault, FaultKind, Id, Node, ROOT, Tree, Value, scalar, surrogates};
use crate::text::Text;
use open::{Members, Open};

/// How many levels are read. Deeper ones are cut, and told.
const MOST_LEVELS: usize = 128;

/// Reads a text as far as it can be read, and says what could not.
pub(in crate::openapi) fn build(text: &Text) -> (Tree, Vec<Fault>) {
    let body = surrogates::stand_in(&text.body);
    let joined = matches!(body, std::borrow::Cow::Owned(_));
    let mut builder = Builder {
        places: Places::new(&text.body),
        joined,
        tree: Tree::default(),
        open: Vec::new(),
        skipping: 0,
        anchors: HashMap::new(),
        merged: 0,
        faults: Vec::new(),
    };
    let mut documents = 0;
    for event in Parser::new_from_str(&body) {
        match event {
            Ok((Event::DocumentStart(_), span)) if documents > 0 => {
                builder.tell(
                    span,
                    "",
                    "it is a second document in one file; only the first is read",
                );
                break;
            }
            Ok((Event::DocumentStart(_), _)) => documents += 1,
            Ok((event, span)) => builder.event(event, span),
            Err(error) => {
                let at = builder.places.at(error.marker().index());
                let words = text.line(at.line).trim().to_owned();
                builder.faults.push(Fault {
                    at,
                    words,
                    kind: FaultKind::Syntax,
                    because: format!(
                        "it is neither JSON nor YAML: {}; nothing behind it is read",
                        error.info()
                    ),
                });
                break;
            }
        }
    }
    builder.finish(text.body.len())
}

struct Builder<'a> {
    places: Places<'a>,
    /// Whether halves of surrogates are stood in for.
    joined: bool,
    tree: Tree,
    open: Vec<Open>,
    /// How many levels stand open below the deepest that is read.
    skipping: usize,
    anchors: HashMap<usize, Id>,
    merged: usize,
    faults: Vec<Fault>,
}

impl Builder<'_> {
    fn event(&mut self, event: Event<'_>, span: Span) {
        match event {
            Event::SequenceStart(anchor, _) => self.begin(span, anchor, Members::List(Vec::new())),
            Event::MappingStart(anchor, _) => {
                self.begin(
                    span,
                    anchor,
                    Members::Map {
                        entries: Vec::new(),
                        merged: Vec::new(),
                        name: None,
                    },
                );
            }
            Event::SequenceEnd | Event::MappingEnd if self.skipping > 0 => self.skipping -= 1,
            Event::SequenceEnd | Event::MappingEnd => {
                self.end(self.places.at(span.end.index()).byte)
            }
            Event::Scalar(words, style, anchor, tag) if self.skipping == 0 => {
                let words = if self.joined {
                    surrogates::join(&words)
                } else {
                    words.into_owned()
                };
                let is_text = tag.is_some_and(|tag| tag.suffix == "str");
                self.scalar(words, style, is_text, anchor, span);
            }
            Event::Alias(anchor) if self.skipping == 0 => self.alias(anchor, span),
            _ => {}
        }
    }

    fn begin(&mut self, span: Span, anchor: usize, members: Members) {
        if self.skipping > 0 || self.open.len() >= MOST_LEVELS {
            if self.skipping == 0 {
                self.tell(span, "", "it is nested deeper than 128 levels");
                self.hold_null(self.places.at(span.start.index()));
            }
            self.skipping += 1;
            return;
        }
        let start = self.places.at(span.start.index());
        let flow = span.end.index() > span.start.index();
        let id = self.push(Value::Null, start, start.byte, false, 0);
        self.open.push(Open {
            start,
            flow,
            anchor,
            members,
            height: 0,
            id,
        });
    }

    fn end(&mut self, end: usize) {
        let Some(open) = self.open.pop() else { return };
        let value = match open.members {
            Members::List(items) => Value::List(items),
            Members::Map {
                mut entries,
                merged,
                name,
            } => {
                if let Some((name, at)) = name {
                    let value = self.push(Value::Null, at, at.byte, true, 0);
                    entries.push(Entry { name, at, value });
                }
                Value::Map(self.unique(entries, merged))
            }
        };
        let height = open.height + 1;
        self.tree.nodes[open.id] = Node {
            value,
            start: open.start,
            end,
            flow: open.flow,
            height,
        };
        if open.anchor > 0 {
            self.anchors.insert(open.anchor, open.id);
        }
        self.hold(open.id, height);
    }

    fn scalar(
        &mut self,
        words: String,
        style: ScalarStyle,
        is_text: bool,
        anchor: usize,
        span: Span,
    ) {
        let start = self.places.at(span.start.index());
        if let Some(Open {
            members: Members::Map {
                name: name @ None, ..
            },
            ..
        }) = self.open.last_mut()
        {
            *name = Some((words, start));
            return;
        }
        let plain = style == ScalarStyle::Plain && !is_text;
        let value = if plain {
            scalar::plain(&words)
        } else {
            Value::Text(words)
        };
        let in_words = matches!(value, Value::Text(_));
        let flow = if in_words {
            style == ScalarStyle::DoubleQuoted
        } else {
            true
        };
        let end = self.places.at(span.end.index()).byte;
        let id = self.push(value, start, end, flow, 0);
        if anchor > 0 {
            self.anchors.insert(anchor, id);
        }
        self.hold(id, 0);
    }

    fn alias(&mut self, anchor: usize, span: Span) {
        let found = self.anchors.get(&anchor).copied();
        let height = found.map_or(0, |id| self.tree.node(id).height);
        match found {
            Some(id) if self.open.len() + height <= MOST_LEVELS => self.hold(id, height),
            Some(_) => {
                self.tell(
                    span,
                    "",
                    "what the alias stands for is nested too deep here",
                );
                self.hold_null(self.places.at(span.start.index()));
            }
            None => {
                self.tell(span, "", "the alias stands within what it stands for");
                self.hold_null(self.places.at(span.start.index()));
            }
        }
    }

    fn push(&mut self, value: Value, start: At, end: usize, flow: bool, height: usize) -> Id {
        self.tree.nodes.push(Node {
            value,
            start,
            end,
            flow,
            height,
        });
        self.tree.nodes.len() - 1
    }

    fn hold_null(&mut self, at: At) {
        let id = self.push(Value::Null, at, at.byte, true, 0);
        self.hold(id, 0);
    }

    /// Puts a value where the next one belongs.
    fn hold(&mut self, id: Id, height: usize) {
        let start = self.tree.node(id).start;
        let Some(open) = self.open.last_mut() else {
            return;
        };
        open.height = open.height.max(height);
        match &mut open.members {
            Members::List(items) => items.push(id),
            Members::Map { entries, name, .. } => match name.take() {
                Some((name, at)) if name == "<<" => self.merge(id, at),
                Some((name, at)) => entries.push(Entry {
                    name,
                    at,
                    value: id,
                }),
                None => {
                    *name = Some((String::new(), start));
                    self.faults.push(Fault {
                        at: start,
                        words: String::new(),
                        kind: FaultKind::Bound,
                        because: "the name of a member is not text".to_owned(),
                    });
                }
            },
        }
    }

    fn tell(&mut self, span: Span, words: &str, because: &str) {
        self.faults.push(Fault {
            at: self.places.at(span.start.index()),
            words: words.to_owned(),
            because: because.to_owned(),
            kind: FaultKind::Bound,
        });
    }

    /// The tree, with what a fault left open closed at the end of the text.
    fn finish(mut self, end: usize) -> (Tree, Vec<Fault>) {
        while !self.open.is_empty() {
            self.end(end);
        }
        if self.tree.nodes.len() == ROOT {
            self.push(Value::Null, At::default(), 0, true, 0);
        }
        (self.tree, self.faults)
    }
}
