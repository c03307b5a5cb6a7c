//! [`Scenarios`]: the frame in which the script lists them.

use std::fmt;

/// The filters, and the room for the list.
pub(super) struct Scenarios;

impl fmt::Display for Scenarios {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(include_str!("assets/scenarios.html"))
    }
}
