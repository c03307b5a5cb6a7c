//! The [`Counterpart`] of pages: what they declare as an import writes it, to
//! be looked up by what the pages call it.

use std::collections::{HashMap, HashSet};

use countersign_contract::{Enumeration, Kind, Message, Operation, Source, StateMachine, kebab};

use super::draft::Draft;
use super::fitted;
use super::form::Forms;
use super::gap::Gaps;
use super::kind;
use super::name::{Name, plain};
use super::path;
use super::taken::Taken;
use super::wire::Wire;
use crate::reading::Reading;

/// Longest end of an id, in bytes.
const LONGEST: usize = 60;

/// What an import makes of pages. A ruling is about this, whatever the pages
/// call it.
pub(crate) struct Counterpart<'r> {
    readings: &'r [(String, Reading)],
    /// The system's name: ids begin with it.
    system: Name,
    /// Ids of the rulings that an import writes, and of those that were given.
    rulings: HashSet<String>,
    /// Messages, their parts not written out.
    pub(crate) messages: Vec<Message>,
    pub(crate) lists: Vec<Enumeration>,
    pub(crate) machines: Vec<StateMachine>,
    pub(crate) operations: Vec<Operation>,
    /// The forms of each message, by page and name there.
    forms: HashMap<(usize, &'r str), Vec<usize>>,
}

impl<'r> Counterpart<'r> {
    /// What an import under this name makes of pages.
    pub(crate) fn of(readings: &'r [(String, Reading)], system: &Name) -> Self {
        let mut gaps = Gaps::default();
        let wire = Wire::of(readings, system, &mut gaps);
        let declared = super::declared(
            readings,
            &wire,
            &Taken::default(),
            &mut gaps,
            &mut Vec::new(),
        );
        let (ruled, _) = gaps.ruled(system);
        let fitted = fitted::fitted(readings, wire.xml, &mut Gaps::default());
        let forms = Forms::of(&fitted);
        let mut named: HashMap<(usize, &str), Vec<usize>> = HashMap::new();
        for (at, (_, reading)) in readings.iter().enumerate() {
            for message in &reading.messages {
                let name = message.name.as_str();
                let both = [false, true].map(|write| forms.get(at, name, write));
                let kept = both.into_iter().flatten().filter(|form| {
                    let draft = declared.drafts.get(*form);
                    draft.is_some_and(|draft| !draft.left_out)
                });
                let of_name = named.entry((at, name)).or_default();
                for form in kept {
                    if !of_name.contains(&form) {
                        of_name.push(form);
                    }
                }
            }
        }
        Self {
            readings,
            system: system.clone(),
            rulings: ruled.into_iter().map(|one| one.id).collect(),
            messages: declared.drafts.into_iter().map(message).collect(),
            lists: declared.lists.into_iter().map(|(_, list)| list).collect(),
            machines: declared.machines.into_iter().map(|(_, one)| one).collect(),
            operations: declared
                .operations
                .into_iter()
                .map(|(_, one)| one)
                .collect(),
            forms: named,
        }
    }

    /// The messages that a page's message becomes: what is read of it and what
    /// is written may be two.
    pub(crate) fn forms(&self, page: usize, name: &str) -> Vec<usize> {
        // The map is keyed by the readings' own texts, and asked by any.
        let key: (usize, &str) = (page, name);
        self.forms.get(&key).cloned().unwrap_or_default()
    }

    /// All messages that a page's messages become.
    pub(crate) fn page(&self, page: usize) -> impl Iterator<Item = usize> {
        let forms = self.forms.iter().filter(move |((at, _), _)| *at == page);
        forms.flat_map(|(_, forms)| forms.iter().copied())
    }

