//! `countersign run`: a target is put through the scenarios.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Instant;

use countersign_journal::{ExitCode, RunEvent, Tally};
use countersign_sandbox::{Options as SandboxOptions, Sandbox};
use countersign_suite::{Options, Suite, SuiteError, Target};

use crate::args;
use crate::codes;
use crate::conclusion::Conclusion;
use crate::config::Loaded;
use crate::console::Console;
use crate::error::Failure;
use crate::local;
use crate::recorder::Recorder;
use crate::reports::Reports;
use crate::sandbox;
use crate::secrets::{self, Partner};
use crate::selected;
use crate::shard::{self, Placed};
use crate::stop::Stop;
use crate::subject::{self, Subject};
use crate::target::{self, Choice};
use crate::timings::Timings;

/// Runs the scenarios of the systems that were named. Nothing is sent before
/// everything is known to be in order.
pub(crate) async fn run(arguments: &args::Run) -> Result<ExitCode, Failure> {
    let loaded = Loaded::read(arguments.config.as_deref())?;
    let console = Console::of(arguments.shown.console);
    let renderings = arguments.shown.renderings(arguments.pack.as_deref());
    let mut conclusion = Conclusion::of(&arguments.exits)?.shown(console, renderings);
    let states = arguments.provider_states.as_deref();
    let choice = target::choose(&arguments.target, states, &loaded)?;
    let chosen = subject::chosen(arguments, &choice, &loaded)?;
    let run_id = arguments.run_id.unwrap_or_else(new_run_id);
    let seed = arguments.seed.unwrap_or(run_id);
    let mut sandboxes = Vec::new();
    let mut suites = Vec::new();
    let mut unselected = Vec::new();
    for subject in &chosen {
        let (target, sandbox) = prepare(subject, &choice, &loaded, arguments).await?;
        sandboxes.extend(sandbox);
        let options = Options {
            system: subject.system.clone(),
            features: subject.features.clone(),
            tags: arguments.tags.clone(),
            target,
            jobs: usize::from(arguments.jobs.unwrap_or(*loaded.config.run.jobs.get_ref())),
            run_id,
            seed,
            preflight: matches!(choice, Choice::Endpoint(_)),
        };
        match Suite::bind(options) {
            Ok(suite) => suites.push(suite),
            // One system's tags say nothing of another's features.
            Err(SuiteError::NothingSelected(why)) if chosen.len() > 1 => unselected.push(why),
            Err(error) => return Err(fault(error)),
        }
    }
    if suites.is_empty() {
        return Err(fault(SuiteError::NothingSelected(unselected.join(", "))));
    }
    let mut placed = Placed::all(suites);
    let shard = match arguments.shard {
        Some(part) => Some(shard::part(&mut placed, part, &timings(arguments)?)?),
        None => None,
    };
    let mut stop = Stop::new()?;
    let (reports, journal) = Reports::open(&arguments.report_dir, &arguments.shown.format)?;
    let ordinals: Vec<u32> = placed.iter().flat_map(Placed::ordinals).collect();
    let start = RunEvent::RunStarted {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        run_id: run_id.to_string(),
        seed: seed.to_string(),
        shard,
        selection: Some(selected::selection(arguments, &chosen)),
        systems: chosen.iter().map(|subject| subject.name.clone()).collect(),
        target: match &choice {
            Choice::Sandbox => "sandbox".to_owned(),
            Choice::Endpoint(endpoint) => endpoint.base_url.clone(),
        },
        scenarios: u32::try_from(ordinals.len()).unwrap_or(u32::MAX),
        at: jiff::Timestamp::now().to_string(),
    };
    let recorder = Recorder::live(journal, conclusion.strict(), console, ordinals);
    let recorder = Rc::new(RefCell::new(recorder));
    recorder.borrow_mut().record(&start);
    if conclusion.has_baseline() {
        let there_are = selected::of_run(arguments, &chosen)?;
        recorder.borrow_mut().there_are(Some(there_are));
    }
    let interrupted = tokio::select! {
        done = drive(placed, &recorder) => done.map(|()| false)?,
        () = stop.asked() => true,
    };
    for sandbox in sandboxes {
        sandbox.shutdown().await;
    }
    if interrupted {
        conclusion.flaw("interrupted: what follows is what was seen until then");
    }
    conclusion.tell(&mut recorder.borrow_mut(), Some(reports))
}

