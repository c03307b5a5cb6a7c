//! A [`Subject`]: a system that a run is about, built in or of a pack.

use std::path::Path;
use std::sync::Arc;

use countersign_suite::{FeatureText, Fixtures};
use countersign_system::{Modelled, System};

use crate::args;
use crate::codes;
use crate::config::Loaded;
use crate::error::Failure;
use crate::features;
use crate::pack;
use crate::systems::{self, Known};
use crate::target::Choice;

/// A system that a run is about, with its scenarios.
pub(crate) struct Subject {
    /// The contract's name of it.
    pub(crate) name: String,
    /// The system.
    pub(crate) system: Arc<dyn System>,
    /// What a sandbox can stand in for; `None` where there is only a contract.
    pub(crate) modelled: Option<Arc<dyn Modelled>>,
    /// What must exist at a target beforehand.
    pub(crate) fixtures: Fixtures,
    /// Its scenarios.
    pub(crate) features: Vec<FeatureText>,
}

impl Subject {
    /// The pack in a folder. Scenarios that follow from its contract are made
    /// now; those below `features` are added, or those below another folder.
    pub(crate) fn of_pack(folder: &Path, features: Option<&Path>) -> Result<Self, Failure> {
        let pack = pack::read(folder)?;
        let mut all = pack::scenarios(folder, &pack)?;
        all.extend(features::of_pack(folder, features)?);
        Ok(Self {
            name: pack::name(&pack),
            system: Arc::new(pack),
            modelled: None,
            fixtures: Fixtures::default(),
            features: all,
        })
    }
}

/// What a run is about: the systems that were named, or a pack.
pub(crate) fn chosen(
    arguments: &args::Run,
    choice: &Choice<'_>,
    loaded: &Loaded,
) -> Result<Vec<Subject>, Failure> {
    match &arguments.pack {
        Some(folder) => Ok(vec![of_pack(folder, choice, loaded, arguments)?]),
        None => built_in(choice, loaded, arguments),
    }
}

/// The built-in systems that a run is about.
fn built_in(
    choice: &Choice<'_>,
    loaded: &Loaded,
    arguments: &args::Run,
) -> Result<Vec<Subject>, Failure> {
    let chosen = choose_systems(&arguments.system, choice, loaded)?;
    let subjects = chosen.into_iter().map(|known| {
        Ok(Subject {
            name: known.name.to_owned(),
            features: features::features(known.name, arguments.features.as_deref())?,
            fixtures: (known.fixtures)(&loaded.config.fixtures),
            system: known.system.clone(),
            modelled: Some(known.system),
        })
    });
    subjects.collect()
}

/// The system of a pack, which no sandbox stands in for.
fn of_pack(
    folder: &Path,
    choice: &Choice<'_>,
    loaded: &Loaded,
    arguments: &args::Run,
) -> Result<Subject, Failure> {
    let subject = Subject::of_pack(folder, arguments.features.as_deref())?;
    let Choice::Endpoint(endpoint) = choice else {
        return Err(Failure::usage(
            "a pack has no sandbox",
            "name the endpoint that is to be tested with --target",
        )
        .coded(codes::NO_SANDBOX));
    };
    let configured = endpoint.named.and_then(|named| named.system.as_ref());
    match configured.filter(|configured| *configured.get_ref() != subject.name) {
        None => Ok(subject),
        Some(other) => {
            let message = format!(
                "this target speaks {}, not {}",
                other.get_ref(),
                subject.name
            );
            Err(loaded
                .fault(other.span(), &message)
                .coded(codes::OTHER_SYSTEM))
        }
    }
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
            )
            .coded(codes::OTHER_SYSTEM)),
        (Some(asked), _, _) => Ok(vec![asked]),
        (None, Some(configured), _) => systems::system(configured.get_ref())
            .map(|known| vec![known])
            .map_err(|failure| loaded.fault(configured.span(), &failure.message).coded(codes::NO_SYSTEM)),
        (None, None, Choice::Sandbox) => Ok(systems::systems()),
        (None, None, Choice::Endpoint(_)) => Err(Failure::usage(
            "the system that the target speaks is not named",
            "name it, such as `countersign run spectrum --target …`, or say `system = \"spectrum\"` in the target's entry",
        )
        .coded(codes::SYSTEM_NOT_NAMED)),
    }
}
