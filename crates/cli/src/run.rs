//! `countersign run`: a target is put through the scenarios.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::{Duration, Instant};

use countersign_journal::{ExitCode, RunEvent};
use countersign_report::{RunReport, console};
use countersign_sandbox::{Options as SandboxOptions, Sandbox};
use countersign_suite::{Options, Suite, SuiteError, Target};
use countersign_system::Carrier;

use crate::args;
use crate::config::Loaded;
use crate::error::Failure;
use crate::features::features;
use crate::recorder::Recorder;
use crate::reports::Reports;
use crate::sandbox;
use crate::secrets::{self, Partner};
use crate::stop::Stop;
use crate::systems::{self, Known};
use crate::target::{self, Choice};
use crate::text::say;

/// Runs the scenarios of the systems that were named. Nothing is sent before
/// everything is known to be in order.
pub(crate) async fn run(arguments: &args::Run) -> Result<ExitCode, Failure> {
    let loaded = Loaded::read(arguments.config.as_deref())?;
    let states = arguments.provider_states.as_deref();
    let choice = target::choose(&arguments.target, states, &loaded)?;
    let chosen = choose_systems(&arguments.system, &choice, &loaded)?;
    let run_id = arguments.run_id.unwrap_or_else(new_run_id);
    let seed = arguments.seed.unwrap_or(run_id);
    let mut sandboxes = Vec::new();
    let mut suites = Vec::new();
    let mut unselected = Vec::new();
    for known in &chosen {
        let (target, sandbox) = prepare(known, &choice, &loaded, arguments).await?;
        sandboxes.extend(sandbox);
        let options = Options {
            system: known.system.clone(),
            features: features(known.name, arguments.features.as_deref())?,
            tags: arguments.tags.clone(),
            target,
            jobs: usize::from(arguments.jobs.unwrap_or(*loaded.config.run.jobs.get_ref())),
            run_id,
            seed,
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
    let mut stop = Stop::new()?;
    let (reports, journal) = Reports::open(&arguments.report_dir)?;
    let recorder = Rc::new(RefCell::new(Recorder::new(journal, arguments.strict)));
    let start = RunEvent::RunStarted {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        run_id: run_id.to_string(),
        seed: seed.to_string(),
        shard: None,
        systems: chosen.iter().map(|known| known.name.to_owned()).collect(),
        target: match &choice {
            Choice::Sandbox => "sandbox".to_owned(),
            Choice::Endpoint(endpoint) => endpoint.base_url.clone(),
        },
        scenarios: suites.iter().map(Suite::scenarios).sum(),
        at: jiff::Timestamp::now().to_string(),
    };
    recorder.borrow_mut().record(&start);
    let interrupted = tokio::select! {
        done = drive(suites, &recorder) => done.map(|()| false)?,
        () = stop.asked() => true,
    };
    for sandbox in sandboxes {
        sandbox.shutdown().await;
    }
    finish(&recorder, &reports, arguments, interrupted)
}

/// The systems that a run is about, in the order of the list.
fn choose_systems(name: &str, choice: &Choice<'_>, loaded: &Loaded) -> Result<Vec<Known>, Failure> {
    let configured = match choice {
        Choice::Endpoint(endpoint) => endpoint.named.and_then(|named| named.system.as_ref()),
        Choice::Sandbox => None,
    };
    let asked = match name {
        "all" => None,
        name => Some(systems::system(name)?),
    };
    match (asked, configured, choice) {
        (Some(asked), Some(configured), _) if configured.get_ref() != asked.name => Err(loaded
            .fault(
                configured.span(),
                &format!(
                    "this target speaks {}, not {}",
                    configured.get_ref(),
                    asked.name
                ),
            )),
        (Some(asked), _, _) => Ok(vec![asked]),
        (None, Some(configured), _) => systems::system(configured.get_ref())
            .map(|known| vec![known])
            .map_err(|failure| loaded.fault(configured.span(), &failure.message)),
        (None, None, Choice::Sandbox) => Ok(systems::systems()),
        (None, None, Choice::Endpoint(_)) => Err(Failure::usage(
            "the system that the target speaks is not named",
            "name it, such as `countersign run spectrum --target …`, or say `system = \"spectrum\"` in the target's entry",
        )),
    }
}

/// The target, and the sandbox where the target is one.
async fn prepare(
    known: &Known,
    choice: &Choice<'_>,
    loaded: &Loaded,
    arguments: &args::Run,
) -> Result<(Target, Option<Sandbox>), Failure> {
    let declared = known.system.secrets();
    let timeouts = &loaded.config.timeouts;
    let target = |base_url: String, partners: &[Partner]| Target {
        base_url,
        partners: sandbox::values(partners),
        variables: variables(partners),
        carrier: Carrier::default(),
        extra_headers: Vec::new(),
        provider_states: None,
        news: true,
        settle: arguments.settle(&loaded.config),
        hostile: true,
        clean_up: false,
        request_timeout: Duration::from_secs(*timeouts.request_seconds.get_ref()),
        override_timeout: Duration::from_secs(*timeouts.override_seconds.get_ref()),
        fixtures: (known.fixtures)(&loaded.config.fixtures),
    };
    match choice {
        Choice::Sandbox => {
            let partners = secrets::fresh(declared);
            let options = SandboxOptions {
                partners: sandbox::values(&partners),
                ..SandboxOptions::default()
            };
            let sandbox = Sandbox::start(known.system.clone(), options)
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
                ..target(endpoint.base_url.clone(), &partners)
            };
            Ok((target, None))
        }
    }
}

fn variables(partners: &[Partner]) -> Vec<Vec<String>> {
    let names = |partner: &Partner| partner.iter().map(|(name, _)| name.clone()).collect();
    partners.iter().map(names).collect()
}

/// Drives one system after the other and tells the end of the run.
async fn drive(suites: Vec<Suite>, recorder: &Rc<RefCell<Recorder>>) -> Result<(), Failure> {
    let begun = Instant::now();
    let mut first = 1;
    let mut harness_fault = None;
    for suite in suites {
        let next = first + suite.scenarios();
        let sink = recorder.clone();
        let summary = countersign_suite::run(suite, first, move |event| {
            sink.borrow_mut().record(&event);
        })
        .await
        .map_err(fault)?;
        harness_fault = harness_fault.or(summary.harness_fault);
        first = next;
    }
    let verdicts = recorder.borrow().report().verdicts();
    recorder.borrow_mut().record(&RunEvent::RunFinished {
        verdicts,
        harness_fault,
        elapsed_ms: u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX),
    });
    Ok(())
}

