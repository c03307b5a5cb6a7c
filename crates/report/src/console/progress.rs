//! [`Progress`]: how far a run is, in one line.

use std::time::Duration;

use countersign_journal::{RunEvent, Tally, Verdict};

use super::printable::{columns, first};
use crate::tallies::in_words;

/// Columns of the bar.
const BAR: u64 = 12;
/// Columns of a name, at most: no terminal is as wide.
const NAME: usize = 400;

/// How far a run is.
#[derive(Debug, Clone, Default)]
pub struct Progress {
    done: u64,
    all: u64,
    /// What did not pass so far.
    findings: Tally,
    requests: u64,
    systems: String,
    topic: String,
    target: String,
}

/// How much of the line there is room for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Room {
    /// For scenarios done of all, and no more.
    Count,
    /// For what is left of the time as well.
    Left,
    /// For findings, those that failed and others.
    Findings,
    /// For how many requests there are in a second.
    Rate,
    /// For findings by verdict.
    Verdicts,
    /// For a bar.
    Bar,
    /// For the names of the systems.
    Systems,
    /// For the first words of the topic.
    Words,
    /// For the whole topic.
    Topic,
    /// For everything.
    Target,
}

impl Room {
    /// From the most to the least.
    const ALL: [Self; 10] = [
        Self::Target,
        Self::Topic,
        Self::Words,
        Self::Systems,
        Self::Bar,
        Self::Verdicts,
        Self::Rate,
        Self::Findings,
        Self::Left,
        Self::Count,
    ];
}

impl Progress {
    /// Takes in what has happened.
    pub fn record(&mut self, event: &RunEvent) {
        match event {
            RunEvent::RunStarted {
                scenarios,
                systems,
                target,
                ..
            } => {
                self.all = u64::from(*scenarios);
                self.systems = first(&systems.join(", "), NAME);
                self.target = first(target, NAME);
            }
            RunEvent::ScenarioStarted { topic, .. } => self.topic = first(topic, NAME),
            RunEvent::Exchanged { exchange, .. } if exchange.was_sent() => self.requests += 1,
            RunEvent::Found { finding, .. } if finding.verdict != Verdict::Passed => {
                self.findings.add(finding.verdict);
            }
            RunEvent::ScenarioFinished { .. } => self.done += 1,
            RunEvent::Exchanged { .. }
            | RunEvent::Found { .. }
            | RunEvent::Noticed { .. }
            | RunEvent::Claimed { .. }
            | RunEvent::Stopped { .. }
            | RunEvent::RunFinished { .. } => {}
        }
    }

    /// All that fits into so many columns: first the target goes, then the topic
    /// word by word, the systems, the bar. Nothing is cut within a word.
    pub fn line(&self, elapsed: Duration, left: Duration, width: usize) -> String {
        let mut line = String::new();
        for room in Room::ALL {
            line = self.told(elapsed, left, room);
            if room == Room::Words {
                line = self.with_words(line, width);
            }
            if columns(&line) <= width {
                break;
            }
        }
        line
    }

    /// The line without regard to its width.
    fn told(&self, elapsed: Duration, left: Duration, room: Room) -> String {
        let mut head = Vec::new();
        if room >= Room::Systems {
            head.push(self.systems.clone());
        }
        if room >= Room::Bar {
            head.push(self.bar());
        }
        head.push(format!("{}/{}", self.done, self.all));
        let mut parts = vec![head.join(" ")];
        // Before the first has ended nobody knows.
        if room >= Room::Left && self.done > 0 {
            parts.push(format!("{} left", in_time(left)));
        }
        if room >= Room::Findings && self.findings.total() > 0 {
            parts.push(match room >= Room::Verdicts {
                true => in_words(|verdict| self.findings.count(verdict)),
                false => self.findings_in_short(),
            });
        }
        if room >= Room::Rate {
            let rate = self.requests as f64 / elapsed.as_secs_f64().max(0.001);
            parts.push(format!("{rate:.0} requests/s"));
        }
        if room >= Room::Topic {
            parts.push(self.topic.clone());
        }
        if room >= Room::Target {
            parts.push(self.target.clone());
        }
        parts.retain(|part| !part.is_empty());
        parts.join(" · ")
    }

    /// The line with as many words of the topic as fit.
    fn with_words(&self, line: String, width: usize) -> String {
        let mut fits = line.clone();
        for (at, _) in self.topic.match_indices(' ') {
            let more = format!("{line} · {} …", &self.topic[..at]);
            if columns(&more) > width {
                break;
            }
            fits = more;
        }
        fits
    }

    fn findings_in_short(&self) -> String {
        let failed = self.findings.count(Verdict::Failed);
        match (failed, self.findings.total() - failed) {
            (0, others) => format!("{others} not passed"),
            (failed, 0) => format!("{failed} failed"),
            (failed, others) => format!("{failed} failed, {others} more"),
        }
    }

    fn bar(&self) -> String {
        let full = (BAR * self.done.min(self.all) / self.all.max(1)) as usize;
        let rest = BAR as usize - full;
        format!("{}{}", "█".repeat(full), "░".repeat(rest))
    }
}

/// A time to wait, in its two greatest units.
fn in_time(time: Duration) -> String {
    let seconds = time.as_secs();
    match (seconds / 3_600, seconds / 60 % 60, seconds % 60) {
        (0, 0, seconds) => format!("{seconds}s"),
        (0, minutes, seconds) => format!("{minutes}m {seconds:02}s"),
        (hours, minutes, _) => format!("{hours}h {minutes:02}m"),
    }
}
