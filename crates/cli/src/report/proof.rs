//! The kill matrix, as `countersign prove` has written it.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Read as _;
use std::path::Path;

use countersign_journal::ClauseId;
use countersign_report::{FaultReference, Proof};
use serde::Deserialize;

use crate::error::Failure;
use crate::prove;
use crate::text::tell;

/// Where it lies, from a run's folder: in it, or in the folder of proofs beside
/// it, as `run` and `prove` write them where nothing else is said. One that
/// lies anywhere else may be of another version or pack.
const PLACES: [&str; 2] = ["prove.json", "../prove/prove.json"];

/// Bytes of it that are read: a whole proof has some three million.
const MOST: u64 = 256 * 1024 * 1024;

/// What of a proof is told beside a run.
#[derive(Deserialize)]
struct Written {
    #[serde(default)]
    version: String,
    /// Proofs of old do not say when they were made.
    #[serde(default)]
    at: String,
    #[serde(default)]
    left_out: Vec<String>,
    systems: Vec<System>,
}

#[derive(Deserialize)]
struct System {
    system: String,
    faults: Vec<Fault>,
}

#[derive(Deserialize)]
struct Fault {
    name: String,
    title: String,
    breaks: Vec<String>,
    kills: Vec<Kill>,
}

#[derive(Deserialize)]
struct Kill {
    clause: String,
    scenario: String,
}

/// The proof in this file, which somebody has named.
pub(super) fn named(path: &Path) -> Result<Proof, Failure> {
    read(path).map(of).map_err(|why| {
        Failure::usage(
            format!("{} can't be read as a proof: {why}", path.display()),
            "name the prove.json that `countersign prove` has written to its --report-dir",
        )
    })
}

/// The proof that lies beside a run, by the run's folder. One that can't be read
/// is told and left out: it says nothing of the run.
pub(super) fn beside(folder: &Path) -> Option<Proof> {
    let mut paths = PLACES.iter().map(|place| folder.join(place));
    let path = paths.find(|path| path.is_file())?;
    match read(&path) {
        Ok(written) => Some(of(written)),
        Err(why) => {
            tell(&format!("note: {} is left out: {why}\n", path.display()));
            None
        }
    }
}

fn read(path: &Path) -> Result<Written, String> {
    let size = fs::metadata(path).map_err(|error| error.to_string())?.len();
    if size > MOST {
        return Err(format!("it is larger than {} MiB", MOST >> 20));
    }
    let mut text = String::new();
    let file = File::open(path).map_err(|error| error.to_string())?;
    let read = file.take(MOST).read_to_string(&mut text);
    read.map_err(|error| error.to_string())?;
    serde_json::from_str(&text).map_err(|error| error.to_string())
}

fn of(written: Written) -> Proof {
    let mut faults: BTreeMap<ClauseId, Vec<FaultReference>> = BTreeMap::new();
    for System { system, faults: of } in written.systems {
        let waived = prove::waived(&system);
        for fault in of {
            for clause in &fault.breaks {
                let kills = fault.kills.iter().filter(|kill| kill.clause == *clause);
                let mut killed_by: Vec<String> = kills.map(|kill| kill.scenario.clone()).collect();
                killed_by.sort();
                killed_by.dedup();
                let faults = faults.entry(ClauseId(clause.clone())).or_default();
                faults.push(FaultReference {
                    system: system.clone(),
                    name: fault.name.clone(),
                    about: fault.title.clone(),
                    killed_by,
                    waived: waived.get(&fault.name).cloned(),
                });
            }
        }
    }
    Proof {
        version: written.version,
        at: written.at,
        left_out: written.left_out,
        faults,
    }
}
