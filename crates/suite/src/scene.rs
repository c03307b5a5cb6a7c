//! The [`Scene`]: what a scenario needs of its run, and its record.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, Instant};

use countersign_check::Exchanges;
use countersign_journal::{
    Actor, Bytes, Exchange, ExchangeId, Outcome, Redactor, Request, Response, RunEvent, ScenarioId,
};
use countersign_system::{Credentials, System};
use tokio::sync::OnceCell;

use crate::call::{Call, encoded, with_query};
use crate::client::{Client, Outgoing};
use crate::phrase::Sender;
use crate::secrets;
use crate::target::Target;

/// What all scenarios of a run share.
pub(crate) struct RunContext {
    pub(crate) system: Arc<dyn System>,
    pub(crate) target: Target,
    pub(crate) client: Client,
    pub(crate) redactor: Redactor,
    pub(crate) run_id: u64,
    pub(crate) seed: u64,
    pub(crate) begun: Instant,
    pub(crate) sink: RefCell<Box<dyn FnMut(RunEvent)>>,
    /// How long after they have settled entities go on to change by themselves;
    /// found out by watching the first.
    pub(crate) calm: OnceCell<Duration>,
    /// What the target has accepted, by the ids that it gave.
    pub(crate) created: RefCell<Vec<(Sender, String)>>,
    /// What is left of the time that a run may spend at missed deadlines.
    pub(crate) patience: Cell<Duration>,
}

impl RunContext {
    pub(crate) fn emit(&self, event: RunEvent) {
        (self.sink.borrow_mut())(event);
    }
}

/// What one scenario needs of its run, and its record.
pub(crate) struct Scene {
    pub(crate) run: Rc<RunContext>,
    pub(crate) ordinal: u32,
    pub(crate) scenario: ScenarioId,
    pub(crate) exchanges: RefCell<Exchanges>,
    sequence: Cell<u32>,
}

impl Scene {
    pub(crate) fn new(run: Rc<RunContext>, ordinal: u32, scenario: ScenarioId) -> Self {
        Self {
            run,
            ordinal,
            scenario,
            exchanges: RefCell::default(),
            sequence: Cell::new(0),
        }
    }