    /// The list of values that a page calls so.
    pub(crate) fn list(&self, page: usize, name: &str) -> Option<usize> {
        let (_, reading) = self.readings.get(page)?;
        let mut lists = reading.value_lists.iter();
        let list = lists.find(|list| list.name == name)?;
        let mut seen = HashSet::new();
        let values = list.values.iter().map(|(value, _)| value.as_str());
        let values: Vec<&str> = values.filter(|value| seen.insert(*value)).collect();
        self.lists.iter().position(|list| list.values == values)
    }

    /// The machine that a page calls so.
    pub(crate) fn machine(&self, page: usize, name: &str) -> Option<usize> {
        let (_, reading) = self.readings.get(page)?;
        let bare = |name: &str| name.strip_suffix("-state").unwrap_or(name).to_owned();
        let mut machines = reading.machines.iter();
        let machine = machines.find(|machine| bare(&machine.name) == bare(name))?;
        let here = |known: &StateMachine| known.source == machine.source;
        let found = self.machines.iter().position(here);
        // Another page may have told it before.
        found.or_else(|| {
            let mut all = self.machines.iter();
            all.position(|known| known.name == bare(&machine.name))
        })
    }

    /// The call to which a page gives this id.
    pub(crate) fn operation(&self, page: usize, id: &str) -> Option<usize> {
        let (_, reading) = self.readings.get(page)?;
        let mut calls = reading.operations.iter();
        let call = calls.find(|call| call.id == id)?;
        let is_meant = |known: &Operation| {
            (known.method, &known.path, &known.source) == (call.method, &call.path, &call.source)
        };
        self.operations.iter().position(is_meant)
    }

    /// An id for a ruling that no other has. `of` is the message, machine, list
    /// or call that it is about, by its name here, or nothing.
    pub(crate) fn id(&mut self, of: &str, about: &str) -> String {
        let prefix = match of {
            "" => format!("{}.ruling.", self.system.as_str()),
            of => format!("{}.ruling.{of}.", self.system.as_str()),
        };
        let wanted = words(of, about).unwrap_or_else(|| "suggestion".to_owned());
        let numbered = (2..).map(|number| format!("{wanted}-{number}"));
        let mut ids = std::iter::once(wanted.clone()).chain(numbered);
        let id = ids.find(|id| !self.rulings.contains(&format!("{prefix}{id}")));
        let id = format!("{prefix}{}", id.unwrap_or(wanted));
        self.rulings.insert(id.clone());
        id
    }

    /// Whether a contract holds fields at this path.
    pub(crate) fn takes(path: &str, xml: bool) -> bool {
        let mut names = path.split('.').map(|step| step.trim_end_matches("[n]"));
        let steps = path.split('.').count() + path.matches("[n]").count();
        path.len() <= path::LONGEST
            && steps <= path::DEEPEST
            && names.all(|name| match xml {
                true => path::is_xml_name(name),
                false => path::is_name(name),
            })
    }

    /// The kinds of what may be anything.
    pub(crate) fn anything() -> Vec<Kind> {
        kind::ANY.to_vec()
    }

    /// The file's name and the line of a place, as a sentence names it on a
    /// page of these.
    pub(crate) fn place(&self, source: &Source) -> String {
        match self.readings {
            [_] => format!("line {}", source.line),
            _ => format!("{}:{}", source.file, source.line),
        }
    }
}

/// The words of an id behind what it is about. Of many the last say most.
fn words(of: &str, about: &str) -> Option<String> {
    let ascii = about.replace(|c: char| !c.is_ascii(), " ");
    let words = kebab(&ascii);
    let rest = words
        .strip_prefix(of)
        .and_then(|rest| rest.strip_prefix('-'));
    let words = rest.unwrap_or(&words);
    let beyond = words.len().saturating_sub(LONGEST);
    let cut = words[beyond..].split_once('-').filter(|_| beyond > 0);
    plain(cut.map_or(words, |(_, last)| last))
}

fn message(draft: Draft) -> Message {
    Message {
        name: draft.name,
        title: draft.title,
        request: draft.request,
        root: draft.root,
        fields: draft.fields,
        example: draft.example,
        source: draft.source,
    }
}
