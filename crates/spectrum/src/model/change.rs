//! A [`Change`] of the state: the model's event, as the sandbox stores it.

use countersign_system::Event;
use serde::{Deserialize, Serialize};

use super::state::{Order, State};

/// A stored event: what changed, and the stamp that it was given.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Entry {
    /// The tick of the model's clock.
    pub clock: i64,
    /// What changed.
    pub change: Change,
}

/// What changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(super) enum Change {
    /// An order was stored, in place of an earlier one of its number.
    OrderStored {
        /// Whose it is.
        partner: usize,
        /// The whole order.
        order: Order,
    },
    /// A recipe set was made known.
    RecipeSetKnown {
        /// Its id.
        recipe_set: String,
    },
}

impl Entry {
    /// The event in the form that is stored.
    pub(super) fn event(&self) -> Event {
        // Plain structs with text keys always have a JSON form; were that to
        // change, reading the null back is an error and not a silent loss.
        Event(serde_json::to_value(self).unwrap_or_default())
    }

    /// Reads a stored event.
    ///
    /// # Errors
    /// A sentence, where the event is not of this model's form.
    pub(super) fn read(event: &Event) -> Result<Self, String> {
        Self::deserialize(&event.0)
            .map_err(|error| format!("the stored event is not of Spectrum's form: {error}"))
    }

    /// Brings a state up to date.
    pub(super) fn apply(self, state: &mut State) {
        state.wind(self.clock);
        match self.change {
            Change::OrderStored { partner, order } => state.put(partner, order),
            Change::RecipeSetKnown { recipe_set } => state.learn(recipe_set),
        }
    }
}
