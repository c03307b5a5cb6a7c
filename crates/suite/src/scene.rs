//! The [`Scene`]: what a scenario needs of its run, and its record.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, Instant};

use countersign_check::Exchanges;
use countersign_journal::{
    Actor, Bytes, Exchange, ExchangeId, Outcome, Redactor, Response, RunEvent, ScenarioId,
};
use countersign_system::{Credentials, System};
use tokio::sync::OnceCell;

use crate::call::Call;
use crate::client::{Client, Share, later};
use crate::patience::{Awaited, Patience};
use crate::phrase::Sender;
use crate::secrets;
use crate::target::Target;

/// How often a request is sent in all that the target wants to be sent later.
const MOST_TRIES: usize = 6;

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
    /// What is left of the time that a run may spend at missed deadlines, and
    /// waiting where the target asks for it.
    pub(crate) patience: Patience,
    /// Whether the target is looked at before the first scenario.
    pub(crate) preflight: bool,
    /// Partners whose credentials were refused then, and why that says nothing.
    pub(crate) refused: RefCell<Vec<(Actor, String)>>,
    /// Why refusals of whole and legal orders show nothing, if they do; found
    /// out at the first.
    pub(crate) fixtures: OnceCell<Option<String>>,
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
    /// The place of the step that runs, from 1; `None` once all have run.
    pub(crate) step: Cell<Option<u32>>,
    /// How many requests it had made when it first asked for a provider state.
    provided: Cell<Option<u32>>,
    /// Why what it was answered shows nothing of the target, where the
    /// configuration is at fault.
    pub(crate) doubt: RefCell<Option<String>>,
    /// The answers that show it.
    pub(crate) doubted: RefCell<Vec<ExchangeId>>,
    /// The room that its answers take, until it ends.
    shares: RefCell<Vec<Share>>,
}

impl Scene {
    pub(crate) fn new(run: Rc<RunContext>, ordinal: u32, scenario: ScenarioId) -> Self {
        Self {
            run,
            ordinal,
            scenario,
            exchanges: RefCell::default(),
            sequence: Cell::new(0),
            step: Cell::new(None),
            provided: Cell::new(None),
            doubt: RefCell::default(),
            doubted: RefCell::default(),
            shares: RefCell::default(),
        }
    }

    /// How many requests it had made when it first asked for a provider state.
    pub(crate) fn provided(&self) -> Option<u32> {
        self.provided.get()
    }

    /// Notes that a provider state is asked for.
    pub(crate) fn note_provided(&self) {
        let first = self.provided.get().unwrap_or(self.sequence.get());
        self.provided.set(Some(first));
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
        let one = |changed: usize, other: Option<String>| {
            let secrets = first.iter().enumerate();
            let secrets = secrets.map(|(index, secret)| match index == changed {
                true => other.clone(),
                false => Some(secret.clone()),
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
            Sender::Without(index) => one(index, None),
            Sender::Wrong(index) => one(index, Some(stranger)),
            Sender::Mixed(index) => one(index, second()?.get(index).cloned()),
        })
    }

    /// Makes a call, and makes it again where the target hung up: only a second
    /// hanging up is an observation. For what changes nothing, or is meant to
    /// be refused; nothing else is ever sent again after a fault of transport.
    pub(crate) async fn insist(&self, call: Call<'_>) -> Exchange {
        let first = self.patiently(&call, None).await;
        if matches!(first.outcome, Outcome::Unanswered { hung_up: true, .. }) {
            return self.patiently(&call, Some(first.id)).await;
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
        self.patiently(&call, None).await
    }

    /// Makes a call, and makes it again when the target wants to be asked
    /// again, as long as the run has patience: a request that was turned away
    /// so has done nothing. The last exchange counts.
    async fn patiently(&self, call: &Call<'_>, again_of: Option<ExchangeId>) -> Exchange {
        let mut exchange = self.once(call, again_of).await;
        for _ in 1..MOST_TRIES {
            let Some(wait) = exchange.response().and_then(later) else {
                break;
            };
            let patience = &self.run.patience;
            let left = patience.left(Awaited::Turn);
            let budget = Cell::new(left);
            if !self.run.client.hold(wait, &budget) {
                break;
            }
            patience.spend(Awaited::Turn, left - budget.get());
            exchange = self.once(call, Some(exchange.id)).await;
        }
        exchange
    }

    /// One request, and its exchange.
    async fn once(&self, call: &Call<'_>, again_of: Option<ExchangeId>) -> Exchange {
        self.sequence.set(self.sequence.get() + 1);
        let id = ExchangeId {
            scenario: self.ordinal,
            sequence: self.sequence.get(),
        };
        let run = &self.run;
        let mut sent = run.client.send(&call.outgoing(&run.target)).await;
        self.shares.borrow_mut().extend(sent.share.take());
        let (begun, elapsed) = (sent.begun, sent.elapsed);
        let exchange = Exchange {
            id,
            actor: call.actor,
            operation: call.operation.map(str::to_owned),
            request: call.shown(&run.target, &run.redactor),
            outcome: redacted(&run.redactor, sent.into_outcome()),
            started_ms: millis(begun.saturating_duration_since(run.begun)),
            elapsed_ms: millis(elapsed),
            again_of,
        };
        self.look_for_doubt(&exchange);
        self.exchanges.borrow_mut().add(exchange.clone());
        run.emit(RunEvent::Exchanged {
            ordinal: self.ordinal,
            step: self.step.get(),
            exchange: exchange.clone(),
        });
        exchange
    }

    /// A partner who is not let in anywhere is refused here for that alone.
    fn look_for_doubt(&self, exchange: &Exchange) {
        let status = exchange.response().map(|response| response.status);
        let refused = self.run.refused.borrow();
        let known = refused.iter().find(|(actor, _)| *actor == exchange.actor);
        if let (Some((_, because)), Some(401 | 403)) = (known, status) {
            self.doubted.borrow_mut().push(exchange.id);
            self.doubt
                .borrow_mut()
                .get_or_insert_with(|| because.clone());
        }
    }
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
        Outcome::Unanswered {
            because,
            hung_up,
            timed_out,
            not_sent,
        } => Outcome::Unanswered {
            because: redactor.text(&because),
            hung_up,
            timed_out,
            not_sent,
        },
    }
}

pub(crate) fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
