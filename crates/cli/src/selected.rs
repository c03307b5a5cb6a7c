//! Which scenarios a run was to have, and which others there are.

use std::path::Path;

use countersign_journal::{RunEvent, ScenarioId, Selection};
use countersign_suite::scenarios;

use crate::args;
use crate::error::Failure;
use crate::features;
use crate::subject::Subject;
use crate::systems;

/// What the command line selects of these systems' scenarios.
pub(crate) fn selection(arguments: &args::Run, subjects: &[Subject]) -> Selection {
    let folder = arguments.features.as_deref();
    // Where no tags are named, the run itself tells how many there are.
    let counted = arguments.tags.as_ref().map(|_| {
        let of = subjects.iter().map(|subject| named(subject).len());
        u32::try_from(of.sum::<usize>()).unwrap_or(u32::MAX)
    });
    Selection {
        tags: arguments.tags.clone(),
        features: folder.map(|folder| folder.display().to_string()),
        of: counted,
    }
}

/// All scenarios that there are of these systems: those of their own features,
/// and of the folder that the command line names.
pub(crate) fn of_run(
    arguments: &args::Run,
    subjects: &[Subject],
) -> Result<Vec<ScenarioId>, Failure> {
    let mut all: Vec<ScenarioId> = subjects.iter().flat_map(named).collect();
    if arguments.features.is_some() {
        let pack = pack(arguments.pack.as_deref())?;
        for subject in subjects {
            all.extend(own(&subject.name, pack.as_ref())?);
        }
    }
    Ok(all)
}

/// All scenarios that there are of the systems of a journal's run, as its first
/// event tells them, but for those that it tells itself. `None` where nobody
/// knows: it is one of old or of another version, or it is about a part of a
/// folder's features, which may be others by now.
pub(crate) fn of_journal(
    start: &RunEvent,
    folder: Option<&Path>,
) -> Result<Option<Vec<ScenarioId>>, Failure> {
    let RunEvent::RunStarted {
        version,
        systems,
        shard,
        selection: Some(selection),
        ..
    } = start
    else {
        return Ok(None);
    };
    let is_part = selection.tags.is_some() || shard.is_some();
    if version != env!("CARGO_PKG_VERSION") || (is_part && selection.features.is_some()) {
        return Ok(None);
    }
    let pack = pack(folder)?;
    let mut all = Vec::new();
    for system in systems {
        let is_pack = pack.as_ref().is_some_and(|pack| pack.name == *system);
        if !is_pack && systems::system(system).is_err() {
            return Ok(None);
        }
        all.extend(own(system, pack.as_ref())?);
    }
    Ok(Some(all))
}

fn pack(folder: Option<&Path>) -> Result<Option<Subject>, Failure> {
    folder
        .map(|folder| Subject::of_pack(folder, None))
        .transpose()
}

/// The scenarios that belong to a system: to the pack, where it is its.
fn own(system: &str, pack: Option<&Subject>) -> Result<Vec<ScenarioId>, Failure> {
    match pack.filter(|pack| pack.name == system) {
        Some(pack) => Ok(named(pack)),
        None => Ok(scenarios(system, &features::features(system, None)?)),
    }
}

fn named(subject: &Subject) -> Vec<ScenarioId> {
    scenarios(&subject.name, &subject.features)
}
