//! Which steps of a system's state machines the exchanges of scenarios show:
//! done, as successive lookups show them, and asked for.

mod scenario;

use std::collections::BTreeMap;

use countersign_journal::{Exchange, Verdict};
use countersign_system::System;

use self::scenario::Scenario;

/// A step of a state machine: machine, state before, state after.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Step {
    /// The machine by its name.
    pub machine: String,
    /// The state before.
    pub from: String,
    /// The state after.
    pub to: String,
}

/// What was observed of a [`Step`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Observed {
    /// How often lookups have shown it done.
    pub seen: u64,
    /// How often it was asked for and refused.
    pub refused: u64,
    /// The worst verdict of the scenarios that asked for it; `None` where none
    /// did.
    pub verdict: Option<Verdict>,
}

/// What the exchanges of scenarios show of the steps of a system, each scenario
/// with its verdict and its exchanges in their order.
///
/// A state counts from the moment that a lookup shows it; a lookup that began
/// before shows nothing new. Only what the scenario itself has asked for counts:
/// lists show what others at the same time do. What lies between two lookups is
/// what accepted requests have asked for; else the step from the one state to
/// the other, unless it is none that the pages list and they lead there by
/// others, which nobody saw. What a provider state made is no step.
pub fn observed<'e, E>(
    system: &dyn System,
    scenarios: impl IntoIterator<Item = (Verdict, E)>,
) -> BTreeMap<Step, Observed>
where
    E: IntoIterator<Item = &'e Exchange>,
{
    let mut steps = BTreeMap::new();
    if system.contract().machines.is_empty() {
        return steps;
    }
    for (verdict, exchanges) in scenarios {
        let mut scenario = Scenario::new(system, verdict, &mut steps);
        for exchange in exchanges {
            scenario.take(exchange);
        }
    }
    steps
}
