//! The [`Writer`]: the one thread that owns model and log, so that commands
//! are decided one after the other.
//!
//! Commands that wait are taken together: they are decided in turn, their
//! events are stored in one transaction, and only then do their replies
//! leave. A batch that cannot be stored is answered 500 as a whole, and the
//! model is made anew from what the log holds.
//!
//! What the model does of itself is stored like what commands bring about.
//! The writer sleeps until it is due; a command that comes late finds it done
//! all the same.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use countersign_system::{Command, Event, Model, Modelled, Reply, Settings, System};
use serde_json::Value;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::{mpsc, oneshot};
use tokio::time::timeout;

use crate::clock::Clock;
use crate::delivery::Delivery;
use crate::deviation::{Decided, Deviations};
use crate::log::{Log, LogError};
use crate::refusal::{Refusals, json_refusal, json_reply};

/// Most commands that one transaction takes.
const BATCH: usize = 256;

/// Longest sleep until something is due: the system's time may be put
/// forward meanwhile.
const LONGEST: Duration = Duration::from_secs(1);

/// What the writer is asked.
pub(crate) enum Ask {
    /// A request of the system's own API.
    Decide(Command),
    /// A provider state and its parameters.
    Provide(String, Value),
}

/// A reply, and how it is to travel.
pub(crate) type Answer = (Reply, Delivery);

/// A question with the place that its answer goes to.
type Question = (Ask, oneshot::Sender<Answer>);

/// The way to the writer thread; it ends when the last of these is dropped.
#[derive(Debug, Clone)]
pub(crate) struct Asker(mpsc::Sender<Question>);

impl Asker {
    /// Asks, and waits for the answer; `None` where the writer has ended.
    pub(crate) async fn ask(&self, ask: Ask) -> Option<Answer> {
        let (sender, reply) = oneshot::channel();
        self.0.send((ask, sender)).await.ok()?;
        reply.await.ok()
    }
}

/// Model and log, and what is needed to make the model anew.
pub(crate) struct Writer {
    system: Arc<dyn Modelled>,
    partners: Vec<Vec<String>>,
    settings: Settings,
    refusals: Refusals,
    model: Box<dyn Model>,
    deviations: Deviations,
    log: Log,
    clock: Clock,
    /// Whether what was due could not be done, so that trying again at once
    /// would be for nothing.
    stuck: bool,
}

impl Writer {
    /// A writer whose model has replayed the log.
    pub(crate) fn new(
        system: Arc<dyn Modelled>,
        partners: Vec<Vec<String>>,
        settings: Settings,
        log: Log,
        deviations: Deviations,
    ) -> Result<Self, LogError> {
        let (model, last) = replayed(&*system, &partners, &settings, &log)?;
        Ok(Self {
            refusals: Refusals::of(Arc::clone(&system) as Arc<dyn System>),
            system,
            partners,
            settings,
            model,
            deviations,
            log,
            clock: Clock::after(last),
            stuck: false,
        })
    }

    /// Starts the thread.
    pub(crate) fn start(mut self, waiting: usize) -> std::io::Result<(Asker, JoinHandle<()>)> {
        let (sender, mut questions) = mpsc::channel(waiting.max(1));
        // Of its own, so that its timers outlive those of the caller.
        let runtime = Builder::new_current_thread().enable_time().build()?;
        let thread = std::thread::Builder::new().name("sandbox-writer".to_owned());
        let handle = thread.spawn(move || {
            let mut batch = Vec::with_capacity(BATCH);
            while wait(&runtime, &mut questions, &mut batch, self.until_due()) {
                if !self.serve(&mut batch) {
                    // Nothing may be decided without a model that agrees with
                    // the log; requests are answered 500 by the rim.
                    return;
                }
            }
        })?;
        Ok((Asker(sender), handle))
    }

    /// How long to sleep where no command comes; `None` where nothing is due.
    fn until_due(&mut self) -> Option<Duration> {
        let due = self.due()?;
        if self.stuck {
            return Some(LONGEST);
        }
        let left = due.saturating_sub(i128::from(self.clock.now()));
        let left = u64::try_from(left.max(0)).unwrap_or(u64::MAX);
        Some(Duration::from_nanos(left).min(LONGEST))
    }

    /// When the model wants to be woken; one that cannot say so does not.
    fn due(&self) -> Option<i128> {
        catch_unwind(AssertUnwindSafe(|| self.model.due())).ok()?
    }

