//! [`run`]: a thin runner. Binds everything first, then drives scenarios side
//! by side on one thread: they wait, they do not compute.

use std::cell::RefCell;
use std::panic::AssertUnwindSafe;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Instant;

use countersign_journal::{ClauseId, Finding, RunEvent, ScenarioId, Tally, Verdict};
use futures::{FutureExt as _, StreamExt as _};
use tokio::sync::OnceCell;

use crate::bind::{Bound, BoundStep};
use crate::clean_up::clean_up;
use crate::client::Client;
use crate::patience::Patience;
use crate::preflight::preflight;
use crate::scene::{RunContext, Scene, millis};
use crate::standing::standing;
use crate::suite::{Planned, Suite};
use crate::world::World;
use crate::{SuiteError, secrets};

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
        patience: Patience::new(),
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
        row: bound.script.row.clone(),
        steps: bound.told(),
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
        world.scene.step.set(u32::try_from(place + 1).ok());
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
    let last = world.scene.step.take();
    standing(&mut world, &system);
    let seen = world.findings.iter().map(|finding| finding.verdict);
    let verdict = Verdict::of_scenario(seen, world.stop.as_ref().map(|stop| stop.verdict));
    let because = world.stop.as_ref().map(|stop| stop.because.clone());
    if let Some(stop) = &world.stop {
        let (clause, because) = (world.next_clause.clone(), stop.because.clone());
        run.emit(RunEvent::Stopped {
            ordinal,
            step: last,
            clause: clause.clone(),
            verdict: stop.verdict,
            because: because.clone(),
            panicked: panic.is_some(),
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
