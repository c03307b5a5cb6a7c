//! A [`Walk`] over the blocks of a page: what each belongs to follows from
//! the headings above it, and from the call that is told of.

use std::collections::{HashMap, HashSet, VecDeque};

use crate::document::{Document, Line, Markup, Matter, Row};

use super::call::{self, Call};
use super::code;
use super::draft::Page;
use super::heading::Heading;
use super::machines::States;
use super::refer::Reference;
use super::title::{call_behind, call_in, method_before};
use super::{Reading, items, names, prose, spread, status, table, tabs};

/// A reading while its page is walked over.
pub(super) struct Walk<'a> {
    pub(super) page: Page<'a>,
    /// The headings that hold what comes, outermost first, with their levels.
    pub(super) sections: Vec<(u16, Heading)>,
    /// How many of the innermost are lines that stand in place of headings.
    pub(super) lines: usize,
    /// The call that is told of, with the level of its heading.
    pub(super) operation: Option<(usize, u16)>,
    /// The message whose fields were listed last, with the level of the topic
    /// that it belongs to.
    pub(super) message: Option<(usize, u16)>,
    /// Method and target of a call that stand apart.
    pub(super) apart: (Option<countersign_contract::Method>, Option<call::Target>),
    /// What refers to messages that may come later.
    pub(super) references: Vec<Reference>,
    /// Lines that refer to messages, before the call that they speak of.
    pub(super) waiting: Vec<Line>,
    /// Examples of the topic, before the call that they are of.
    pub(super) early: Vec<code::Early>,
    /// The line of prose before this one.
    pub(super) above: Option<String>,
    /// Whether the last line of prose opens what follows: it ends in a colon.
    pub(super) opens: bool,
    /// The last line of a field that lines of its own tell of.
    pub(super) stacked: Option<u32>,
    /// Bodies that examples show.
    pub(super) bodies: Vec<code::Shown>,
    /// What the lines before a block of code say of it.
    pub(super) cue: Heading,
    /// What the next blocks of code are, as the labels of their tabs say.
    pub(super) tabs: VecDeque<Heading>,
    pub(super) lists: HashMap<String, usize>,
    pub(super) machines: HashMap<String, usize>,
    /// Tables whose rows may be states or values: what they are follows from
    /// whether there are steps.
    pub(super) statuses: Vec<States>,
    /// Steps that are there already: machine, state before, state after.
    pub(super) steps: HashSet<(usize, String, String)>,
}

/// How far the levels of two headings are apart, so that lines which stand in
/// place of headings fit between them.
pub(super) const STEP: u16 = 16;
/// Most headings that hold each other.
pub(super) const DEEPEST: usize = 32;

/// Reads a whole page.
pub(super) fn read(document: &Document) -> Reading {
    let mut walk = Walk::new(document);
    let blocks = &document.blocks;
    let mut index = 0;
    while let Some(block) = blocks.get(index) {
        if let Some((entry, count)) =
            spread::read(&blocks[index..], items::says_fields(&walk.context()))
        {
            walk.field(entry);
            index += count;
            continue;
        }
        index += 1;
        match &block.matter {
            Matter::Heading { level, line } => {
                let values = items::is_value_section(&line.words, &blocks[index..]);
                walk.heading(*level, line, values);
            }
            Matter::Paragraph(lines) => match tabs::labels(lines.iter(), &blocks[index..]) {
                Some(labels) => walk.tabs = labels,
                None => prose::read(&mut walk, lines),
            },
            Matter::Item { .. } => {
                let first = index - 1;
                while blocks
                    .get(index)
                    .is_some_and(|block| matches!(block.matter, Matter::Item { .. }))
                {
                    index += 1;
                }
                items::read(&mut walk, &blocks[first..index]);
                walk.opens = false;
            }
            Matter::Table(rows) => {
                table::read(&mut walk, rows);
                walk.opens = false;
                walk.cue = Heading::default();
            }
            Matter::Code {
                language,
                text,
                origin,
                ..
            } => {
                if let Some(label) = walk.tabs.pop_front() {
                    walk.cue = label;
                }
                code::read(&mut walk, language.as_deref(), text, origin);
                walk.cue = Heading::default();
            }
        }
    }
    walk.finish()
}

impl<'a> Walk<'a> {
    fn new(document: &'a Document) -> Self {
        Self {
            page: Page::new(document),
            sections: Vec::new(),
            lines: 0,
            operation: None,
            message: None,
            apart: (None, None),
            references: Vec::new(),
            waiting: Vec::new(),
            early: Vec::new(),
            above: None,
            stacked: None,
            opens: false,
            bodies: Vec::new(),
            cue: Heading::default(),
            tabs: VecDeque::new(),
            lists: HashMap::new(),
            machines: HashMap::new(),
            statuses: Vec::new(),
            steps: HashSet::new(),
        }
    }

