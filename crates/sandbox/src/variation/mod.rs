//! Legal variations: freedoms that the pages leave, taken by chance.
//!
//! A [`Variation`] is a seed. About half of all knobs are in play under one
//! seed; each turns at each request by numbers that follow from the seed, the
//! request's ordinal and the knob's name alone. The knobs of the transport
//! are here, one file each; those of form and words are the system's.

mod chunked;
mod gzip;
mod header_case;
mod slow_answer;
mod slow_processing;
mod unknown_header;

use countersign_contract::{Contract, Operation};
use countersign_system::{Chance, Command, Knob, Occasion, Reply, Settings};

use crate::delivery::Delivery;
use crate::deviation::Decided;

/// A freedom of the transport.
struct Transport {
    name: &'static str,
    because: &'static str,
    turn: fn(&Occasion<'_>, &mut Reply, &mut Delivery, &mut Chance),
}

const TRANSPORT: &[Transport] = &[
    chunked::KNOB,
    gzip::KNOB,
    slow_answer::KNOB,
    unknown_header::KNOB,
];

/// Which freedoms a sandbox takes.
#[derive(Debug, Clone, Default)]
pub struct Vary {
    /// What the chances follow from.
    pub seed: u64,
    /// The knobs in play; by chance where none is named.
    pub knobs: Vec<String>,
}

/// Names of all knobs of a system, each with what allows it.
pub fn knobs(system: &[Knob]) -> Vec<(&'static str, &'static str)> {
    let transport = TRANSPORT.iter().map(|knob| (knob.name, knob.because));
    let connection = [header_case::NAMED, slow_processing::NAMED];
    let system = system.iter().map(|knob| (knob.name, knob.because));
    transport.chain(connection).chain(system).collect()
}

/// A seed with the requests counted so far.
#[derive(Clone)]
pub(crate) struct Variation {
    vary: Vary,
    system: &'static [Knob],
    requests: u64,
}

impl Variation {
    pub(crate) fn new(vary: Vary, system: &'static [Knob]) -> Self {
        Self {
            vary,
            system,
            requests: 0,
        }
    }

    /// Takes freedoms in an answer.
    pub(crate) fn vary(
        &mut self,
        contract: &Contract,
        operation: Option<&Operation>,
        command: &Command,
        decided: &mut Decided,
    ) {
        self.requests += 1;
        let occasion = Occasion {
            contract,
            operation,
            command,
        };
        let in_play = |name| self.in_play(name);
        for knob in self.system.iter().filter(|knob| in_play(knob.name)) {
            let mut chance = Chance::new(self.vary.seed, self.requests, knob.name);
            (knob.turn)(&occasion, &mut decided.reply, &mut chance);
        }
        for knob in TRANSPORT.iter().filter(|knob| in_play(knob.name)) {
            let mut chance = Chance::new(self.vary.seed, self.requests, knob.name);
            (knob.turn)(
                &occasion,
                &mut decided.reply,
                &mut decided.delivery,
                &mut chance,
            );
        }
    }

    /// How the model is to behave where the pages leave it open.
    pub(crate) fn settings(&self, settings: Settings) -> Settings {
        let (name, _) = slow_processing::NAMED;
        if !self.in_play(name) {
            return settings;
        }
        slow_processing::settings(&mut Chance::new(self.vary.seed, 0, name))
    }

    /// Whether the n-th connection writes the names of headers in title case.
    pub(crate) fn title_case(&self, connection: u64) -> bool {
        let (name, _) = header_case::NAMED;
        self.in_play(name) && Chance::new(self.vary.seed, connection, name).one_in(2)
    }

    /// Whether a knob is in play.
    fn in_play(&self, name: &str) -> bool {
        if self.vary.knobs.is_empty() {
            return Chance::new(self.vary.seed, 0, name).one_in(2);
        }
        self.vary.knobs.iter().any(|known| known == name)
    }
}
