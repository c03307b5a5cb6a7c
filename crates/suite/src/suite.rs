//! A [`Suite`]: scenarios that are bound and ready to run.

use std::collections::HashMap;
use std::sync::Arc;

use countersign_journal::ScenarioId;
use countersign_system::System;

use crate::bind::{Binder, Bound};
use crate::feature::{FeatureText, Script, read};
use crate::tags::TagExpression;
use crate::target::Target;
use crate::{FeatureProblem, SuiteError};

/// What is put through a run.
#[derive(Clone)]
pub struct Options {
    /// The system under contract.
    pub system: Arc<dyn System>,
    /// Its feature files.
    pub features: Vec<FeatureText>,
    /// A tag expression that scenarios must satisfy.
    pub tags: Option<String>,
    /// The endpoint.
    pub target: Target,
    /// How many scenarios run side by side.
    pub jobs: usize,
    /// Digits that tell this run's orders from those of all others.
    pub run_id: u64,
    /// What all other values follow from.
    pub seed: u64,
    /// Whether the target is looked at before the first scenario, so that what
    /// is wrong with the configuration is told, and not taken for its fault.
    pub preflight: bool,
}

/// Scenarios that are bound and ready to run. Clones share the binding, so
/// that several targets can be put through one suite.
#[derive(Clone)]
pub struct Suite {
    pub(crate) options: Options,
    pub(crate) planned: Vec<Planned>,
}

/// One scenario that will be run.
#[derive(Clone)]
pub struct Planned {
    /// Its ordinal among all that the tags select, from 1; it stays the same
    /// where only some of these are run.
    pub ordinal: u32,
    /// Its stable name.
    pub scenario: ScenarioId,
    pub(crate) bound: Arc<Bound>,
}

impl Planned {
    /// The clauses that its steps judge; standing checks judge some besides.
    pub fn clauses(&self) -> impl Iterator<Item = &str> {
        self.bound
            .steps
            .iter()
            .filter_map(|step| step.clause.as_deref())
    }

    /// Whether it carries a tag.
    pub fn is_tagged(&self, name: &str) -> bool {
        self.bound.script.tags.iter().any(|tag| tag == name)
    }
}

impl Suite {
    /// Reads and binds every scenario that the tags select.
    ///
    /// # Errors
    /// All problems of the feature files at once; a filter that selects
    /// nothing.
    pub fn bind(options: Options) -> Result<Self, SuiteError> {
        let system = options.system.contract().system.clone();
        let tags = options
            .tags
            .as_deref()
            .map(TagExpression::parse)
            .transpose()?;
        let clauses = options
            .system
            .contract()
            .clauses
            .iter()
            .map(|clause| clause.id.clone());
        let binder = Binder::new(clauses);
        let (mut bound, mut problems) = (Vec::new(), Vec::new());
        let mut names: HashMap<String, String> = HashMap::new();
        let mut features = options.features.clone();
        features.sort_by(|left, right| left.path.cmp(&right.path));
        for feature in &features {
            let (scripts, found) = read(feature);
            problems.extend(found);
            for script in scripts {
                let name = name(&system, feature, &script);
                let place = format!("{}:{}", script.file, script.line);
                if let Some(first) = names.insert(name.clone(), place) {
                    problems.push(FeatureProblem {
                        file: script.file.clone(),
                        line: script.line,
                        message: format!("`{name}` is the name of the scenario at {first} too: names must be unique"),
                    });
                }
                match binder.bind(script) {
                    Ok(script) => bound.push((ScenarioId(name), script)),
                    Err(found) => problems.extend(found),
                }
            }
        }
        if !problems.is_empty() {
            problems.sort();
            problems.dedup();
            return Err(SuiteError::Features(problems));
        }
        if let Some(expression) = &tags {
            bound.retain(|(_, bound)| expression.selects(&bound.script.tags));
        }
        if bound.is_empty() {
            let why = match &options.tags {
                Some(tags) => format!("none of {system} satisfies `{tags}`"),
                None => format!("there is no feature file for {system}"),
            };
            return Err(SuiteError::NothingSelected(why));
        }
        let planned = (1..)
            .zip(bound)
            .map(|(ordinal, (scenario, bound))| Planned {
                ordinal,
                scenario,
                bound: Arc::new(bound),
            });
        let planned = planned.collect();
        Ok(Self { options, planned })
    }

    /// The scenarios that will run, in their order.
    pub fn planned(&self) -> &[Planned] {
        &self.planned
    }

    /// How many scenarios will run.
    pub fn scenarios(&self) -> u32 {
        u32::try_from(self.planned.len()).unwrap_or(u32::MAX)
    }

    /// Leaves out all scenarios but those that are wanted.
    pub fn retain(&mut self, wanted: impl FnMut(&Planned) -> bool) {
        self.planned.retain(wanted);
    }

    /// The same scenarios against another target.
    pub fn against(&self, target: Target) -> Self {
        let mut other = self.clone();
        other.options.target = target;
        other
    }
}

/// The stable names of all scenarios that there are in these feature files of a
/// system, whatever their tags. What can't be run has none.
pub fn scenarios(system: &str, features: &[FeatureText]) -> Vec<ScenarioId> {
    let of = |feature| {
        let (scripts, _) = read(feature);
        let scripts = scripts.into_iter();
        scripts.map(|script| ScenarioId(name(system, feature, &script)))
    };
    features.iter().flat_map(of).collect()
}

/// The stable name of a scenario.
fn name(system: &str, feature: &FeatureText, script: &Script) -> String {
    let stem = feature.path.rsplit('/').next().unwrap_or(&feature.path);
    let stem = stem.trim_end_matches(".feature");
    format!("{system}/{stem}/{}", script.name)
}
