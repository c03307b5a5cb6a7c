//! The journal: whole lines, there as soon as a scenario ends.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

use countersign_journal::RunEvent;
use countersign_report::{Journal, Sink};

/// A file that is looked into while it is written.
#[derive(Clone, Default)]
struct Shared(Rc<RefCell<Vec<u8>>>);

impl Write for Shared {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_run_killed_at_any_event_leaves_a_readable_journal() {
    for (name, events) in crate::cases() {
        for end in 1..=events.len() {
            let file = Shared::default();
            let mut journal = Journal::new(file.clone());
            for event in &events[..end] {
                journal.record(event).expect("memory takes everything");
            }
            // A killed program drops nothing.
            std::mem::forget(journal);
            let text = String::from_utf8(file.0.borrow().clone()).expect("text");
            let read: Vec<RunEvent> = text
                .lines()
                .map(|line| serde_json::from_str(line).expect("a whole line"))
                .collect();
            assert!(text.ends_with('\n'), "{name}: {end}");
            assert_eq!(read, events[..read.len()], "{name}: {end}");
            let finished = events[..end]
                .iter()
                .rposition(|event| matches!(event, RunEvent::ScenarioFinished { .. }));
            assert!(
                finished.is_none_or(|at| read.len() > at),
                "{name}: a finished scenario is not in the journal of the first {end} events"
            );
        }
    }
}
