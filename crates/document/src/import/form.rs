//! The [`Forms`] of messages: what is read and what is written of one
//! description are two messages of a contract.

use std::collections::{HashMap, HashSet};

use super::name::Names;
use crate::reading::{Field, Message, Reading};

/// Most messages. A contract takes a few more.
const MOST: usize = 3500;

/// One form of a message.
#[derive(Debug, Clone)]
pub(super) struct Form<'r> {
    /// The page that describes it.
    pub(super) reading: usize,
    pub(super) message: &'r Message,
    /// Whether it is the form that is written.
    pub(super) write: bool,
    /// Its name in the contract.
    pub(super) name: String,
    /// The name under which gaps are told: that of the message's first form.
    pub(super) told: String,
    /// Whether a call carries it.
    pub(super) carried: bool,
}

/// All forms that calls and messages need.
pub(super) struct Forms<'r> {
    pub(super) all: Vec<Form<'r>>,
    /// By page, name there, and direction.
    index: HashMap<(usize, &'r str, bool), usize>,
    /// Messages that are too many.
    pub(super) beyond: Vec<&'r Message>,
}

/// A page's message, by the page and the name there.
type Key<'r> = (usize, &'r str);

impl<'r> Forms<'r> {
    /// The forms of all messages, those of a page that is told again being
    /// those of the first.
    pub(super) fn of(readings: &'r [(String, Reading)]) -> Self {
        Self::named(readings, Names::default())
    }

    /// The same, named like nothing that these names have.
    pub(super) fn named(readings: &'r [(String, Reading)], mut names: Names) -> Self {
        let mut known: HashMap<Key<'r>, &'r Message> = HashMap::new();
        let mut order: Vec<Key<'r>> = Vec::new();
        let mut same: HashMap<Key<'r>, Key<'r>> = HashMap::new();
        let mut first: HashMap<&'r str, Vec<usize>> = HashMap::new();
        for (at, (_, reading)) in readings.iter().enumerate() {
            for message in &reading.messages {
                let key = (at, message.name.as_str());
                if known.contains_key(&key) {
                    continue;
                }
                let earlier = first.entry(key.1).or_default();
                let twin = earlier.iter().map(|at| (*at, key.1));
                let twin = twin.filter(|other| other.0 != at).find(|other| {
                    let other = known.get(other);
                    other.is_some_and(|other| says_the_same(other, message))
                });
                if let Some(twin) = twin {
                    same.insert(key, twin);
                } else {
                    earlier.push(at);
                    order.push(key);
                }
                known.insert(key, message);
            }
        }
        let meant = |key: Key<'r>| same.get(&key).copied().unwrap_or(key);
        let wanted = Wanted::of(readings, &known, &order, &meant);
        let mut forms = Self {
            all: Vec::new(),
            index: HashMap::new(),
            beyond: Vec::new(),
        };
        for key in &order {
            forms.add(*key, known[key], &wanted, &mut names);
        }
        for (key, twin) in same {
            for write in [false, true] {
                if let Some(at) = forms.index.get(&(twin.0, twin.1, write)) {
                    forms.index.insert((key.0, key.1, write), *at);
                }
            }
        }
        forms
    }

    /// The form of a page's message.
    pub(super) fn get(&self, reading: usize, message: &str, write: bool) -> Option<usize> {
        // The map is keyed by the readings' own texts, and asked by any.
        let key: (usize, &str, bool) = (reading, message, write);
        self.index.get(&key).copied()
    }

    fn add(&mut self, key: Key<'r>, message: &'r Message, wanted: &Wanted<'r>, names: &mut Names) {
        let both = [false, true].map(|write| wanted.all.contains(&(key, write)));
        let shared = both == [true, true] && wanted.shared.contains(&key);
        if self.all.len() + 2 > MOST {
            self.beyond.push(message);
            return;
        }
        let mut told = None;
        for write in [false, true]
            .into_iter()
            .filter(|write| both[usize::from(*write)])
        {
            if shared && write {
                if let Some(at) = self.index.get(&(key.0, key.1, false)) {
                    self.index.insert((key.0, key.1, true), *at);
                }
                continue;
            }
            let name = if write && both[0] {
                names.give(&format!("new-{}", message.name), "new-message")
            } else {
                names.give(&message.name, "message")
            };
            self.index.insert((key.0, key.1, write), self.all.len());
            self.all.push(Form {
                reading: key.0,
                message,
                write,
                told: told.get_or_insert_with(|| name.clone()).clone(),
                name,
                carried: wanted.carried.contains(&(key, write)),
            });
        }
    }
}

