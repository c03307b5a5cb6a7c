//! [`Tap`]: a test point for each scenario as it ends, in the Test Anything
//! Protocol.

use std::io::{self, Write};

use countersign_journal::RunEvent;

use crate::format::tap::{ending, opening, point};
use crate::{RunReport, Sink};

/// Prints TAP 14 as a run goes on, as the format of this name has it. Points are
/// numbered as scenarios end: wrap it in [`InOrder`](crate::InOrder) for those of
/// a run.
pub struct Tap<W: Write> {
    out: W,
    report: RunReport,
    points: u32,
}

impl<W: Write> Tap<W> {
    /// Prints to this.
    pub fn new(out: W) -> Self {
        Self {
            out,
            report: RunReport::default(),
            points: 0,
        }
    }
}

impl<W: Write> Sink for Tap<W> {
    fn record(&mut self, event: &RunEvent) -> io::Result<()> {
        self.report.add(event);
        let mut text = String::new();
        match event {
            RunEvent::RunStarted { scenarios, .. } => text = opening(*scenarios),
            RunEvent::ScenarioFinished { ordinal, .. } => {
                if let Some(scenario) = self.report.scenarios.get_mut(ordinal) {
                    self.points += 1;
                    point(self.points, scenario, &mut text);
                    // It is told; only that it was run counts from now on.
                    scenario.findings = Vec::new();
                }
            }
            RunEvent::RunFinished { .. } => ending(&self.report, &mut text),
            _ => return Ok(()),
        }
        self.out.write_all(text.as_bytes())?;
        self.out.flush()
    }
}
