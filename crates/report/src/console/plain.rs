//! [`Plain`]: progress in lines, for CI logs and pipes.

use std::collections::BTreeMap;
use std::io::{self, Write};

use countersign_journal::{RunEvent, ScenarioId, Tally, Verdict};

use super::printable;
use crate::Sink;
use crate::tallies::in_words;

/// Prints a line as a topic ends and one for each scenario that did not
/// pass. Wants its scenarios in order: wrap it in
/// [`InOrder`](crate::InOrder).
pub struct Plain<W: Write> {
    out: W,
    topic: Option<(String, String)>,
    tally: Tally,
    open: BTreeMap<u32, ScenarioId>,
}

impl<W: Write> Plain<W> {
    /// Prints to this.
    pub fn new(out: W) -> Self {
        Self {
            out,
            topic: None,
            tally: Tally::default(),
            open: BTreeMap::new(),
        }
    }

    fn end_topic(&mut self) -> io::Result<()> {
        if let Some((system, topic)) = self.topic.take() {
            let counts = in_words(|verdict| self.tally.count(verdict));
            let topic = printable(&topic, 80);
            writeln!(self.out, "{system} · {topic}: {counts}")?;
        }
        self.tally = Tally::default();
        Ok(())
    }
}

impl<W: Write> Sink for Plain<W> {
    fn record(&mut self, event: &RunEvent) -> io::Result<()> {
        match event {
            RunEvent::RunStarted {
                systems,
                target,
                scenarios,
                ..
            } => {
                let systems = systems.join(", ");
                writeln!(
                    self.out,
                    "{systems}: {scenarios} scenarios against {target}"
                )
            }
            RunEvent::ScenarioStarted {
                ordinal,
                scenario,
                system,
                topic,
                ..
            } => {
                let topic = (system.clone(), topic.clone());
                if self.topic.as_ref() != Some(&topic) {
                    self.end_topic()?;
                    self.topic = Some(topic);
                }
                self.open.insert(*ordinal, scenario.clone());
                Ok(())
            }
            RunEvent::ScenarioFinished {
                ordinal, verdict, ..
            } => {
                self.tally.add(*verdict);
                match self.open.remove(ordinal) {
                    Some(scenario) if *verdict != Verdict::Passed => {
                        let name = printable(&scenario.0, 200);
                        writeln!(self.out, "  {verdict:<12} {name}")
                    }
                    _ => Ok(()),
                }
            }
            RunEvent::RunFinished { .. } => {
                self.end_topic()?;
                self.out.flush()
            }
            RunEvent::Noticed { notice } => {
                let message = printable(&notice.message, 400);
                writeln!(self.out, "{}: {message}", notice.code)?;
                writeln!(self.out, "  hint: {}", printable(&notice.hint, 400))
            }
            RunEvent::Exchanged { .. }
            | RunEvent::Claimed { .. }
            | RunEvent::Stopped { .. }
            | RunEvent::Found { .. } => Ok(()),
        }
    }
}
