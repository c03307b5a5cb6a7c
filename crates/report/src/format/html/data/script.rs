//! [`Scripts`]: what repeats the scenarios that did not pass.

use crate::format::scripts::is_well;
use crate::script::script;
use crate::{ScenarioRecord, ScenarioReport};

/// Bytes of a script.
const ROOM: usize = 64 << 10;
/// Bytes of all of them; what comes later has none.
const ROOM_ALL: usize = 8 << 20;

/// How many bytes of scripts there is room for.
#[derive(Debug)]
pub(super) struct Scripts(usize);

impl Scripts {
    /// All the room of a page.
    pub(super) fn new() -> Self {
        Self(ROOM_ALL)
    }

    /// A scenario's script, where it did not pass.
    pub(super) fn of(
        &mut self,
        report: &ScenarioReport,
        record: Option<&ScenarioRecord>,
    ) -> Option<String> {
        if self.0 == 0 || is_well(report.verdict()) {
            return None;
        }
        let script = script(report, record?, ROOM)?;
        self.0 = self.0.saturating_sub(script.len());
        Some(script)
    }
}
