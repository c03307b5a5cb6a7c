//! [`run`]: a thin runner. Binds everything first, then drives scenarios side
//! by side on one thread: they wait, they do not compute.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::panic::AssertUnwindSafe;
use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, Instant};

use countersign_contract::Effect;
use countersign_journal::{ClauseId, ExchangeId, Finding, RunEvent, ScenarioId, Tally, Verdict};
use futures::{FutureExt as _, StreamExt as _};
use serde_json::{Value, json};
use tokio::sync::OnceCell;

use crate::bind::{Bound, BoundStep};
use crate::clean_up::clean_up;
use crate::client::Client;
use crate::preflight::preflight;
use crate::scene::{RunContext, Scene, millis};
use crate::suite::{Planned, Suite};
use crate::world::World;
use crate::{SuiteError, secrets};

/// How much time a run may spend at missed deadlines in all.
const PATIENCE: Duration = Duration::from_secs(30);

/// How a run ended.
#[derive(Debug, Clone)]
pub struct Summary {
    /// Scenarios by verdict.
    pub tally: Tally,
    /// All findings but the passed ones, in the order of scenarios.
    pub findings: Vec<Finding>,
    /// A fault of the harness itself, if there was one.
    pub harness_fault: Option<String>,
}

/// Runs a bound suite, the ordinals of its scenarios moved by `first - 1`, and
/// hands everything that happens to `sink`, scenarios interleaved. The first and last event of
/// a run are the caller's, who may run several systems in one.
///
/// # Errors
/// Where the client can't be set up.
pub async fn run(
    suite: Suite,
    first: u32,
    sink: impl FnMut(RunEvent) + 'static,
) -> Result<Summary, SuiteError> {
    let Suite { options, planned } = suite;
    let target = options.target;
    let run = Rc::new(RunContext {
        redactor: secrets::redactor(&target, options.system.secrets()),
        system: options.system,
        client: Client::new(&target)?,
        run_id: options.run_id,
        seed: options.seed,
        begun: Instant::now(),
        sink: RefCell::new(Box::new(sink)),
        calm: OnceCell::new(),
        created: RefCell::default(),
        patience: Cell::new(PATIENCE),
        preflight: options.preflight,
        refused: RefCell::default(),
        fixtures: OnceCell::new(),
        target,
    });
    if options.preflight {
        preflight(&run).await;
    }
    // What looks at a window of its own must not find what others do meanwhile.
    let (alone, together): (Vec<Planned>, Vec<Planned>) = planned
        .into_iter()
        .partition(|planned| planned.is_tagged("alone"));
    // What takes all that is new takes it away from others that do.
    let (in_turn, together): (Vec<_>, Vec<_>) = together
        .into_iter()
        .partition(|planned| planned.is_tagged("in-turn"));
    let drive = |planned: Planned| {
        let run = run.clone();
        let ordinal = planned.ordinal + first - 1;
        async move {
            (
                ordinal,
                scenario(run, ordinal, planned.scenario, planned.bound).await,
            )
        }
    };
    let together = futures::stream::iter(together.into_iter().map(&drive))
        .buffer_unordered(options.jobs.max(1))
        .collect::<Vec<(u32, End)>>();
    let in_turn = futures::stream::iter(in_turn.into_iter().map(&drive))
        .buffer_unordered(1)
        .collect::<Vec<(u32, End)>>();
    let (mut ends, others) = futures::future::join(together, in_turn).await;
    ends.extend(others);
    for one in alone {
        ends.push(drive(one).await);
    }
    if run.target.clean_up {
        clean_up(&run).await;
    }
    ends.sort_by_key(|(ordinal, _)| *ordinal);
    let mut summary = Summary {
        tally: Tally::default(),
        findings: Vec::new(),
        harness_fault: None,
    };
    for (_, end) in ends {
        summary.tally.add(end.verdict);
        summary.findings.extend(
            end.findings
                .into_iter()
                .filter(|f| f.verdict != Verdict::Passed),
        );
        summary.harness_fault = summary.harness_fault.or(end.panic);
    }
    Ok(summary)
}

struct End {
    verdict: Verdict,
    findings: Vec<Finding>,
    panic: Option<String>,
}

async fn scenario(run: Rc<RunContext>, ordinal: u32, id: ScenarioId, bound: Arc<Bound>) -> End {
    let begun = Instant::now();
    let system = run.system.contract().system.clone();
    run.emit(RunEvent::ScenarioStarted {
        ordinal,
        scenario: id.clone(),
        system: system.clone(),
        topic: bound.script.topic.clone(),
        location: format!("features/{}:{}", bound.script.file, bound.script.line),
        tags: bound.script.tags.clone(),
    });
    let mut world = World::new(Scene::new(run.clone(), ordinal, id));
    let mut panic = None;
    if bound.script.tags.iter().any(|tag| tag == "hostile") && !run.target.hostile {
        world.skip(
            "hostile requests are not allowed on this target: see `hostile` in countersign.toml",
        );
    }
    world.next_clause = ClauseId(next_clause(&bound, 0, &system));
    for (place, step) in bound.steps.iter().enumerate() {
        if world.stop.is_some() {
            break;
        }
        world.step.clone_from(&step.text);
        world.clause = step.clause.as_deref().map(ClauseId::from);
        world.next_clause = ClauseId(next_clause(&bound, place, &system));
        let claims = world.claims;
        if let Err(payload) = AssertUnwindSafe(step.run(&mut world)).catch_unwind().await {
            let words = payload
                .downcast_ref::<String>()
                .cloned()
                .or_else(|| {
                    payload
                        .downcast_ref::<&str>()
                        .map(|words| (*words).to_owned())
                })
                .unwrap_or_else(|| "no message".to_owned());
            let because = format!("the step `{}` panicked: {words}", step.text);
            panic = Some(because.clone());
            world.inconclusive(because);
        }
        if world.claims == claims && !world.stop_in_doubt() && world.clause.is_some() {
            // Nothing is passed over in silence.
            world.inconclusive(format!("`{}` has claimed nothing", step.text));
        }
    }
    standing(&mut world, &system);
    let seen = world.findings.iter().map(|finding| finding.verdict);
    let verdict = Verdict::of_scenario(seen, world.stop.as_ref().map(|stop| stop.verdict));
    let because = world.stop.as_ref().map(|stop| stop.because.clone());
    if let Some(stop) = &world.stop {
        let (clause, because) = (world.next_clause.clone(), stop.because.clone());
        run.emit(RunEvent::Stopped {
            ordinal,
            clause: clause.clone(),
            verdict: stop.verdict,
            because: because.clone(),
        });
        let scenario = world.scene.scenario.clone();
        let finding = Finding::told(clause, scenario, stop.verdict, because);
        run.emit(RunEvent::Found {
            ordinal,
            finding: finding.clone(),
        });
        world.findings.push(finding);
    }
    run.emit(RunEvent::ScenarioFinished {
        ordinal,
        verdict,
        because,
        elapsed_ms: millis(begun.elapsed()),
    });
    End {
        verdict,
        findings: world.findings,
        panic,
    }
}

