//! Progress on a terminal.

use std::io;

use countersign_journal::{RunEvent, Tally, Verdict};
use countersign_report::Sink;
use countersign_report::console::printable;
use indicatif::{ProgressBar, ProgressStyle};

/// A bar with counts, gone when the run ends.
#[derive(Default)]
pub(crate) struct Progress {
    bar: Option<ProgressBar>,
    tally: Tally,
}

impl Sink for Progress {
    fn record(&mut self, event: &RunEvent) -> io::Result<()> {
        match event {
            RunEvent::RunStarted {
                scenarios,
                target,
                systems,
                ..
            } => {
                let bar = ProgressBar::new(u64::from(*scenarios));
                let template = "{prefix} {bar:30} {pos}/{len}  {wide_msg}";
                if let Ok(style) = ProgressStyle::with_template(template) {
                    bar.set_style(style);
                }
                bar.set_prefix(format!("{} against {target}", systems.join(", ")));
                self.bar = Some(bar);
            }
            RunEvent::ScenarioStarted { topic, .. } => {
                if let Some(bar) = &self.bar {
                    bar.set_message(format!("{}{}", self.bad(), printable(topic, 60)));
                }
            }
            RunEvent::ScenarioFinished { verdict, .. } => {
                self.tally.add(*verdict);
                if let Some(bar) = &self.bar {
                    bar.inc(1);
                }
            }
            RunEvent::RunFinished { .. } => {
                if let Some(bar) = self.bar.take() {
                    bar.finish_and_clear();
                }
            }
            RunEvent::Noticed { .. }
            | RunEvent::Exchanged { .. }
            | RunEvent::Claimed { .. }
            | RunEvent::Stopped { .. }
            | RunEvent::Found { .. } => {}
        }
        Ok(())
    }
}

impl Progress {
    /// What did not pass so far.
    fn bad(&self) -> String {
        [Verdict::Failed, Verdict::Inconclusive, Verdict::Warned]
            .into_iter()
            .map(|verdict| (self.tally.count(verdict), verdict))
            .filter(|(count, _)| *count > 0)
            .map(|(count, verdict)| format!("{count} {verdict} · "))
            .collect()
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
    }
}
