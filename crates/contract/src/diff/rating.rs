//! A [`Rating`]: what a change means to those who kept to the old contract.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What a change means to a program that kept to the old contract and now
/// meets others that keep to the new one. Each is greater than the one before.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Rating {
    /// It goes on as it is.
    #[default]
    Safe,
    /// It goes on unless it relied on more than it was promised, or reads
    /// closed lists strictly: somebody should look.
    Risky,
    /// It is refused, or no longer conforms.
    Breaking,
}

impl fmt::Display for Rating {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Safe => "safe",
            Self::Risky => "risky",
            Self::Breaking => "breaking",
        })
    }
}

/// What a change means to clients, and what to endpoints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Ratings {
    pub(super) clients: Rating,
    pub(super) endpoints: Rating,
}

impl Ratings {
    /// The worse of two, for each.
    fn worst(self, other: Self) -> Self {
        Self {
            clients: self.clients.max(other.clients),
            endpoints: self.endpoints.max(other.endpoints),
        }
    }
}

/// Which way the message goes that a change is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Sides {
    pub(super) request: bool,
    pub(super) response: bool,
}

impl Sides {
    /// Where a change is about no message, or about any.
    pub(super) const BOTH: Self = Self {
        request: true,
        response: true,
    };

    /// What is sent.
    pub(super) const REQUEST: Self = Self {
        request: true,
        response: false,
    };

    /// What is answered.
    pub(super) const RESPONSE: Self = Self {
        request: false,
        response: true,
    };

    /// The ways of either.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            request: self.request || other.request,
            response: self.response || other.response,
        }
    }
}

/// Last parts of the ids of clauses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Endings {
    /// Of those about what an operation takes (`spectrum.search.required`).
    pub(super) sent: &'static [&'static str],
    /// Of those about what it answers, or about all answers
    /// (`spectrum.answer.status`).
    pub(super) answered: &'static [&'static str],
}

impl Endings {
    const NONE: Self = Self {
        sent: &[],
        answered: &[],
    };
}

/// A kind of change: its word, how it is rated, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Stable word in kebab case (`required-field-added`). What undoes it is
    /// called by the opposite: added and removed, tightened and loosened,
    /// raised and lowered, opened and closed; else by the same word.
    pub what: &'static str,
    /// Why it is rated so, in a sentence.
    pub because: &'static str,
    /// In what is sent.
    pub(super) request: Ratings,
    /// In what is answered.
    pub(super) response: Ratings,
    /// Last parts of the ids of clauses that say such things.
    pub(super) cited: Endings,
}

impl Rule {
    /// A rule of what is no message: the same whichever way.
    pub(super) const fn of(what: &'static str, both: Ratings, because: &'static str) -> Self {
        Self {
            what,
            because,
            request: both,
            response: both,
            cited: Endings::NONE,
        }
    }

    /// A rule that depends on the way.
    pub(super) const fn by_way(
        what: &'static str,
        request: Ratings,
        response: Ratings,
        because: &'static str,
    ) -> Self {
        Self {
            what,
            because,
            request,
            response,
            cited: Endings::NONE,
        }
    }

    /// The rule with the clauses that say such things of what is sent.
    pub(super) const fn asked_by(mut self, endings: &'static [&'static str]) -> Self {
        self.cited.sent = endings;
        self
    }

    /// The rule with the clauses that say such things of what is answered.
    pub(super) const fn shown_by(mut self, endings: &'static [&'static str]) -> Self {
        self.cited.answered = endings;
        self
    }

    /// The rating of a change on these ways; safe where nothing goes any.
    pub(super) fn rated(&self, sides: Sides) -> Ratings {
        let ways = [
            (sides.request, self.request),
            (sides.response, self.response),
        ];
        ways.into_iter()
            .filter(|(goes, _)| *goes)
            .fold(Ratings::default(), |worst, (_, own)| worst.worst(own))
    }
}

/// Ratings by two words, so that tables read as tables: clients, endpoints.
pub(super) const fn rate(clients: Rating, endpoints: Rating) -> Ratings {
    Ratings { clients, endpoints }
}