    /// Does what is due, and answers a batch; false where no model can be had
    /// any more.
    fn serve(&mut self, batch: &mut Vec<Question>) -> bool {
        let mut events = Vec::new();
        let mut replies = Vec::with_capacity(batch.len());
        // Without a question it is a timer that has ended.
        let mut broken = batch.is_empty() && self.wake(&mut events).is_err();
        for (ask, sender) in batch.drain(..) {
            let answer = if broken {
                self.failure(&ask, "the request was not carried out")
            } else {
                self.carry_out(&ask, &mut events)
                    .unwrap_or_else(|sentence| {
                        broken = true;
                        self.failure(&ask, &sentence)
                    })
            };
            replies.push((ask, sender, answer));
        }
        let stored = if broken {
            Err("the model failed on a request that came together with this one".to_owned())
        } else {
            self.log.append(&events).map_err(|error| error.to_string())
        };
        let mut sound = true;
        if let Err(sentence) = stored {
            self.stuck = true;
            sound = self.renew();
            for (ask, _, answer) in &mut replies {
                if answer.0.status != 500 {
                    *answer = self.failure(ask, &sentence);
                }
            }
        }
        for (_, sender, answer) in replies {
            // A peer that has gone needs no answer.
            _ = sender.send(answer);
        }
        sound
    }

    /// Decides and applies; an error means that the model can't be trusted.
    fn carry_out(&mut self, ask: &Ask, stored: &mut Vec<(i64, Event)>) -> Result<Answer, String> {
        self.wake(stored)?;
        let now = self.clock.now();
        let (model, deviations) = (&*self.model, &mut self.deviations);
        let refusals = &self.refusals;
        let decided = catch_unwind(AssertUnwindSafe(|| match ask {
            Ask::Decide(command) => {
                let mut command = command.clone();
                command.now = i128::from(now);
                deviations.decide(model, refusals, &command)
            }
            Ask::Provide(state, params) => {
                let (events, reply) = match model.provide(state, params, i128::from(now)) {
                    Ok((events, answer)) => (events, json_reply(200, &answer)),
                    Err(sentence) => (Vec::new(), json_refusal(400, &sentence)),
                };
                Decided {
                    events,
                    reply,
                    delivery: Delivery::default(),
                }
            }
        }));
        // decide changes nothing, so a panic in it leaves the model sound.
        let Ok(decided) = decided else {
            return Ok(self.failure(ask, "the model failed on this request"));
        };
        self.apply(decided.events, now, stored)?;
        Ok((decided.reply, decided.delivery))
    }

    /// Lets the model do what is due; an error means that it can't be trusted.
    fn wake(&mut self, stored: &mut Vec<(i64, Event)>) -> Result<(), String> {
        let now = self.clock.now();
        self.stuck = false;
        if self.due().is_none_or(|due| due > i128::from(now)) {
            return Ok(());
        }
        let model = &self.model;
        let woken = catch_unwind(AssertUnwindSafe(|| model.wake(i128::from(now))));
        // wake changes nothing either; what it failed on is tried again.
        let events = woken.unwrap_or_default();
        let deviations = &mut self.deviations;
        let deviated = catch_unwind(AssertUnwindSafe(|| deviations.wake(events)));
        let events = deviated.unwrap_or_default();
        self.stuck = events.is_empty();
        self.apply(events, now, stored)
    }

    fn apply(
        &mut self,
        events: Vec<Event>,
        now: i64,
        stored: &mut Vec<(i64, Event)>,
    ) -> Result<(), String> {
        for event in events {
            let model = &mut self.model;
            catch_unwind(AssertUnwindSafe(|| model.apply(&event)))
                .unwrap_or_else(|_| Err("the model failed on its own event".to_owned()))?;
            stored.push((now, event));
        }
        Ok(())
    }

    /// Makes the model anew from the log.
    fn renew(&mut self) -> bool {
        match replayed(&*self.system, &self.partners, &self.settings, &self.log) {
            Ok((model, _)) => {
                self.model = model;
                true
            }
            Err(_) => false,
        }
    }

    fn failure(&self, ask: &Ask, sentence: &str) -> Answer {
        let reply = match ask {
            Ask::Decide(_) => self.refusals.refuse(500, sentence),
            Ask::Provide(..) => json_refusal(500, sentence),
        };
        (reply, Delivery::default())
    }
}

/// Waits for questions, or for this time to pass; false where none can come
/// any more.
fn wait(
    runtime: &Runtime,
    questions: &mut mpsc::Receiver<Question>,
    batch: &mut Vec<Question>,
    time: Option<Duration>,
) -> bool {
    runtime.block_on(async {
        let asked = questions.recv_many(batch, BATCH);
        match time {
            None => asked.await > 0,
            Some(time) => timeout(time, asked).await.map_or(true, |asked| asked > 0),
        }
    })
}

fn replayed(
    system: &dyn Modelled,
    partners: &[Vec<String>],
    settings: &Settings,
    log: &Log,
) -> Result<(Box<dyn Model>, i64), LogError> {
    let mut model = system.model(partners, settings);
    let last = log.replay(|event| model.apply(event))?;
    Ok((model, last))
}