/// How long scenarios took before.
fn timings(arguments: &args::Run) -> Result<Timings, Failure> {
    let read = arguments.timings.as_deref().map(Timings::read);
    read.unwrap_or_else(|| Ok(Timings::recorded()))
}

/// The target, and the sandbox where the target is one.
async fn prepare(
    subject: &Subject,
    choice: &Choice<'_>,
    loaded: &Loaded,
    arguments: &args::Run,
) -> Result<(Target, Option<Sandbox>), Failure> {
    let declared = subject.system.secrets();
    let target = |base_url: String, partners: &[Partner]| Target {
        settle: arguments.settle(&loaded.config),
        rate: arguments.rate(&loaded.config),
        ..local::target(subject.fixtures.clone(), &loaded.config, base_url, partners)
    };
    match choice {
        Choice::Sandbox => {
            let Some(modelled) = subject.modelled.clone() else {
                return Err(Failure::harness("nothing stands in for the system"));
            };
            let partners = secrets::fresh(declared);
            let options = SandboxOptions {
                partners: sandbox::values(&partners),
                ..SandboxOptions::default()
            };
            let sandbox = Sandbox::start(modelled, options)
                .await
                .map_err(sandbox::fault)?;
            let target = Target {
                provider_states: Some(sandbox.states_url()),
                ..target(sandbox.api_url(), &partners)
            };
            Ok((target, Some(sandbox)))
        }
        Choice::Endpoint(endpoint) => {
            let partners = secrets::of_target(declared, endpoint.named, loaded)?;
            let headers = endpoint.named.iter().flat_map(|named| &named.headers);
            let target = Target {
                extra_headers: headers
                    .map(|(name, value)| (name.get_ref().clone(), value.get_ref().clone()))
                    .collect(),
                provider_states: endpoint.provider_states.clone(),
                hostile: endpoint.hostile,
                news: endpoint.reports,
                clean_up: !endpoint.is_local,
                carrier: endpoint.carrier,
                resolve: endpoint.resolve.clone(),
                ..target(endpoint.base_url.clone(), &partners)
            };
            Ok((target, None))
        }
    }
}

/// Drives one system after the other and tells the end of the run.
async fn drive(placed: Vec<Placed>, recorder: &Rc<RefCell<Recorder>>) -> Result<(), Failure> {
    let begun = Instant::now();
    let verdicts = Rc::new(RefCell::new(Tally::default()));
    let mut harness_fault = None;
    for Placed { first, suite } in placed {
        if suite.planned().is_empty() {
            continue;
        }
        let (sink, tally) = (recorder.clone(), verdicts.clone());
        let summary = countersign_suite::run(suite, first, move |event| {
            if let RunEvent::ScenarioFinished { verdict, .. } = event {
                tally.borrow_mut().add(verdict);
            }
            sink.borrow_mut().record(&event);
        })
        .await
        .map_err(fault)?;
        harness_fault = harness_fault.or(summary.harness_fault);
    }
    recorder.borrow_mut().record(&RunEvent::RunFinished {
        verdicts: verdicts.take(),
        harness_fault,
        elapsed_ms: u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX),
    });
    Ok(())
}

/// What keeps a suite from running is a matter of files and flags.
pub(crate) fn fault(error: SuiteError) -> Failure {
    match error {
        SuiteError::Client(_) => Failure::usage(
            error.to_string(),
            "an https target needs authorities to trust: SSL_CERT_FILE names a file of them, which must be there",
        )
        .coded(codes::NO_AUTHORITIES),
        SuiteError::Features(_) => Failure::usage(
            error.to_string(),
            "`countersign unpack` writes the embedded features, which show every step",
        )
        .coded(codes::FEATURES),
        SuiteError::Tags { .. } => Failure::usage(error.to_string(), "").coded(codes::TAGS),
        SuiteError::NothingSelected(_) => Failure::usage(
            error.to_string(),
            "see the tags above each feature and scenario",
        )
        .coded(codes::NOTHING_SELECTED),
    }
}

/// Digits that no other run is likely to have: seconds and a little chance.
/// Twelve of them leave order numbers short.
fn new_run_id() -> u64 {
    const START_OF_2025: i64 = 1_735_689_600;
    let seconds = jiff::Timestamp::now().as_second() - START_OF_2025;
    u64::try_from(seconds).unwrap_or_default() * 1000 + secrets::random() % 1000
}
