//! [`Tee`]: one run, several sinks.

use std::io;

use countersign_journal::RunEvent;

use crate::Sink;

/// Hands every event to each of its sinks, in their order.
#[derive(Default)]
pub struct Tee<'a>(pub Vec<Box<dyn Sink + 'a>>);

impl Sink for Tee<'_> {
    /// A sink that fails keeps no other from its events; the first error is
    /// the one that is told.
    fn record(&mut self, event: &RunEvent) -> io::Result<()> {
        let mut first = Ok(());
        for sink in &mut self.0 {
            let result = sink.record(event);
            if first.is_ok() {
                first = result;
            }
        }
        first
    }
}
