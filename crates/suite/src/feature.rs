//! Feature texts read into [`Script`]s: one scenario each, outlines expanded.

use countersign_journal::OutlineRow;
use gherkin::{Background, Feature, GherkinEnv, Scenario, Step};

use crate::{FeatureProblem, outline, unreadable};

/// A feature file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeatureText {
    /// Path below the features folder (`spectrum/shipment.feature`).
    pub path: String,
    /// Its text.
    pub text: String,
}

/// One scenario, ready to be bound: background steps included, placeholders
/// filled in.
#[derive(Debug, Clone)]
pub(crate) struct Script {
    pub(crate) file: String,
    pub(crate) line: usize,
    pub(crate) topic: String,
    pub(crate) name: String,
    pub(crate) tags: Vec<String>,
    /// The row of an outline that it was made of.
    pub(crate) row: Option<OutlineRow>,
    pub(crate) steps: Vec<Step>,
}

/// Reads a feature text. What can't be run is reported with its line; the
/// other scenarios are given all the same, so that their problems come to
/// light too.
pub(crate) fn read(feature: &FeatureText) -> (Vec<Script>, Vec<FeatureProblem>) {
    let mut problems = Vec::new();
    let mut report = |line: usize, message: String| {
        problems.push(FeatureProblem {
            file: feature.path.clone(),
            line,
            message,
        });
    };
    let parsed = match Feature::parse(&feature.text, GherkinEnv::default()) {
        Ok(parsed) => parsed,
        Err(error) => {
            let (line, message) = unreadable::explain(&feature.text, &error);
            report(line, message);
            return (Vec::new(), problems);
        }
    };
    if let Some(rule) = parsed.rules.first() {
        report(
            rule.position.line,
            "rules are not supported: write one feature a topic".to_owned(),
        );
    }
    // A mistyped keyword is taken as a description by the parser, and the
    // steps below it would vanish.
    let describe = |what: String, description: &Option<String>| {
        let first = description.as_ref()?.lines().next()?.trim();
        Some(format!(
            "{what} has a description, `{first}`: a mistyped keyword? use `#` for comments"
        ))
    };
    // A feature may be described, but not by steps.
    if let Some(step) = parsed
        .description
        .iter()
        .flat_map(|text| text.lines())
        .find(is_step)
    {
        let step = step.trim();
        report(
            parsed.position.line,
            format!(
                "the feature's description holds `{step}`, which is never run: a mistyped `Scenario:`?"
            ),
        );
    }
    let background = parsed.background.as_ref();
    if let Some(background) = background
        && let Some(message) = describe("the background".to_owned(), &background.description)
    {
        report(background.position.line, message);
    }
    let mut scripts = Vec::new();
    for scenario in &parsed.scenarios {
        let line = scenario.position.line;
        let what = format!("scenario {:?}", scenario.name);
        if let Some(message) = describe(what, &scenario.description) {
            report(line, message);
        } else if scenario.steps.is_empty() {
            report(line, format!("scenario {:?} has no steps", scenario.name));
        } else {
            let script = script(feature, &parsed, background, scenario);
            scripts.extend(outline::expand(script, scenario, &mut report));
        }
    }
    (scripts, problems)
}

/// Whether a line of a description looks like a step.
fn is_step(line: &&str) -> bool {
    let first = line.split_whitespace().next();
    matches!(first, Some("Given" | "When" | "Then" | "*"))
}

/// A scenario as it stands, placeholders and all.
fn script(
    file: &FeatureText,
    feature: &Feature,
    background: Option<&Background>,
    scenario: &Scenario,
) -> Script {
    let background = background.map_or(&[][..], |background| &background.steps);
    Script {
        file: file.path.clone(),
        line: scenario.position.line,
        topic: feature.name.clone(),
        name: scenario.name.clone(),
        tags: feature.tags.iter().chain(&scenario.tags).cloned().collect(),
        row: None,
        steps: background.iter().chain(&scenario.steps).cloned().collect(),
    }
}