/// The clause that a scenario judges next, at this step or behind it; its first
/// where there is none.
fn next_clause(bound: &Bound, place: usize, system: &str) -> String {
    let clauses = |steps: &[BoundStep]| steps.iter().find_map(|step| step.clause.clone());
    clauses(&bound.steps[place..])
        .or_else(|| clauses(&bound.steps))
        .unwrap_or_else(|| format!("{system}.answer.given"))
}

/// The standing checks: every exchange of the scenario, whatever it is about.
fn standing(world: &mut World, system: &str) {
    let all: Vec<ExchangeId> = {
        let exchanges = world.scene.exchanges.borrow();
        exchanges.ids_of_operations()
    };
    let all: Vec<ExchangeId> = {
        let doubted = world.scene.doubted.borrow();
        let sound = |id: &ExchangeId| !doubted.contains(id);
        all.into_iter().filter(sound).collect()
    };
    if all.is_empty() {
        return;
    }
    let bodies = untainted(world, &all);
    let keys: BTreeSet<&str> = world
        .orders
        .values()
        .map(|order| order.plan.key.as_str())
        .collect();
    let plain = plain(world, &bodies);
    let edited = world
        .sent
        .iter()
        .filter(|sent| plain.contains(&sent.exchange));
    let edited: BTreeMap<String, &[String]> = edited
        .filter(|sent| !sent.edits.is_empty())
        .map(|sent| (sent.exchange.to_string(), sent.edits.as_slice()))
        .collect();
    let edited = json!({ "edited": edited });
    let keys =
        json!({ "keys": keys, "edited": edited["edited"], "provided": world.scene.provided() });
    for (check, clause, of) in STANDING {
        let clause = ClauseId(format!("{system}.{clause}"));
        // Not every system's answers say enough for each.
        if world
            .scene
            .run
            .system
            .contract()
            .clause(&clause.0)
            .is_none()
        {
            continue;
        }
        let (exchanges, arguments) = match of {
            Of::Answers => (vec![("all", all.clone())], Value::Null),
            Of::Bodies => (vec![("all", bodies.clone())], keys.clone()),
            Of::Plain => (vec![("plain", plain.clone())], edited.clone()),
            Of::State => {
                let exchanges = vec![("all", bodies.clone()), ("plain", plain.clone())];
                (exchanges, keys.clone())
            }
        };
        let step = format!("standing check: {check}");
        world.claim_clause(clause, step, check, exchanges, arguments);
    }
}

/// Requests whose senders may make them, and that nothing was done to: what
/// they gave is to be shown.
fn plain(world: &World, all: &[ExchangeId]) -> Vec<ExchangeId> {
    let sent = world.sent.iter().filter(|sent| {
        let effect = world.effect(&sent.operation);
        !sent.is_broken()
            && matches!(effect, Some(Effect::Create | Effect::Change))
            && all.contains(&sent.exchange)
    });
    sent.map(|sent| sent.exchange).collect()
}

/// What was answered before anything that was broken on purpose was taken. That
/// it was is for its own clause to tell; what the target shows of it afterwards
/// is no second fault.
fn untainted(world: &World, all: &[ExchangeId]) -> Vec<ExchangeId> {
    let exchanges = world.scene.exchanges.borrow();
    let taken = world
        .sent
        .iter()
        .filter(|sent| sent.is_broken())
        .map(|sent| sent.exchange)
        .find(|id| {
            exchanges.get(*id).is_some_and(|exchange| {
                countersign_check::is_accepted(world.scene.run.system.as_ref(), exchange)
            })
        });
    all.iter()
        .copied()
        .filter(|id| taken.is_none_or(|taken| *id <= taken))
        .collect()
}

/// What a standing check is about.
enum Of {
    /// All that was answered.
    Answers,
    /// What answers show of the scenario's own entities.
    Bodies,
    /// The answers to what was sent as it should be.
    Plain,
    /// What was sent so, and all that is shown.
    State,
}

/// Standing checks and the clauses that they judge, below the system's name.
const STANDING: [(&str, &str, Of); 7] = [
    ("given", "answer.given", Of::Answers),
    ("status", "answer.status", Of::Answers),
    ("media_type", "answer.media-type", Of::Answers),
    ("message", "answer.message", Of::Bodies),
    ("steady", "answer.steady", Of::Bodies),
    ("pertinent", "answer.pertinent", Of::Plain),
    ("kept", "answer.kept", Of::State),
];