    /// What authorizes a sender, or why there is nothing.
    pub(crate) fn credentials(&self, sender: Sender) -> Result<Credentials, &'static str> {
        let partners = &self.run.target.partners;
        let first = partners
            .first()
            .ok_or("the target has no credentials configured")?;
        let second = || {
            partners
                .get(1)
                .ok_or("needs a second partner, and the target has none configured")
        };
        let stranger = format!("countersign-nobody-{}", self.run.run_id);
        let authorize = |secrets: Vec<Option<String>>| {
            self.run.system.authorize(&secrets, self.run.target.carrier)
        };
        let whole = |secrets: &[String]| authorize(secrets.iter().cloned().map(Some).collect());
        let changed = |change: &dyn Fn(&str) -> String| {
            authorize(first.iter().map(|secret| Some(change(secret))).collect())
        };
        // One secret is another, or none; the rest are the first partner's.
        let one = |key: &str, other: &dyn Fn(usize) -> Option<String>| {
            let keys = self.run.system.secrets().iter();
            let secrets = keys.zip(first).enumerate().map(|(index, (known, secret))| {
                if known.key == key {
                    other(index)
                } else {
                    Some(secret.clone())
                }
            });
            authorize(secrets.collect())
        };
        Ok(match sender {
            Sender::A => whole(first),
            Sender::B => whole(second()?),
            Sender::Nobody => Credentials::default(),
            Sender::Stranger => changed(&|_| stranger.clone()),
            Sender::CutShort => changed(&secrets::cut_short),
            Sender::Extended => changed(&secrets::extended),
            Sender::OtherCase if first.iter().all(|secret| secrets::is_caseless(secret)) => {
                return Err("the token is a number or a UUID, which may be written in either case");
            }
            Sender::OtherCase => changed(&secrets::other_case),
            Sender::Empty => changed(&|_| String::new()),
            Sender::Without(key) => one(key, &|_| None),
            Sender::Wrong(key) => one(key, &|_| Some(stranger.clone())),
            Sender::Mixed(key) => {
                let second = second()?;
                one(key, &|index| second.get(index).cloned())
            }
        })
    }

    /// Makes a call, and makes it again where the target hung up: only a second
    /// hanging up is an observation. For what changes nothing, or is meant to
    /// be refused; nothing else is ever sent twice.
    pub(crate) async fn insist(&self, call: Call<'_>) -> Exchange {
        let first = self.exchange(call.clone()).await;
        if matches!(first.outcome, Outcome::Unanswered { hung_up: true, .. }) {
            return self.exchange(call).await;
        }
        first
    }

    /// Makes a call: once, or as [`Scene::insist`] does where it may be made
    /// again.
    pub(crate) async fn make(&self, call: Call<'_>, may_repeat: bool) -> Exchange {
        if may_repeat {
            self.insist(call).await
        } else {
            self.exchange(call).await
        }
    }

    /// Makes a call and records the exchange.
    pub(crate) async fn exchange(&self, call: Call<'_>) -> Exchange {
        let Call {
            operation,
            actor,
            method,
            url,
            credentials,
            headers,
            body,
            patient,
        } = call;
        self.sequence.set(self.sequence.get() + 1);
        let id = ExchangeId {
            scenario: self.ordinal,
            sequence: self.sequence.get(),
        };
        let target = &self.run.target;
        let timeout = if patient {
            target.override_timeout
        } else {
            target.request_timeout
        };
        let redactor = &self.run.redactor;
        // A credential made from a secret by cutting or extending would give
        // the secret away: the journal shows that there was one, and of whom.
        let credential = |value: &str| {
            if actor == Actor::Wrong {
                format!("${}", secrets::WRONG)
            } else {
                redactor.text(value)
            }
        };
        // Whatever a target is configured to want may be secret.
        let extra = |name: &str| format!("${}", name.to_ascii_uppercase().replace('-', "_"));
        let plain = [("accept-encoding".to_owned(), "gzip".to_owned())];
        let sent = credentials
            .headers
            .iter()
            .map(|(name, value)| (name, value, credential(value)))
            .chain(headers.iter().map(|(n, v)| (n, v, redactor.text(v))))
            .chain(target.extra_headers.iter().map(|(n, v)| (n, v, extra(n))))
            .chain(plain.iter().map(|(n, v)| (n, v, v.clone())));
        let (sent, shown): (Vec<_>, Vec<_>) = sent
            .map(|(name, value, shown)| ((name.clone(), value.clone()), (name.clone(), shown)))
            .unzip();
        let outgoing = Outgoing {
            method: method.to_owned(),
            url: with_query(&url, &credentials.query, encoded),
            headers: sent,
            body,
            timeout,
        };
        let started = self.run.begun.elapsed();
        let (outcome, elapsed) = self.run.client.send(&outgoing).await;
        let url = with_query(&redactor.text(&url), &credentials.query, credential);
        let exchange = Exchange {
            id,
            actor,
            operation: operation.map(str::to_owned),
            request: Request {
                method: outgoing.method,
                url,
                headers: shown,
                body: Bytes(redactor.bytes(&recorded(outgoing.body.unwrap_or_default()))),
            },
            outcome: redacted(redactor, outcome),
            started_ms: millis(started),
            elapsed_ms: millis(elapsed),
        };
        self.exchanges.borrow_mut().add(exchange.clone());
        self.run.emit(RunEvent::Exchanged {
            ordinal: self.ordinal,
            exchange: exchange.clone(),
        });
        exchange
    }
}

/// No request of good will is as long as this; of others the beginning tells.
const LONGEST_RECORDED: usize = 256 * 1024;

/// A body as it is recorded.
fn recorded(mut body: Vec<u8>) -> Vec<u8> {
    let size = body.len();
    if size > LONGEST_RECORDED {
        body.truncate(1024);
        body.extend_from_slice(format!("… ({size} bytes in all)").as_bytes());
    }
    body
}

fn redacted(redactor: &Redactor, outcome: Outcome) -> Outcome {
    match outcome {
        Outcome::Answered(response) => Outcome::Answered(Response {
            status: response.status,
            headers: response
                .headers
                .into_iter()
                .map(|(name, value)| (redactor.text(&name), redactor.text(&value)))
                .collect(),
            body: Bytes(redactor.bytes(&response.body.0)),
        }),
        Outcome::Unanswered { because, hung_up } => Outcome::Unanswered {
            because: redactor.text(&because),
            hung_up,
        },
    }
}

pub(crate) fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
