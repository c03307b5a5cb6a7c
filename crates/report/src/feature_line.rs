//! A [`FeatureLine`]: where a reader finds what is spoken of.

use std::fmt;

use crate::ScenarioReport;

/// A line of a feature file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct FeatureLine<'a> {
    /// The file, as the scenario names it.
    pub(crate) file: &'a str,
    /// From 1.
    pub(crate) line: u32,
    /// The line of the row of examples that a step was filled in from, where the
    /// line is that of a step of an outline.
    pub(crate) example: Option<u32>,
}

impl<'a> FeatureLine<'a> {
    /// The place of a scenario: `features/spectrum/shipment.feature:12`.
    pub(crate) fn of(scenario: &'a ScenarioReport) -> Self {
        let location = scenario.location.as_str();
        let parts = location.rsplit_once(':');
        let place = parts.and_then(|(file, line)| {
            let line = line.parse().ok().filter(|line| *line > 0)?;
            Some((file, line))
        });
        let (file, line) = place.unwrap_or((location, 1));
        Self {
            file,
            line,
            example: None,
        }
    }

    /// The place of a step of a scenario; of the scenario, where it is not
    /// known.
    pub(crate) fn of_step(scenario: &'a ScenarioReport, step: Option<u32>) -> Self {
        let place = Self::of(scenario);
        match step {
            Some(line) => Self {
                file: place.file,
                line,
                example: Some(place.line).filter(|row| scenario.steps.are_above(*row)),
            },
            None => place,
        }
    }

    /// File and line without folders: `shipment.feature:12`.
    pub(crate) fn short(&self) -> String {
        let name = self.file.rsplit('/').next().unwrap_or(self.file);
        format!("{name}:{}", self.line)
    }
}

impl fmt::Display for FeatureLine<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)?;
        match self.example {
            Some(row) => write!(f, ", example at line {row}"),
            None => Ok(()),
        }
    }
}
