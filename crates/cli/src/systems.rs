//! The systems that this program knows: the only list of them.

use std::sync::Arc;

use countersign_spectrum::Spectrum;
use countersign_spreadshirt::Spreadshirt;
use countersign_system::Modelled;

use crate::error::Failure;
use crate::fixtures::Fixtures;

/// A system and what the command line knows of it.
#[derive(Clone)]
pub(crate) struct Known {
    /// Its name, which is also that of its folder of features.
    pub(crate) name: &'static str,
    /// The system.
    pub(crate) system: Arc<dyn Modelled>,
    /// What must exist at a target beforehand, as configured.
    pub(crate) fixtures: fn(&Fixtures) -> countersign_suite::Fixtures,
}

/// Every system.
pub(crate) fn systems() -> Vec<Known> {
    vec![
        Known {
            name: "spectrum",
            system: Arc::new(Spectrum::new()),
            fixtures: |fixtures| countersign_suite::Fixtures {
                known: fixtures.spectrum.recipe_sets.clone(),
                unknown: fixtures.spectrum.unknown_recipe_set.clone(),
                place: "`recipe-sets` under [fixtures.spectrum] in countersign.toml".to_owned(),
                ..countersign_suite::Fixtures::default()
            },
        },
        Known {
            name: "spreadshirt",
            system: Arc::new(Spreadshirt::new()),
            fixtures: |fixtures| countersign_suite::Fixtures {
                values: fixtures.spreadshirt.values(),
                place: "the keys under [fixtures.spreadshirt] in countersign.toml".to_owned(),
                ..countersign_suite::Fixtures::default()
            },
        },
    ]
}

/// The system of this name.
pub(crate) fn system(name: &str) -> Result<Known, Failure> {
    let systems = systems();
    let names: Vec<_> = systems.iter().map(|known| known.name).collect();
    systems
        .iter()
        .find(|known| known.name == name)
        .cloned()
        .ok_or_else(|| {
            Failure::usage(
                format!("there is no system `{name}`"),
                format!("the systems are: {}", names.join(", ")),
            )
            .coded(crate::codes::NO_SYSTEM)
        })
}
