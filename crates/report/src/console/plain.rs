//! [`Plain`]: progress in lines, for CI logs and pipes.

use std::collections::BTreeMap;
use std::io::{self, Write};

use countersign_journal::{RunEvent, ScenarioId, Tally, Verdict};

use super::reasons::{Named, Reasons};
use super::{printable, reported};
use crate::tallies::in_words;
use crate::{Sink, counted};

/// Scenarios of one topic that are named as failed.
const FAILED: u64 = 20;
/// Characters of a topic's name.
const TOPIC: usize = 80;

/// Prints a line as a topic ends, one for each scenario that failed, and for
/// each reason that keeps others from passing the first that it keeps. Topics of
/// which only that can be said which was said before share a line. Wants its
/// scenarios in order: wrap it in [`InOrder`](crate::InOrder).
pub struct Plain<W: Write> {
    out: W,
    reasons: Reasons,
    topic: Option<Topic>,
    /// Topics that have ended and are not told yet.
    alike: Option<Alike>,
    open: BTreeMap<u32, Open>,
}

/// The topic under way.
struct Topic {
    system: String,
    name: String,
    tally: Tally,
    /// Whether anything of it was printed.
    is_told: bool,
}

/// Topics of one system, one after the other, of which there is nothing new to be
/// said.
struct Alike {
    system: String,
    first: String,
    last: String,
    topics: u32,
    tally: Tally,
}

/// A scenario under way.
struct Open {
    scenario: ScenarioId,
    /// The first sentence on the worst that was found.
    worst: Option<(Verdict, String)>,
}

impl<W: Write> Plain<W> {
    /// Prints to this.
    pub fn new(out: W) -> Self {
        Self {
            out,
            reasons: Reasons::default(),
            topic: None,
            alike: None,
            open: BTreeMap::new(),
        }
    }

    /// A scenario of this topic begins.
    fn begin(&mut self, system: &str, name: &str) -> io::Result<()> {
        let topic = self.topic.as_ref();
        if topic.is_some_and(|topic| topic.system == system && topic.name == name) {
            return Ok(());
        }
        self.end_topic()?;
        self.topic = Some(Topic {
            system: system.to_owned(),
            name: name.to_owned(),
            tally: Tally::default(),
            is_told: false,
        });
        Ok(())
    }

    /// A scenario came to this verdict, for this reason where it stopped early.
    fn end(&mut self, ordinal: u32, verdict: Verdict, because: Option<&str>) -> io::Result<()> {
        let open = self.open.remove(&ordinal);
        let (Some(topic), Some(open)) = (&mut self.topic, open) else {
            return Ok(());
        };
        topic.tally.add(verdict);
        let found = open.worst.filter(|(worst, _)| *worst == verdict);
        let sentence = found.as_ref().map(|(_, sentence)| sentence.as_str());
        let named = match verdict {
            Verdict::Passed => Named::No,
            Verdict::Failed if topic.tally.count(verdict) > FAILED => Named::No,
            Verdict::Failed => Named::Bare,
            _ => self.reasons.name(verdict, sentence.or(because)),
        };
        if named == Named::No {
            return Ok(());
        }
        topic.is_told = true;
        self.tell_alike()?;
        let name = printable(&open.scenario.0, 200);
        match named {
            Named::No => Ok(()),
            Named::Bare => writeln!(self.out, "  {verdict:<12} {name}"),
            Named::Again(number) => {
                writeln!(self.out, "  {verdict:<12} {name} (reason {number})")
            }
            Named::First(number, reason) => {
                writeln!(self.out, "  {verdict:<12} {name}")?;
                writeln!(self.out, "               reason {number}: {reason}")
            }
        }
    }

    /// Tells what the topic came to, or keeps it for a line with others.
    fn end_topic(&mut self) -> io::Result<()> {
        let Some(topic) = self.topic.take() else {
            return Ok(());
        };
        let are_told = self.reasons.are_told();
        let unnamed = self.reasons.end_topic();
        let is_judged = [Verdict::Passed, Verdict::Failed]
            .iter()
            .any(|verdict| topic.tally.count(*verdict) > 0);
        if !topic.is_told && are_told && !is_judged && topic.tally.total() > 0 {
            return self.keep(topic);
        }
        self.tell_alike()?;
        let failed = topic.tally.count(Verdict::Failed).saturating_sub(FAILED);
        if failed > 0 {
            writeln!(self.out, "  … {failed} more failed")?;
        }
        for line in unnamed {
            writeln!(self.out, "  … {line}")?;
        }
        let counts = in_words(|verdict| topic.tally.count(verdict));
        let (system, name) = (&topic.system, printable(&topic.name, TOPIC));
        writeln!(self.out, "{system} · {name}: {counts}")
    }

    fn keep(&mut self, topic: Topic) -> io::Result<()> {
        let other = self.alike.as_ref();
        if other.is_some_and(|alike| alike.system != topic.system) {
            self.tell_alike()?;
        }
        let alike = self.alike.get_or_insert_with(|| Alike {
            system: topic.system,
            first: topic.name.clone(),
            last: String::new(),
            topics: 0,
            tally: Tally::default(),
        });
        alike.last = topic.name;
        alike.topics += 1;
        alike.tally.add_all(&topic.tally);
        Ok(())
    }

    fn tell_alike(&mut self) -> io::Result<()> {
        let Some(alike) = self.alike.take() else {
            return Ok(());
        };
        let counts = in_words(|verdict| alike.tally.count(verdict));
        let (first, last) = (
            printable(&alike.first, TOPIC),
            printable(&alike.last, TOPIC),
        );
        let names = match alike.topics {
            1 => first,
            2 => format!("{first}, {last}"),
            topics => format!("{first} … {last} ({topics} topics)"),
        };
        let system = alike.system;
        writeln!(
            self.out,
            "{system} · {names}: {counts}, for the reasons above"
        )
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
                let scenarios = counted(*scenarios as usize, "scenario", "scenarios");
                writeln!(self.out, "{systems}: {scenarios} against {target}")
            }
            RunEvent::ScenarioStarted {
                ordinal,
                scenario,
                system,
                topic,
                ..
            } => {
                let scenario = scenario.clone();
                let worst = None;
                self.open.insert(*ordinal, Open { scenario, worst });
                self.begin(system, topic)
            }
            RunEvent::Found { ordinal, finding } => {
                if let Some(open) = self.open.get_mut(ordinal)
                    && open.worst.as_ref().is_none_or(|it| it.0 < finding.verdict)
                {
                    open.worst = Some((finding.verdict, finding.message.clone()));
                }
                Ok(())
            }
            RunEvent::ScenarioFinished {
                ordinal,
                verdict,
                because,
                ..
            } => self.end(*ordinal, *verdict, because.as_deref()),
            RunEvent::RunFinished { .. } => {
                self.end_topic()?;
                self.tell_alike()?;
                self.out.flush()
            }
            RunEvent::Noticed { notice } => {
                let message = reported(&notice.message, 400);
                writeln!(self.out, "{}: {message}", notice.code)?;
                writeln!(self.out, "  hint: {}", reported(&notice.hint, 400))
            }
            RunEvent::Exchanged { .. } | RunEvent::Claimed { .. } | RunEvent::Stopped { .. } => {
                Ok(())
            }
        }
    }
}
