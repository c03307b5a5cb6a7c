//! A [`StateMachine`]: the states of something and the steps between them.

use serde::{Deserialize, Serialize};

use crate::Source;

/// The states that an entity, or a part of it, goes through.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StateMachine {
    /// Name in kebab case (`fulfillment`).
    pub name: String,
    /// States in the order of the page.
    pub states: Vec<State>,
    /// Steps in the order of the page; what is not listed is illegal.
    pub transitions: Vec<Transition>,
    /// Where the page lists the states.
    pub source: Source,
}

/// A state.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct State {
    /// Name as messages write it (`IN_PROGRESS`).
    pub name: String,
    /// Whether a step into or out of it is the platform's alone.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub internal: bool,
    /// Whether the page's list of states lacks it, and a step alone names it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub implied: bool,
    /// Where the page lists it.
    pub source: Source,
}

/// A legal step.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Transition {
    /// The state before.
    pub from: String,
    /// The state after.
    pub to: String,
    /// Reasons that the page gives for the step, kebab case (`no-inventory`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<String>,
    /// Where the page lists it.
    pub source: Source,
}

impl StateMachine {
    /// Whether the page lists a state of this name, as messages write it.
    pub fn has(&self, state: &str) -> bool {
        self.states.iter().any(|known| known.name == state)
    }

    /// Whether the step is listed.
    pub fn allows(&self, from: &str, to: &str) -> bool {
        let mut steps = self.transitions.iter();
        steps.any(|step| step.from == from && step.to == to)
    }

    /// Whether steps into and out of a state are the platform's alone.
    pub fn is_internal(&self, state: &str) -> bool {
        let mut states = self.states.iter();
        states.any(|known| known.name == state && known.internal)
    }

    /// The states on a shortest way, `from` left out; empty where they are the
    /// same, `None` where no way leads there. Of equally short ways the one
    /// whose steps stand first on the page.
    pub fn way(&self, from: &str, to: &str) -> Option<Vec<String>> {
        let mut reached = vec![(from.to_owned(), Vec::<String>::new())];
        let mut at = 0;
        while let Some((state, way)) = reached.get(at).cloned() {
            if state == to {
                return Some(way);
            }
            for step in self.transitions.iter().filter(|step| step.from == state) {
                if reached.iter().all(|(known, _)| *known != step.to) {
                    let mut way = way.clone();
                    way.push(step.to.clone());
                    reached.push((step.to.clone(), way));
                }
            }
            at += 1;
        }
        None
    }
}
