//! Progress on a terminal.

use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use countersign_journal::RunEvent;
use countersign_report::Sink;
use countersign_report::console::{self, printable};
use indicatif::{ProgressBar, ProgressState, ProgressStyle};
use terminal_size::{Width, terminal_size_of};

/// How often the line is drawn where nothing happens: a target that hangs is
/// seen to.
const TICK: Duration = Duration::from_millis(250);

/// Columns of a terminal that does not say how many it has.
const COLUMNS: u16 = 80;

/// One line on standard error that tells how far a run is; gone when the run
/// ends, and never there where standard error is no terminal.
#[derive(Default)]
pub(crate) struct Progress {
    bar: Option<ProgressBar>,
    told: Arc<Mutex<console::Progress>>,
}

impl Sink for Progress {
    fn record(&mut self, event: &RunEvent) -> io::Result<()> {
        lock(&self.told).record(event);
        match event {
            RunEvent::RunStarted { scenarios, .. } => self.begin(u64::from(*scenarios)),
            RunEvent::ScenarioFinished { .. } => {
                if let Some(bar) = &self.bar {
                    bar.inc(1);
                }
            }
            RunEvent::RunFinished { .. } => self.end(),
            RunEvent::Noticed { notice } => {
                if let Some(bar) = &self.bar {
                    let message = printable(&notice.message, 400);
                    let hint = printable(&notice.hint, 400);
                    bar.println(format!("{}: {message}\n  hint: {hint}", notice.code));
                }
            }
            RunEvent::ScenarioStarted { .. }
            | RunEvent::Exchanged { .. }
            | RunEvent::Claimed { .. }
            | RunEvent::Stopped { .. }
            | RunEvent::Found { .. } => {}
        }
        Ok(())
    }
}

impl Progress {
    fn begin(&mut self, scenarios: u64) {
        let bar = ProgressBar::new(scenarios);
        let told = Arc::clone(&self.told);
        let line = move |state: &ProgressState, out: &mut dyn std::fmt::Write| {
            let width = terminal_size_of(io::stderr()).map_or(COLUMNS, |(Width(width), _)| width);
            let line = lock(&told).line(state.elapsed(), state.eta(), usize::from(width));
            // A line that can't be drawn is no reason to fail.
            let _ = out.write_str(&line);
        };
        if let Ok(style) = ProgressStyle::with_template("{line}") {
            bar.set_style(style.with_key("line", line));
        }
        bar.enable_steady_tick(TICK);
        self.bar = Some(bar);
    }

    fn end(&mut self) {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
    }
}

/// What is told: a thread that died while it drew leaves nothing half-done.
fn lock(told: &Mutex<console::Progress>) -> std::sync::MutexGuard<'_, console::Progress> {
    told.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.end();
    }
}
