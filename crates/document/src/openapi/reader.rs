//! A [`Reader`]: what all parts of a description are read with.

use std::collections::{HashMap, HashSet};

use countersign_contract::Source;

use super::names::Names;
use super::on_one_line;
use super::refs;
use super::tree::{At, Id, ROOT, Tree};
use crate::reading::{Reading, Unplaced};
use crate::text::Text;

/// How many fields a reading may have.
const MOST_FIELDS: usize = 20_000;

/// How many keywords of schemas are looked at, each time that they are: what
/// stands in several places counts several times.
const MOST_STEPS: usize = 4_000_000;

/// How many things are told that could not be placed.
const MOST_UNPLACED: usize = 2_000;

/// What all parts of a description are read with.
pub(super) struct Reader<'a> {
    /// The file.
    pub(super) text: &'a Text,
    /// What it holds.
    pub(super) tree: &'a Tree,
    /// What was read so far.
    pub(super) reading: Reading,
    /// The names of messages.
    pub(super) names: Names,
    /// The names of lists of values.
    pub(super) lists: Names,
    /// Whether a message is read, and whether it is written.
    pub(super) uses: HashMap<String, (bool, bool)>,
    /// Messages that are named and not yet read.
    pub(super) due: std::collections::VecDeque<Due>,
    /// The names of the schemas under `components`.
    pub(super) components: HashMap<Id, &'a str>,
    /// Whether what a named schema holds is told wherever it stands; else each
    /// is a message of its own, and others name it as a part.
    pub(super) whole: bool,
    /// Whether something was left out for want of room.
    pub(super) is_cut: bool,
    /// Whether a contract was exported as this description.
    pub(super) is_exported: bool,
    /// Schemas that some message shows.
    pub(super) shown: HashSet<Id>,
    steps: usize,
    fields: usize,
    told: HashSet<(usize, String)>,
}

/// A message that is named and not yet read.
pub(super) struct Due {
    /// Its name.
    pub(super) name: String,
    /// What people call it.
    pub(super) heading: String,
    /// Its schema.
    pub(super) schema: Id,
    /// Whether it is XML.
    pub(super) xml: bool,
    /// Whether it is told within others, too: where that is too much for one
    /// message, it is for those that it is made of.
    pub(super) is_part: bool,
    /// Where the page declares it.
    pub(super) at: At,
}

impl<'a> Reader<'a> {
    /// A reader that has read nothing.
    pub(super) fn new(text: &'a Text, tree: &'a Tree, whole: bool) -> Self {
        let schemas = tree
            .get(ROOT, "components")
            .and_then(|at| tree.get(at, "schemas"));
        let entries = schemas.map_or(&[][..], |at| tree.entries(at));
        let header = tree.text_of(ROOT, countersign_codegen::GENERATED_BY);
        let mut components = HashMap::new();
        for entry in entries {
            components.entry(entry.value).or_insert(entry.name.as_str());
        }
        Self {
            text,
            tree,
            reading: Reading::default(),
            names: Names::default(),
            lists: Names::default(),
            uses: HashMap::new(),
            due: std::collections::VecDeque::new(),
            components,
            whole,
            is_cut: false,
            is_exported: header.is_some_and(countersign_codegen::is_header),
            shown: HashSet::new(),
            steps: 0,
            fields: 0,
            told: HashSet::new(),
        }
    }

    /// Where a value stands.
    pub(super) fn source(&self, id: Id) -> Source {
        self.tree.node(id).start.source(self.text)
    }

    /// Tells what could not be placed, each thing once.
    pub(super) fn tell(&mut self, at: At, words: &str, because: &str) {
        if self.told.len() >= MOST_UNPLACED || !self.told.insert((at.byte, because.to_owned())) {
            return;
        }
        let last = self.told.len() == MOST_UNPLACED;
        self.reading.unplaced.push(Unplaced {
            source: at.source(self.text),
            words: words.to_owned(),
            because: if last {
                "more than 2,000 things could not be placed".into()
            } else {
                because.into()
            },
        });
    }

    /// What an object stands for, where its reference leads somewhere.
    pub(super) fn follow(&mut self, id: Id) -> Option<Id> {
        refs::follow(self.tree, id)
            .map_err(|broken| self.tell_broken(broken))
            .ok()
    }

    /// Tells a reference that leads nowhere.
    pub(super) fn tell_broken(&mut self, broken: refs::Broken) {
        let at = self
            .tree
            .get(broken.holder, "$ref")
            .unwrap_or(broken.holder);
        let words = self.tree.written(at);
        self.tell(self.tree.node(at).start, &words, broken.cause.because());
    }

    /// Whether so many more steps may be made.
    pub(super) fn spend(&mut self, steps: usize, at: At) -> bool {
        self.steps = self.steps.saturating_add(steps);
        if self.steps > MOST_STEPS {
            self.is_cut = true;
            self.tell(
                at,
                "",
                "schemas are combined so often that the rest is not read",
            );
        }
        self.steps <= MOST_STEPS
    }

    /// How many more fields may be read.
    pub(super) fn room(&self) -> usize {
        MOST_FIELDS.saturating_sub(self.fields)
    }

    /// Counts fields that were read.
    pub(super) fn fill(&mut self, fields: usize) {
        self.fields += fields;
    }

    /// The name of a schema's message, which is read later where it is new.
    pub(super) fn message(&mut self, schema: Id, xml: bool, words: &str, at: At) -> String {
        self.message_or_part(schema, xml, words, at, false)
    }

    /// The same, of a schema that other messages name as a part of them.
    pub(super) fn message_or_part(
        &mut self,
        schema: Id,
        xml: bool,
        words: &str,
        at: At,
        is_part: bool,
    ) -> String {
        if let Some(name) = self.names.of(schema, xml) {
            return name.to_owned();
        }
        let named = self.components.get(&schema).copied();
        let title = named.and_then(|_| self.tree.text_of(schema, "title"));
        let heading = on_one_line(title.or(named).unwrap_or(words));
        let words = named.unwrap_or(words);
        let wanted = match (xml, self.names.of(schema, !xml)) {
            (true, Some(_)) => format!("{words}-xml"),
            _ => words.to_owned(),
        };
        let name = self.names.give(schema, xml, &wanted);
        self.due.push_back(Due {
            name: name.clone(),
            heading,
            schema,
            xml,
            is_part,
            at,
        });
        name
    }
}
