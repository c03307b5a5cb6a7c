//! [`Origins`]: where a value that is seen in a wrong place was sent.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use countersign_journal::{Exchange, ExchangeId, with_origin};
use countersign_system::Scalar;

use crate::Contradiction;
use crate::evidence::Evidence;
use crate::shown::Shown;

/// Characters of a text, digits of a number: shorter ones come up by chance.
const SHORTEST: usize = 3;

/// Where the requests of scenarios sent each value. What a request sent is
/// read once, and only when something is contradicted.
#[derive(Debug, Clone, Default)]
pub(crate) struct Origins {
    /// Exchanges of which nothing was read so far.
    unread: Vec<ExchangeId>,
    /// By scenario, and value as findings tell it.
    known: HashMap<(u32, String), Origin>,
}

/// Where a value was sent.
#[derive(Debug, Clone)]
struct Origin {
    /// The request that sent it first, by its ordinal within the scenario.
    sequence: u32,
    place: Place,
    /// The request that was first to send it in another place than this.
    again: Option<u32>,
}

/// A place in what is asked of an entity, or shown of it.
#[derive(Debug, Clone, PartialEq)]
struct Place {
    /// The key of the entity.
    key: String,
    path: String,
    field: String,
}

impl Origins {
    /// Adds an exchange.
    pub(crate) fn add(&mut self, id: ExchangeId) {
        self.unread.push(id);
    }

    /// Tells with each value that is seen in an answer where the scenario sent
    /// it so far, if that is another place, and the only one: two that were
    /// swapped, or one that is shown twice, are found by what they hold.
    pub(crate) fn tell(&mut self, evidence: &Evidence<'_>, contradictions: &mut [Contradiction]) {
        let Some(last) = evidence.claim.exchanges.values().flatten().max() else {
            return;
        };
        for found in contradictions {
            let Some(shown) = shown_at(evidence, found) else {
                continue;
            };
            self.read(evidence);
            // What is sent only later is known when a journal is judged.
            let is_so_far = |sequence: u32| sequence <= last.sequence;
            let origin = self.known.get(&(last.scenario, found.seen.clone()));
            let origin =
                origin.filter(|it| is_so_far(it.sequence) && !it.again.is_some_and(is_so_far));
            let Some(place) = origin.map(|origin| &origin.place) else {
                continue;
            };
            // A part of an entity need not say of which.
            let is_other =
                ![&place.key, &shown.key].contains(&&String::new()) && place.key != shown.key;
            if place.path == shown.path && !is_other || is_enumerated(evidence, &place.field) {
                continue;
            }
            let told = match is_other {
                true => format!("{} of {:?}", place.path, place.key),
                false => place.path.clone(),
            };
            found.seen = with_origin(&found.seen, &told);
        }
    }

    /// Reads what was added since.
    fn read(&mut self, evidence: &Evidence<'_>) {
        for id in std::mem::take(&mut self.unread) {
            let sent = evidence.exchanges.get(id).map(|it| sent(evidence, it));
            for (value, place) in sent.unwrap_or_default() {
                self.note(id, value, place);
            }
        }
    }

    /// Notes that a request sent a value in a place, in whichever order.
    fn note(&mut self, id: ExchangeId, value: String, place: Place) {
        let sequence = id.sequence;
        let new = Origin {
            sequence,
            place,
            again: None,
        };
        match self.known.entry((id.scenario, value)) {
            Entry::Vacant(known) => {
                known.insert(new);
            }
            Entry::Occupied(mut known) => {
                let known = known.get_mut();
                if known.place == new.place {
                    known.sequence = known.sequence.min(sequence);
                } else if sequence < known.sequence {
                    let again = Some(known.sequence);
                    *known = Origin { again, ..new };
                } else {
                    known.again = Some(known.again.map_or(sequence, |it| it.min(sequence)));
                }
            }
        }
    }
}

/// The place of the value that a contradiction is about, where it is one that
/// says enough and stands in what an answer shows of an entity.
fn shown_at(evidence: &Evidence<'_>, found: &Contradiction) -> Option<Place> {
    let (at, id) = (found.at.as_deref()?, found.exchange?);
    let exchange = evidence.exchanges.get(id)?;
    let shown = evidence.shown(exchange).map(Shown::into_views);
    shown.ok()?.into_iter().find_map(|view| {
        let mut facts = view.facts.iter();
        let (path, fact) = facts.find(|(_, fact)| {
            fact.pointer == at && told(&fact.value).as_deref() == Some(&found.seen)
        })?;
        Some(Place {
            key: view.key.clone(),
            path: path.clone(),
            field: fact.field.clone(),
        })
    })
}

/// Whether a field takes one of few values, which come up by chance.
fn is_enumerated(evidence: &Evidence<'_>, field: &str) -> bool {
    let messages = &evidence.system.contract().messages;
    let mut fields = messages.iter().filter_map(|it| it.field(field));
    fields.any(|field| field.enumeration.is_some())
}

/// The values that a request sent, each with its place.
fn sent(evidence: &Evidence<'_>, exchange: &Exchange) -> Vec<(String, Place)> {
    let operation = exchange.operation.as_deref().unwrap_or_default();
    let Ok(tree) = evidence.sent_tree(exchange) else {
        return Vec::new();
    };
    let intents = evidence.system.intent(operation, &tree).into_iter();
    let values = intents.flat_map(|intent| {
        let key = intent.key;
        intent.facts.into_iter().filter_map(move |(path, fact)| {
            let place = Place {
                key: key.clone(),
                path,
                field: fact.field,
            };
            Some((told(&fact.value)?, place))
        })
    });
    values.collect()
}

/// A value as findings tell it, where it says enough to be known again.
fn told(value: &Scalar) -> Option<String> {
    let says_enough = match value {
        Scalar::Text(text) => text.chars().nth(SHORTEST - 1).is_some(),
        Scalar::Number(number) => {
            let digits = number.bytes().filter(u8::is_ascii_digit);
            digits.count() >= SHORTEST
        }
        Scalar::Empty | Scalar::Boolean(_) | Scalar::Instant(_) => false,
    };
    says_enough.then(|| value.to_string())
}
