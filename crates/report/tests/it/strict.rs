//! `--strict`: a warning counts as failed, and nothing else changes.

use countersign_journal::{RunEvent, Verdict};
use countersign_report::{Collect, RunReport, Sink, Strict, Tee};

/// A sink for events that are looked at elsewhere.
struct Nowhere;

impl Sink for Nowhere {
    fn record(&mut self, _: &RunEvent) -> std::io::Result<()> {
        Ok(())
    }
}

fn report(events: &[RunEvent], strict: bool) -> RunReport {
    let mut sink = Tee {
        first: Nowhere,
        second: Strict::new(strict, Collect::new(Nowhere)),
    };
    for event in events {
        sink.record(event).expect("nothing is written");
    }
    sink.second.inner().report().clone()
}

#[test]
fn warned_becomes_failed_and_nothing_else_changes() {
    for (name, events) in crate::cases() {
        let (lax, strict) = (report(&events, false), report(&events, true));
        let (before, after) = (lax.verdicts(), strict.verdicts());
        assert_eq!(after.count(Verdict::Warned), 0, "{name}");
        assert_eq!(
            after.count(Verdict::Failed),
            before.count(Verdict::Failed) + before.count(Verdict::Warned),
            "{name}"
        );
        for verdict in [Verdict::Passed, Verdict::Skipped, Verdict::Inconclusive] {
            assert_eq!(after.count(verdict), before.count(verdict), "{name}");
        }
        for (soft, hard) in lax.findings().zip(strict.findings()) {
            let expected = match soft.verdict {
                Verdict::Warned => Verdict::Failed,
                verdict => verdict,
            };
            assert_eq!(hard.verdict, expected, "{name}");
        }
    }
}
