//! The [`Writer`]: the one thread that owns model and log, so that commands
//! are decided one after the other.
//!
//! Commands that wait are taken together: they are decided in turn, their
//! events are stored in one transaction, and only then do their replies
//! leave. A batch that cannot be stored is answered 500 as a whole, and the
//! model is made anew from what the log holds.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::thread::JoinHandle;

use countersign_system::{Command, Event, Model, Reply, System};
use serde_json::{Value, json};
use tokio::sync::{mpsc, oneshot};

use crate::clock::Clock;
use crate::log::{Log, LogError};

/// Most commands that one transaction takes.
const BATCH: usize = 256;

/// What the writer is asked.
pub(crate) enum Ask {
    /// A request of the system's own API.
    Decide(Command),
    /// A provider state and its parameters.
    Provide(String, Value),
}

/// A question with the place that its reply goes to.
type Question = (Ask, oneshot::Sender<Reply>);

/// The way to the writer thread; it ends when the last of these is dropped.
#[derive(Debug, Clone)]
pub(crate) struct Asker(mpsc::Sender<Question>);

impl Asker {
    /// Asks, and waits for the reply; `None` where the writer has ended.
    pub(crate) async fn ask(&self, ask: Ask) -> Option<Reply> {
        let (sender, reply) = oneshot::channel();
        self.0.send((ask, sender)).await.ok()?;
        reply.await.ok()
    }
}

/// Model and log, and what is needed to make the model anew.
pub(crate) struct Writer {
    system: Arc<dyn System>,
    partners: Vec<Vec<String>>,
    model: Box<dyn Model>,
    log: Log,
    clock: Clock,
}

impl Writer {
    /// A writer whose model has replayed the log.
    pub(crate) fn new(
        system: Arc<dyn System>,
        partners: Vec<Vec<String>>,
        log: Log,
    ) -> Result<Self, LogError> {
        let (model, last) = replayed(&*system, &partners, &log)?;
        Ok(Self {
            system,
            partners,
            model,
            log,
            clock: Clock::after(last),
        })
    }

    /// Starts the thread.
    pub(crate) fn start(mut self, waiting: usize) -> std::io::Result<(Asker, JoinHandle<()>)> {
        let (sender, mut questions) = mpsc::channel(waiting.max(1));
        let thread = std::thread::Builder::new().name("sandbox-writer".to_owned());
        let handle = thread.spawn(move || {
            let mut batch = Vec::with_capacity(BATCH);
            while questions.blocking_recv_many(&mut batch, BATCH) > 0 {
                if !self.serve(&mut batch) {
                    // Nothing may be decided without a model that agrees with
                    // the log; requests are answered 500 by the rim.
                    return;
                }
            }
        })?;
        Ok((Asker(sender), handle))
    }

    /// Answers a batch; false where no model can be had any more.
    fn serve(&mut self, batch: &mut Vec<Question>) -> bool {
        let mut events = Vec::new();
        let mut replies = Vec::with_capacity(batch.len());
        let mut broken = false;
        for (ask, sender) in batch.drain(..) {
            let reply = if broken {
                failure("the request was not carried out")
            } else {
                self.carry_out(&ask, &mut events)
                    .unwrap_or_else(|sentence| {
                        broken = true;
                        failure(&sentence)
                    })
            };
            replies.push((sender, reply));
        }
        let stored = if broken {
            Err("the model failed on a request that came together with this one".to_owned())
        } else {
            self.log.append(&events).map_err(|error| error.to_string())
        };
        let mut sound = true;
        if let Err(sentence) = stored {
            sound = self.renew();
            for (_, reply) in &mut replies {
                if reply.status != 500 {
                    *reply = failure(&sentence);
                }
            }
        }
        for (sender, reply) in replies {
            // A peer that has gone needs no reply.
            _ = sender.send(reply);
        }
        sound
    }

    /// Decides and applies; an error means that the model can't be trusted.
    fn carry_out(&mut self, ask: &Ask, stored: &mut Vec<(i64, Event)>) -> Result<Reply, String> {
        let now = self.clock.now();
        let model = &self.model;
        let decided = catch_unwind(AssertUnwindSafe(|| match ask {
            Ask::Decide(command) => {
                let mut command = command.clone();
                command.now = i128::from(now);
                model.decide(&command)
            }
            Ask::Provide(state, params) => match model.provide(state, params, i128::from(now)) {
                Ok((events, answer)) => (events, json_reply(200, &answer)),
                Err(sentence) => (Vec::new(), json_reply(400, &json!({ "error": sentence }))),
            },
        }));
        // decide changes nothing, so a panic in it leaves the model sound.
        let Ok((events, reply)) = decided else {
            return Ok(failure("the model failed on this request"));
        };
        for event in events {
            let model = &mut self.model;
            catch_unwind(AssertUnwindSafe(|| model.apply(&event)))
                .unwrap_or_else(|_| Err("the model failed on its own event".to_owned()))?;
            stored.push((now, event));
        }
        Ok(reply)
    }

    /// Makes the model anew from the log.
    fn renew(&mut self) -> bool {
        match replayed(&*self.system, &self.partners, &self.log) {
            Ok((model, _)) => {
                self.model = model;
                true
            }
            Err(_) => false,
        }
    }
}

fn replayed(
    system: &dyn System,
    partners: &[Vec<String>],
    log: &Log,
) -> Result<(Box<dyn Model>, i64), LogError> {
    let mut model = system.model(partners);
    let last = log.replay(|event| model.apply(event))?;
    Ok((model, last))
}

fn failure(sentence: &str) -> Reply {
    json_reply(500, &json!({ "error": sentence }))
}

/// A reply with a JSON body.
pub(crate) fn json_reply(status: u16, body: &Value) -> Reply {
    Reply {
        status,
        headers: vec![("content-type".to_owned(), "application/json".to_owned())],
        body: body.to_string().into_bytes(),
    }
}
