//! [`Fulfillment`]: where an order item stands, and the steps that are legal
//! (page "Fulfillment States").

use serde::{Deserialize, Serialize};

/// Where an order item stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Fulfillment {
    /// Its order was received and not processed yet.
    Received,
    /// Its order was created in the platform.
    Created,
    /// It will be produced and shipped.
    Accepted,
    /// The customer has to say something first.
    WaitingForCustomer,
    /// It is in production.
    InProgress,
    /// It was produced and shipped.
    Shipped,
    /// The customer sent it back.
    Returned,
    /// It was canceled.
    Canceled,
}

impl Fulfillment {
    /// All states, in the order of the page, [`Fulfillment::Received`] first.
    pub const ALL: [Self; 8] = [
        Self::Received,
        Self::Created,
        Self::Accepted,
        Self::WaitingForCustomer,
        Self::InProgress,
        Self::Shipped,
        Self::Returned,
        Self::Canceled,
    ];

    /// Reads any of the page's spellings: `IN_PROGRESS`, `In Progress`,
    /// `in progress`.
    pub fn read(text: &str) -> Option<Self> {
        let letters = letters(text);
        if letters == "CANCELLED" {
            return Some(Self::Canceled);
        }
        let mut states = Self::ALL.into_iter();
        states.find(|state| state.as_str().replace('_', "") == letters)
    }

    /// As reports and items write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Received => "RECEIVED",
            Self::Created => "CREATED",
            Self::Accepted => "ACCEPTED",
            Self::WaitingForCustomer => "WAITING_FOR_CUSTOMER",
            Self::InProgress => "IN_PROGRESS",
            Self::Shipped => "SHIPPED",
            Self::Returned => "RETURNED",
            Self::Canceled => "CANCELED",
        }
    }

    /// Whether an adjustment may take an item from here to there. No step
    /// leads out of or into [`Fulfillment::Received`]: that one is the
    /// platform's alone.
    pub fn allows(self, next: Self) -> bool {
        let nexts: &[Self] = match self {
            Self::Received | Self::Canceled => &[],
            Self::Created => &[Self::Accepted, Self::Canceled],
            Self::Accepted => &[Self::WaitingForCustomer, Self::InProgress, Self::Canceled],
            Self::WaitingForCustomer => &[Self::Accepted, Self::Canceled],
            Self::InProgress => &[Self::Shipped, Self::Canceled, Self::WaitingForCustomer],
            Self::Shipped => &[Self::Returned, Self::Canceled],
            Self::Returned => &[Self::Accepted, Self::Canceled],
        };
        nexts.contains(&next)
    }
}

/// The letters of a state's name, upper case: blanks, underscores and hyphens
/// between its words are the writer's taste.
pub(super) fn letters(text: &str) -> String {
    text.chars()
        .filter(|letter| !matches!(letter, '_' | '-') && !letter.is_whitespace())
        .map(|letter| letter.to_ascii_uppercase())
        .collect()
}