/// Which forms are needed.
struct Wanted<'r> {
    all: HashSet<(Key<'r>, bool)>,
    /// Those that calls carry.
    carried: HashSet<(Key<'r>, bool)>,
    /// Messages whose forms are alike, and that no call carries.
    shared: HashSet<Key<'r>>,
}

impl<'r> Wanted<'r> {
    fn of(
        readings: &'r [(String, Reading)],
        known: &HashMap<Key<'r>, &'r Message>,
        order: &[Key<'r>],
        meant: &dyn Fn(Key<'r>) -> Key<'r>,
    ) -> Self {
        let mut carried = HashSet::new();
        for (at, (_, reading)) in readings.iter().enumerate() {
            for operation in &reading.operations {
                let request = operation.request.iter().map(|body| (body, true));
                let answers = operation.responses.iter();
                let answers = answers.filter_map(|answer| Some((answer.body.as_ref()?, false)));
                for (body, write) in request.chain(answers) {
                    let key = (at, body.message.as_str());
                    if known.contains_key(&key) {
                        carried.insert((meant(key), write));
                    }
                }
            }
        }
        let parts_of = |key: Key<'r>| {
            let fields = known[&key].fields.iter();
            let parts = fields.filter_map(move |field| Some((key.0, field.part.as_deref()?)));
            parts.filter(|part| known.contains_key(part)).map(meant)
        };
        let is_part: HashSet<Key<'r>> = order.iter().flat_map(|key| parts_of(*key)).collect();
        // What no call carries and nothing holds stands for itself.
        let mut open: Vec<(Key<'r>, bool)> = carried.iter().copied().collect();
        for key in order.iter().filter(|key| !is_part.contains(*key)) {
            if [false, true]
                .iter()
                .all(|write| !carried.contains(&(*key, *write)))
            {
                let fields = &known[key].fields;
                let written = fields.iter().any(|field| field.read != field.write);
                open.push((*key, false));
                open.extend(written.then_some((*key, true)));
            }
        }
        let mut all = HashSet::new();
        gather(&mut all, open, &parts_of);
        // Parts that only hold each other stand for themselves too.
        for key in order {
            if !all.contains(&(*key, false)) && !all.contains(&(*key, true)) {
                gather(&mut all, vec![(*key, false)], &parts_of);
            }
        }
        Self {
            shared: shared(order, known, &carried, &parts_of),
            all,
            carried,
        }
    }
}

/// Adds forms, and those of all that they hold.
fn gather<'r, P: Iterator<Item = Key<'r>>>(
    all: &mut HashSet<(Key<'r>, bool)>,
    mut open: Vec<(Key<'r>, bool)>,
    parts_of: &dyn Fn(Key<'r>) -> P,
) {
    while let Some(form) = open.pop() {
        if all.insert(form) {
            open.extend(parts_of(form.0).map(|part| (part, form.1)));
        }
    }
}

/// The messages whose two forms are one: in them, and in all that they hold,
/// nothing depends on the direction.
fn shared<'r, P: Iterator<Item = Key<'r>>>(
    order: &[Key<'r>],
    known: &HashMap<Key<'r>, &'r Message>,
    carried: &HashSet<(Key<'r>, bool)>,
    parts_of: &dyn Fn(Key<'r>) -> P,
) -> HashSet<Key<'r>> {
    let mut holders: HashMap<Key<'r>, Vec<Key<'r>>> = HashMap::new();
    for key in order {
        for part in parts_of(*key) {
            holders.entry(part).or_default().push(*key);
        }
    }
    let differs = |field: &Field| field.read != field.write;
    let mut open: Vec<Key<'r>> = order
        .iter()
        .copied()
        .filter(|key| {
            let of_calls = carried.contains(&(*key, false)) || carried.contains(&(*key, true));
            of_calls || known[key].fields.iter().any(differs)
        })
        .collect();
    let mut apart: HashSet<Key<'r>> = HashSet::new();
    while let Some(key) = open.pop() {
        if apart.insert(key) {
            open.extend(holders.get(&key).into_iter().flatten());
        }
    }
    order
        .iter()
        .copied()
        .filter(|key| !apart.contains(key))
        .collect()
}

/// Whether two pages describe one message alike.
fn says_the_same(one: &Message, other: &Message) -> bool {
    let facts = |field: &Field| {
        let kind = (field.kind.kind, field.kind.element);
        (
            field.path.clone(),
            kind,
            field.read.clone(),
            field.write.clone(),
        )
    };
    // A spelling of a page may have lost the values; others close others.
    let closed = |one: &Field, other: &Field| {
        one.values == other.values || one.values.is_empty() || other.values.is_empty()
    };
    one.xml == other.xml
        && one.root == other.root
        && one.fields.len() == other.fields.len()
        && one
            .fields
            .iter()
            .zip(&other.fields)
            .all(|(one, other)| facts(one) == facts(other) && closed(one, other))
}