    /// A heading begins a topic, or says what the blocks below it are.
    fn heading(&mut self, level: u8, line: &Line, values: bool) {
        // What stands before a call in a heading is what it is called.
        let words = names::without_number(&line.words);
        let method = method_before(words);
        let title = call_behind(words).map_or(words, |(before, _)| before);
        let title = method.map_or(title, |(_, behind)| behind);
        self.cue = Heading::default();
        self.opens = false;
        self.above = None;
        self.sections.truncate(
            self.sections
                .len()
                .saturating_sub(std::mem::take(&mut self.lines)),
        );
        let mut heading = Heading::read(title);
        let below = self.stacked.take().map(|above| above + 1);
        if below == Some(self.page.at(line.start).line) && heading.left.is_empty() {
            // `Required` right below a field's type is its own, and no heading.
            let field = self
                .message
                .and_then(|(index, _)| self.page.messages[index].message.fields.last_mut());
            if let (Some(field), Some(need)) = (field, &heading.need) {
                field.read = need.clone();
                field.write = need.clone();
                return;
            }
        }
        let level = u16::from(level) * STEP;
        let operation = self
            .operation
            .map(|(index, _)| self.page.operations[index].title.clone());
        let call = call_in(line);
        if let Some(entry) = super::entry::read(std::slice::from_ref(line), 0)
            && call.is_none()
            && entry.certain
            && entry.marked
            && !entry.says.kind.written.is_empty()
        {
            self.field(entry);
            return;
        }
        let modifies = call.is_none()
            && (values
                || heading.modifies_topic(operation.as_deref().unwrap_or_default())
                || heading.is_transparent() && !self.sections.is_empty());
        heading.modifies = modifies;
        if modifies {
            // Text without markup has lost the levels.
            let rank = if self.page.document.markup == Markup::Plain {
                heading.rank()
            } else {
                0
            };
            // Errors beside several calls are those of all of them.
            let beside = heading.statuses && self.page.operations.len() > 1;
            if rank == 0
                && self
                    .operation
                    .is_some_and(|(_, of)| level < of || beside && level == of)
            {
                self.operation = None;
            }
            if let Some(status) = heading.status.filter(|_| self.operation.is_some()) {
                let behind = status::numbers(title)
                    .next()
                    .map_or("", |(_, _, end)| &title[end..]);
                self.answer(Some(status), behind.trim_end_matches(')'), line.start);
            }
            self.push(level + rank, heading);
            return;
        }
        self.waiting.clear();
        self.early.clear();
        self.page.title.get_or_insert_with(|| title.to_owned());
        self.operation = self.operation.filter(|(_, of)| level > *of);
        self.message = self.message.filter(|(_, of)| level > *of);
        self.apart = (None, None);
        self.push(level, heading);
        if let Some(call) = call {
            self.call(&call, line.start);
        } else if let Some((method, _)) = method {
            // What it is called on stands below.
            self.apart = (Some(method), None);
        }
    }

    /// A call is told of from here on.
    pub(super) fn call(&mut self, call: &Call, offset: usize) -> usize {
        let topic = self.topic();
        let plain = || format!("{} {}", call.method.as_str(), call.target.path);
        let title = match topic.is_empty() {
            true => self.line_above().unwrap_or_else(plain),
            false => topic,
        };
        let operation = self.page.operation(call, &title, false, offset);
        self.operation = Some((operation, self.level()));
        self.apart = (None, None);
        for line in std::mem::take(&mut self.waiting) {
            super::refer::read(self, &line);
        }
        code::join(self, operation);
        operation
    }

    /// A list of calls names one.
    pub(super) fn listed_call(&mut self, call: &Call, title: &str, offset: usize) {
        let title = match title.is_empty() || title.split(' ').count() > 8 {
            true => format!("{} {}", call.method.as_str(), call.target.path),
            false => title.to_owned(),
        };
        self.page.operation(call, &title, true, offset);
    }

    /// An answer of the call that is told of, or of all calls.
    pub(super) fn answer(&mut self, status: Option<u16>, words: &str, offset: usize) {
        let words = words.trim_start_matches([')', ':', '-', '–', '—', '.', ' ']);
        match self.operation {
            Some((operation, _)) => {
                self.page.response(operation, status, words, offset);
            }
            None => {
                let source = self.page.at(offset);
                self.page.general(status, words, source);
            }
        }
    }

    /// Reads what cells of a table that declares nothing mention: parameters
    /// of the query in calls.
    pub(super) fn mentions(&mut self, rows: &[Row]) {
        for line in rows
            .iter()
            .flat_map(|row| &row.cells)
            .flat_map(|cell| &cell.lines)
        {
            prose::mention(self, line);
        }
    }

    fn finish(mut self) -> Reading {
        self.settle_states();
        super::resolve::all(self)
    }
}
