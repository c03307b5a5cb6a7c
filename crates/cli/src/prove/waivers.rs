//! [`Waivers`]: what a proof need not show, each with a reason.

use std::fmt;

use serde::Deserialize;

use crate::embedded;
use crate::error::Failure;

/// What need not be shown of a system.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Waivers {
    #[serde(default)]
    waiver: Vec<Waiver>,
}

/// One thing that need not be shown.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Waiver {
    /// A fault that survives.
    fault: Option<String>,
    /// A clause that no check judges, or that no fault is seen to break.
    clause: Option<String>,
    /// A clause that a freedom is accused of breaking.
    variation: Option<String>,
    /// A check that kills nothing.
    check: Option<String>,
    /// A probe on which scenarios pass.
    probe: Option<String>,
    /// A bar of the journal's mutants: `killed` or `equivalent`.
    mutants: Option<String>,
    because: String,
}

/// What a waiver may be about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum About<'a> {
    Fault(&'a str),
    Clause(&'a str),
    Variation(&'a str),
    Check(&'a str),
    Probe(&'a str),
    Mutants(&'a str),
}

impl Waivers {
    /// Those of a system; none where it has no file of them.
    pub(super) fn of(system: &str) -> Result<Self, Failure> {
        let path = format!("schemas/{system}/waivers.toml");
        let mut files = embedded::SCHEMAS.iter();
        let Some((_, text)) = files.find(|(known, _)| *known == path) else {
            return Ok(Self::default());
        };
        Self::read(text)
            .map_err(|why| Failure::usage(format!("{path}: {why}"), "see schemas/README.md"))
    }

    /// Reads a file of them; a sentence says what is wrong with it.
    pub(super) fn read(text: &str) -> Result<Self, String> {
        let waivers: Self = toml::from_str(text).map_err(|error| error.to_string())?;
        for waiver in &waivers.waiver {
            if waiver.about().is_none() {
                return Err(
                    "a waiver names one of: fault, clause, variation, check, probe, mutants"
                        .to_owned(),
                );
            }
            if waiver.because.trim().is_empty() {
                return Err("a waiver says why in `because`".to_owned());
            }
        }
        Ok(waivers)
    }

    /// Why something need not be shown; `None` where it must be.
    pub(super) fn reason(&self, about: About<'_>) -> Option<&str> {
        let mut known = self.all();
        let found = known.find(|(known, _)| *known == about);
        found.map(|(_, because)| because)
    }

    /// All of them, each with its reason.
    pub(super) fn all(&self) -> impl Iterator<Item = (About<'_>, &str)> {
        let waivers = self.waiver.iter();
        waivers.filter_map(|waiver| Some((waiver.about()?, waiver.because.as_str())))
    }
}

impl Waiver {
    /// What it is about; `None` where that is not one thing.
    fn about(&self) -> Option<About<'_>> {
        let said = [
            self.fault.as_deref().map(About::Fault),
            self.clause.as_deref().map(About::Clause),
            self.variation.as_deref().map(About::Variation),
            self.check.as_deref().map(About::Check),
            self.probe.as_deref().map(About::Probe),
            self.mutants.as_deref().map(About::Mutants),
        ];
        let mut said = said.into_iter().flatten();
        said.next().filter(|_| said.next().is_none())
    }
}

impl fmt::Display for About<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fault(name) => write!(f, "the fault `{name}`"),
            Self::Clause(id) => write!(f, "the clause {id}"),
            Self::Variation(id) => write!(f, "{id} under variation"),
            Self::Check(name) => write!(f, "the check `{name}`"),
            Self::Probe(name) => write!(f, "the probe `{name}`"),
            Self::Mutants(bar) => write!(f, "the bar of mutants `{bar}`"),
        }
    }
}
