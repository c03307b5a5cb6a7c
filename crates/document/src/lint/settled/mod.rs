//! Suggested rulings, settled: in the names of the contract that an import
//! makes of the pages, and so that all of them can be pasted, one behind the
//! other.
//!
//! What the contract already says needs no part of a ruling: the ruling says
//! then how the page is read, as those of the import do. What another
//! suggestion settles is not settled twice, and where a contract has no place
//! for a ruling, a sentence says what to do.

mod add;
mod amend;
mod kinds;
mod path;
mod word;

use std::collections::HashMap;

use countersign_contract::Source;

use super::ruling::{Part, Ruling};
use super::suggestion::Suggestion;
use crate::diagnostic::Diagnostic;
use crate::import::Name;
use crate::import::counterpart::Counterpart;
use crate::reading::Reading as Declared;

/// Settles what is suggested for pages, of each its diagnostics.
pub(super) fn settle(
    found: &mut [Vec<Diagnostic>],
    readings: &[(String, Declared)],
    system: Option<&Name>,
) {
    let mut all = found.iter().flatten();
    if !all.any(|diagnostic| diagnostic.suggestion.is_ruling()) {
        return;
    }
    let system = system.cloned().unwrap_or_else(|| Name::of(readings));
    let mut settling = Settling {
        counterpart: Counterpart::of(readings, &system),
        claims: HashMap::new(),
    };
    for (page, found) in found.iter_mut().enumerate() {
        for diagnostic in &mut *found {
            if let Suggestion::Ruling(ruling) = &diagnostic.suggestion {
                let settled = settling.settled(page, ruling.clone(), &diagnostic.source);
                diagnostic.suggestion = settled;
            }
        }
        found.sort();
    }
}

/// The contract with all that was suggested so far.
struct Settling<'r> {
    counterpart: Counterpart<'r>,
    /// Where what was settled was found.
    claims: HashMap<String, Source>,
}

/// What is left of a ruling's parts in the contract.
#[derive(Default)]
struct Made {
    /// The message, machine, list or call that it is about.
    of: String,
    parts: Vec<Part>,
    /// How the gap is read, where that is not as the rule has it.
    reading: Option<Reading>,
}

/// How a gap is read, and why.
#[derive(Clone, Copy)]
struct Reading {
    reading: &'static str,
    because: &'static str,
}

impl Made {
    /// Nothing is left to be said: the contract says it of this.
    fn so_already(of: String) -> Self {
        Self {
            of,
            ..Self::default()
        }
    }
}

/// Why there is no ruling.
enum Refused {
    /// One that is suggested for this place settles it.
    Before(Source),
    /// The contract has no place for it.
    Nowhere,
}

impl Settling<'_> {
    fn settled(&mut self, page: usize, mut ruling: Ruling, source: &Source) -> Suggestion {
        let made = self.made(page, &ruling.parts, source);
        let made = made.and_then(|made| {
            // What parts settle is claimed with them.
            if made.parts.is_empty() {
                self.claim(&["gap", &made.of, &ruling.gap], source)?;
            }
            Ok(made)
        });
        match made {
            Ok(made) => {
                ruling.id = self.counterpart.id(&made.of, &ruling.id);
                ruling.parts = made.parts;
                if let Some(reading) = made.reading {
                    ruling.reading = reading.reading.to_owned();
                    ruling.because = reading.because.to_owned();
                }
                Suggestion::Ruling(ruling)
            }
            Err(Refused::Before(source)) => Suggestion::Words(format!(
                "the ruling that is suggested for {} settles it.",
                self.counterpart.place(&source)
            )),
            Err(Refused::Nowhere) => Suggestion::Words(ruling.otherwise),
        }
    }

    fn made(&mut self, page: usize, parts: &[Part], source: &Source) -> Result<Made, Refused> {
        match parts {
            [] => Ok(Made::default()),
            [values, amend] if values.name == "enumeration" => {
                self.close(page, values, amend, source)
            }
            [part] => match part.name {
                "amend" => self.amend(page, part, source),
                "add" => self.add(page, part, source),
                "alias" => self.alias(page, part, source),
                "extend" => self.extend(page, part, source),
                "response" => self.respond(page, part, source),
                "state" => self.state(page, part, source),
                _ => Err(Refused::Nowhere),
            },
            _ => Err(Refused::Nowhere),
        }
    }

    /// Where something was settled before.
    fn before(&self, what: &[&str]) -> Option<Source> {
        self.claims.get(&what.join("\n")).cloned()
    }

    /// Notes that something is settled.
    fn claim(&mut self, what: &[&str], source: &Source) -> Result<(), Refused> {
        match self.before(what) {
            Some(before) => Err(Refused::Before(before)),
            None => {
                self.claims.insert(what.join("\n"), source.clone());
                Ok(())
            }
        }
    }
}