/// Tells what the run came to, and writes the reports.
fn finish(
    recorder: &RefCell<Recorder>,
    reports: &Reports,
    arguments: &args::Run,
    interrupted: bool,
) -> Result<ExitCode, Failure> {
    let mut recorder = recorder.borrow_mut();
    if interrupted {
        say("\ninterrupted: what follows is what was seen until then\n");
    }
    let report = recorder.report();
    reports.write(report)?;
    let findings: Vec<_> = report.findings().cloned().collect();
    let exit = match &report.harness_fault {
        Some(_) => ExitCode::HarnessFault,
        None => ExitCode::of_run(&report.verdicts(), &findings, arguments.strict),
    };
    let exit = match exit {
        ExitCode::Success if interrupted => ExitCode::Inconclusive,
        exit => exit,
    };
    say(&format!(
        "\n{}{}\nreports: {}\nexit code {}: {}\n",
        console::summary(report),
        counted(report),
        reports.place(),
        exit.code(),
        meaning(exit)
    ));
    match recorder.take_error() {
        Some(error) => Err(Failure::harness(format!(
            "cannot write the journal in {}: {error}",
            arguments.report_dir.display()
        ))),
        None => Ok(exit),
    }
}

/// One line of how much was run.
fn counted(report: &RunReport) -> String {
    let seconds = Duration::from_millis(report.elapsed_ms).as_secs_f32();
    format!(
        "{} scenarios, {} clauses, {seconds:.1} s",
        report.scenarios.len(),
        report.clauses.len()
    )
}

fn meaning(exit: ExitCode) -> &'static str {
    match exit {
        ExitCode::Success => "all is well",
        ExitCode::Failed => "the target contradicts its documentation",
        ExitCode::Inconclusive => "something could not be judged, or nothing passed",
        ExitCode::StaleBaseline => "a baseline entry is stale",
        ExitCode::Usage => "wrong usage or configuration",
        ExitCode::HarnessFault => "the harness itself failed, which says nothing about the target",
    }
}

/// What keeps a suite from running is a matter of files and flags.
fn fault(error: SuiteError) -> Failure {
    match error {
        SuiteError::Client(_) => Failure::harness(error.to_string()),
        SuiteError::Features(_) => Failure::usage(
            error.to_string(),
            "`countersign unpack` writes the embedded features, which show every step",
        ),
        SuiteError::Tags { .. } => Failure::usage(error.to_string(), ""),
        SuiteError::NothingSelected(_) => Failure::usage(
            error.to_string(),
            "see the tags above each feature and scenario",
        ),
    }
}

/// Digits that no other run is likely to have: seconds and a little chance.
/// Twelve of them leave order numbers short.
fn new_run_id() -> u64 {
    const START_OF_2025: i64 = 1_735_689_600;
    let seconds = jiff::Timestamp::now().as_second() - START_OF_2025;
    u64::try_from(seconds).unwrap_or_default() * 1000 + secrets::random() % 1000
}
