//! The [`Traffic`] of a run: how many requests went out, and how many did not.

use crate::{Record, counted};

/// How many requests of a run went out, and how many never did: what is never
/// sent is no exchange, though the journal tells why it was not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Traffic {
    /// Requests that went out, or were tried.
    pub(crate) sent: usize,
    /// Requests that were never sent.
    pub(crate) unsent: usize,
}

impl Traffic {
    /// The traffic of a run.
    pub(crate) fn of(record: &Record) -> Self {
        let exchanges = record.scenarios.values().flat_map(|it| &it.exchanges);
        let (sent, unsent): (Vec<_>, Vec<_>) = exchanges.partition(|it| it.exchange.was_sent());
        Self {
            sent: sent.len(),
            unsent: unsent.len(),
        }
    }

    /// How many, in words: `8 requests, and 1453 never sent`.
    pub(crate) fn in_words(self) -> String {
        let sent = counted(self.sent, "request", "requests");
        match self.unsent {
            0 => sent,
            unsent => format!("{sent}, and {unsent} never sent"),
        }
    }

    /// A sentence for a file that leaves out what was never sent; `None` where
    /// there is nothing of the kind.
    pub(crate) fn left_out(self) -> Option<String> {
        match self.unsent {
            0 => None,
            unsent => {
                let were = counted(unsent, "request was", "requests were");
                let are = if unsent == 1 { "is" } else { "are" };
                Some(format!("{were} never sent, and {are} left out."))
            }
        }
    }
}
