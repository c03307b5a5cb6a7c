//! Puts the suite through one case.

use std::cell::RefCell;
use std::rc::Rc;

use countersign_sandbox::{Fault, Options, Probe, Sandbox};
use countersign_suite::Target;
use tokio::sync::Notify;

use super::case::{BELATED, Case, Subject};
use super::credit::Credit;
use super::outcome::Outcome;
use crate::config::Config;
use crate::error::Failure;
use crate::local;
use crate::sandbox;
use crate::secrets::{self, Partner};

/// Starts the endpoint of a case, runs its scenarios, and says what was seen.
pub(super) async fn drive(case: Case) -> Result<Outcome, Failure> {
    let known = &case.stage.known;
    let partners = secrets::fresh(known.system.secrets());
    let endpoint = start(&case, &partners).await?;
    let (base_url, states) = match &endpoint {
        Endpoint::Sandbox(sandbox) => (sandbox.api_url(), Some(sandbox.states_url())),
        Endpoint::Probe(probe) => {
            let base = format!("{}{}", probe.base_url(), known.system.base_path());
            (base, None)
        }
    };
    let config = Config::default();
    let fixtures = (known.fixtures)(&config.fixtures);
    let target = Target {
        provider_states: states,
        ..local::target(fixtures, &config, base_url, &partners)
    };
    let credit = run(&case, &target).await;
    if let Endpoint::Sandbox(sandbox) = endpoint {
        sandbox.shutdown().await;
    }
    let (credit, harness_fault) = credit?;
    Ok(Outcome {
        system: case.stage.known.name,
        subject: case.subject,
        verdicts: credit.verdicts,
        passed: credit.passed,
        contradictions: credit.contradictions,
        inconclusive: credit.inconclusive,
        in_doubt: credit.in_doubt,
        records: credit.records,
        claimed: credit.claimed.into_iter().collect(),
        harness_fault: harness_fault.or(credit.panicked),
    })
}

enum Endpoint {
    Sandbox(Sandbox),
    Probe(Probe),
}

async fn start(case: &Case, partners: &[Partner]) -> Result<Endpoint, Failure> {
    let mut options = Options {
        partners: sandbox::values(partners),
        ..Options::default()
    };
    match &case.subject {
        Subject::Sound => {}
        Subject::Faulty(fault) => options.fault = Some(fault.clone()),
        Subject::Varied(vary) => options.vary = Some(vary.clone()),
        Subject::Probed(BELATED) => options.fault = Some(Fault::belated()),
        Subject::Probed(name) => {
            let probe = Probe::start(name).await;
            return probe.map(Endpoint::Probe).map_err(|error| {
                Failure::harness(format!("the probe `{name}` did not start: {error}"))
            });
        }
    }
    let started = Sandbox::start(case.stage.known.system.clone(), options).await;
    started.map(Endpoint::Sandbox).map_err(sandbox::fault)
}

/// Runs until all scenarios are done, or nothing more is to be learnt.
async fn run(case: &Case, target: &Target) -> Result<(Credit, Option<String>), Failure> {
    let wanted = match &case.subject {
        Subject::Faulty(fault) => fault.breaks.clone(),
        _ => Vec::new(),
    };
    let stops = !case.full && !wanted.is_empty();
    let credit = match case.subject {
        Subject::Sound => Credit::keeping(),
        _ => Credit::new(wanted, stops),
    };
    let credit = Rc::new(RefCell::new(credit));
    let enough = Rc::new(Notify::new());
    let mut harness_fault = None;
    for suite in case.suites() {
        let (taking, told) = (credit.clone(), enough.clone());
        let running = countersign_suite::run(suite.against(target.clone()), 1, move |event| {
            if taking.borrow_mut().add(&event) {
                told.notify_one();
            }
        });
        tokio::select! {
            biased;
            () = enough.notified() => break,
            summary = running => {
                let fault = summary.map_err(crate::run::fault)?.harness_fault;
                harness_fault = harness_fault.or(fault);
            }
        }
    }
    Ok((credit.take(), harness_fault))
}
