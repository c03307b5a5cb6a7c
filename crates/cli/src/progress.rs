//! Progress on a terminal.

use std::io;
use std::time::Duration;

use countersign_journal::{RunEvent, Tally, Verdict};
use countersign_report::Sink;
use countersign_report::console::{first, printable};
use indicatif::{ProgressBar, ProgressStyle};

/// How often the line is drawn where nothing happens: a target that hangs is
/// seen to.
const TICK: Duration = Duration::from_millis(250);

/// One line on standard error that tells scenarios done of all, findings so far,
/// requests a second and what is left of the time; gone when the run ends, and
/// never there where standard error is no terminal.
#[derive(Default)]
pub(crate) struct Progress {
    bar: Option<ProgressBar>,
    findings: Tally,
    requests: u64,
    topic: String,
}

impl Sink for Progress {
    fn record(&mut self, event: &RunEvent) -> io::Result<()> {
        match event {
            RunEvent::RunStarted {
                scenarios, systems, ..
            } => {
                let bar = ProgressBar::new(u64::from(*scenarios));
                let template = "{prefix} {bar:12} {pos}/{len} · {eta} left · {wide_msg}";
                if let Ok(style) = ProgressStyle::with_template(template) {
                    bar.set_style(style);
                }
                bar.set_prefix(first(&systems.join(", "), 24));
                bar.enable_steady_tick(TICK);
                self.bar = Some(bar);
            }
            RunEvent::ScenarioStarted { topic, .. } => {
                self.topic = first(topic, 60);
                self.show();
            }
            RunEvent::Exchanged { .. } => self.requests += 1,
            RunEvent::Found { finding, .. } if finding.verdict != Verdict::Passed => {
                self.findings.add(finding.verdict);
            }
            RunEvent::ScenarioFinished { .. } => {
                if let Some(bar) = &self.bar {
                    bar.inc(1);
                }
                self.show();
            }
            RunEvent::RunFinished { .. } => self.end(),
            RunEvent::Noticed { notice } => {
                if let Some(bar) = &self.bar {
                    let message = printable(&notice.message, 400);
                    let hint = printable(&notice.hint, 400);
                    bar.println(format!("{}: {message}\n  hint: {hint}", notice.code));
                }
            }
            RunEvent::Claimed { .. } | RunEvent::Stopped { .. } | RunEvent::Found { .. } => {}
        }
        Ok(())
    }
}

impl Progress {
    fn show(&self) {
        if let Some(bar) = &self.bar {
            let seconds = bar.elapsed().as_secs_f64().max(0.001);
            let rate = self.requests as f64 / seconds;
            let findings = told(&self.findings);
            bar.set_message(format!("{findings}{rate:.0} requests/s · {}", self.topic));
        }
    }

    fn end(&mut self) {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
    }
}

/// What did not pass so far.
fn told(findings: &Tally) -> String {
    Verdict::ALL
        .into_iter()
        .map(|verdict| (findings.count(verdict), verdict))
        .filter(|(count, _)| *count > 0)
        .map(|(count, verdict)| format!("{count} {verdict} · "))
        .collect()
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.end();
    }
}
