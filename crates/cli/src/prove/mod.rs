//! `countersign prove`: the suite is put before endpoints that deviate on
//! purpose, and must see every fault and no freedom.
//!
//! A [`case::Case`] is one endpoint: a seeded fault, a seed of variations, or
//! a probe that knows nothing. [`drive`] puts the suite through one, on as
//! many threads as there are cores; [`proof`] says what that proves, and
//! [`written`] writes it down.

mod arguments;
mod builder;
mod case;
mod credit;
mod drive;
mod mutants;
mod outcome;
mod pool;
mod proof;
mod waivers;
mod written;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use countersign_journal::ExitCode;
use countersign_report::write_atomically;
use countersign_suite::{Options, Suite};

use crate::config::Config;
use crate::error::Failure;
use crate::faults::faults;
use crate::features::features;
use crate::local;
use crate::sandbox::known_knobs;
use crate::systems::{self, Known};
use crate::text::say;
use case::{Stage, fits};
use proof::Proof;
use waivers::{About, Waivers};

pub(crate) use arguments::Prove;

/// Runs the suite against every fault, seed and probe, and says what that
/// proves.
pub(crate) fn prove(arguments: &Prove) -> Result<ExitCode, Failure> {
    let begun = Instant::now();
    let at = jiff::Timestamp::now().to_string();
    let stages = stages(arguments)?;
    let seeds = arguments.seeds()?;
    let mut cases = Vec::new();
    for stage in &stages {
        cases.extend(stage.cases(arguments, seeds.clone()));
    }
    if cases.is_empty() {
        return Err(Failure::usage(
            "there is nothing to try: no fault and no seed",
            "name a folder that holds fault files, or more --seeds",
        ));
    }
    writable(&arguments.report_dir)?;
    // What takes longest begins first.
    cases.sort_by_key(|case| std::cmp::Reverse(case.weight()));
    let outcomes = pool::run(cases, arguments.jobs.map(usize::from))?;
    let proof = proof::proof(at, &stages, outcomes, arguments)?;
    write(&arguments.report_dir, &proof)?;
    let exit = proof.exit();
    say(&format!(
        "{}\n{:.1} s, reports: {}/ (prove.md, prove.json)\nexit code {}\n",
        written::summary(&proof),
        begun.elapsed().as_secs_f32(),
        arguments.report_dir.display(),
        exit.code()
    ));
    Ok(exit)
}

/// Why faults of a system may survive, by their names; of a system that is not
/// built in, nothing.
pub(crate) fn waived(system: &str) -> BTreeMap<String, String> {
    let waivers = Waivers::of(system).unwrap_or_default();
    let faults = waivers.all().filter_map(|(about, because)| match about {
        About::Fault(name) => Some((name.to_owned(), because.to_owned())),
        _ => None,
    });
    faults.collect()
}

/// The systems that are named, once all that is named of them is known.
fn stages(arguments: &Prove) -> Result<Vec<Arc<Stage>>, Failure> {
    let chosen = match arguments.system.as_str() {
        "all" => systems::systems(),
        name => vec![systems::system(name)?],
    };
    known_knobs(&chosen, &arguments.knob)?;
    let stages = chosen.iter().map(|known| stage(known, arguments));
    let stages = stages
        .map(|stage| stage.map(Arc::new))
        .collect::<Result<Vec<_>, _>>()?;
    for pattern in &arguments.fault {
        let mut faults = stages.iter().flat_map(|stage| &stage.faults);
        if !faults.any(|fault| fits(pattern, &fault.name)) {
            return Err(Failure::usage(
                format!("no fault is named `{pattern}`"),
                "`countersign sandbox SYSTEM --list` tells all",
            ));
        }
    }
    Ok(stages)
}

/// A system with its suite bound once, and all that is to be tried.
fn stage(known: &Known, arguments: &Prove) -> Result<Stage, Failure> {
    let config = Config::default();
    let fixtures = (known.fixtures)(&config.fixtures);
    let options = Options {
        system: known.system.clone(),
        features: features(known.name, None)?,
        tags: None,
        target: local::target(fixtures, &config, String::new(), &[]),
        jobs: JOBS,
        run_id: RUN,
        seed: RUN,
        preflight: false,
    };
    let contract = known.system.contract();
    Ok(Stage {
        known: known.clone(),
        suite: Suite::bind(options).map_err(crate::run::fault)?,
        faults: faults(contract, arguments.faults.as_deref())?,
        waivers: Waivers::of(known.name)?,
    })
}

/// Makes the folder of the reports: before the work, which would be lost.
fn writable(folder: &Path) -> Result<(), Failure> {
    std::fs::create_dir_all(folder).map_err(|error| {
        Failure::usage(
            format!("cannot write to {}: {error}", folder.display()),
            "name a folder that can be written to with --report-dir",
        )
    })
}

fn write(folder: &Path, proof: &Proof) -> Result<(), Failure> {
    let written = [
        ("prove.json", written::json(proof)),
        ("prove.md", written::markdown(proof)),
    ];
    for (name, text) in &written {
        write_atomically(&folder.join(name), text)
            .map_err(|error| Failure::harness(error.to_string()))?;
    }
    Ok(())
}

/// Scenarios at a time against one endpoint.
const JOBS: usize = 16;

/// The run's id and seed: every endpoint is new, so that all may be the same.
const RUN: u64 = 1;
