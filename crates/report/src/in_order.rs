//! [`InOrder`]: the events of parallel scenarios, one scenario after another.

use std::collections::BTreeMap;
use std::io;

use countersign_journal::RunEvent;

use crate::Sink;

/// Passes events on in the order of their scenarios' ordinals, so that two
/// runs of the same scenarios print alike. Scenarios ahead of the oldest
/// unfinished one are held back; of their exchanges nothing is kept, since
/// bodies may be large and what prints in order shows none.
pub struct InOrder<S> {
    inner: S,
    current: u32,
    /// The ordinals that are due after the current one.
    due: Box<dyn Iterator<Item = u32>>,
    waiting: BTreeMap<u32, Vec<RunEvent>>,
}

impl<S: Sink> InOrder<S> {
    /// Wraps a sink of a run of these scenarios, ordinals ascending: a part of
    /// a run leaves some out.
    pub fn new(inner: S, ordinals: impl IntoIterator<Item = u32> + 'static) -> Self {
        let mut due: Box<dyn Iterator<Item = u32>> = Box::new(ordinals.into_iter());
        Self {
            inner,
            current: due.next().unwrap_or(u32::MAX),
            due,
            waiting: BTreeMap::new(),
        }
    }

    fn pass(&mut self, event: &RunEvent) -> io::Result<()> {
        self.inner.record(event)?;
        if matches!(event, RunEvent::ScenarioFinished { .. }) {
            self.current = self.due.next().unwrap_or(u32::MAX);
        }
        Ok(())
    }

    /// Passes on whatever has come to its turn.
    fn catch_up(&mut self) -> io::Result<()> {
        while let Some(events) = self.waiting.remove(&self.current) {
            let before = self.current;
            for event in &events {
                self.pass(event)?;
            }
            if self.current == before {
                break;
            }
        }
        Ok(())
    }

    /// Passes on everything that is left: a scenario that never finished
    /// must not hide those behind it.
    fn drain(&mut self) -> io::Result<()> {
        for event in std::mem::take(&mut self.waiting).into_values().flatten() {
            self.inner.record(&event)?;
        }
        Ok(())
    }
}

impl<S: Sink> Sink for InOrder<S> {
    fn record(&mut self, event: &RunEvent) -> io::Result<()> {
        match event.ordinal() {
            None => {
                if matches!(event, RunEvent::RunFinished { .. }) {
                    self.drain()?;
                }
                self.inner.record(event)
            }
            Some(ordinal) if ordinal <= self.current => {
                self.pass(event)?;
                self.catch_up()
            }
            Some(_) if matches!(event, RunEvent::Exchanged { .. }) => Ok(()),
            Some(ordinal) => {
                self.waiting.entry(ordinal).or_default().push(event.clone());
                Ok(())
            }
        }
    }
}
