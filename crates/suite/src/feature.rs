//! Feature texts read into [`Script`]s: one scenario each, outlines expanded.

use gherkin::tagexpr::TagOperation;
use gherkin::{Feature, GherkinEnv, Step};

use crate::FeatureProblem;

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
    pub(crate) steps: Vec<Step>,
}

/// Reads a feature text. What can't be run is reported with its line.
pub(crate) fn read(feature: &FeatureText) -> Result<Vec<Script>, Vec<FeatureProblem>> {
    let problem = |line: usize, message: String| FeatureProblem {
        file: feature.path.clone(),
        line,
        message,
    };
    let parsed = Feature::parse(&feature.text, GherkinEnv::default())
        .map_err(|error| vec![problem(1, format!("this is no Gherkin: {error}"))])?;
    let mut problems = Vec::new();
    if !parsed.rules.is_empty() {
        problems.push(problem(
            parsed.rules[0].position.line,
            "rules are not supported: write one feature a topic".to_owned(),
        ));
    }
    let background = parsed
        .background
        .as_ref()
        .map_or(&[][..], |background| &background.steps);
    let mut scripts = Vec::new();
    for scenario in &parsed.scenarios {
        let line = scenario.position.line;
        // A mistyped keyword is taken as a description by the parser, and the
        // steps below it would vanish.
        if let Some(description) = &scenario.description {
            let first = description.lines().next().unwrap_or_default().trim();
            problems.push(problem(
                line,
                format!("scenario {:?} has a description, `{first}`: a mistyped keyword? use `#` for comments", scenario.name),
            ));
            continue;
        }
        if scenario.steps.is_empty() {
            problems.push(problem(
                line,
                format!("scenario {:?} has no steps", scenario.name),
            ));
            continue;
        }
        let steps = || background.iter().chain(&scenario.steps).cloned();
        let script = |name: String, line: usize, tags: Vec<String>, steps: Vec<Step>| Script {
            file: feature.path.clone(),
            line,
            topic: parsed.name.clone(),
            name,
            tags,
            steps,
        };
        let tags: Vec<String> = parsed.tags.iter().chain(&scenario.tags).cloned().collect();
        if scenario.examples.is_empty() {
            scripts.push(script(scenario.name.clone(), line, tags, steps().collect()));
            continue;
        }
        for examples in &scenario.examples {
            let Some(table) = &examples.table else {
                problems.push(problem(
                    examples.position.line,
                    "these examples have no table".to_owned(),
                ));
                continue;
            };
            let Some((header, rows)) = table.rows.split_first() else {
                continue;
            };
            for (index, row) in rows.iter().enumerate() {
                let fill = |text: &str| {
                    header
                        .iter()
                        .zip(row)
                        .fold(text.to_owned(), |text, (name, value)| {
                            text.replace(&format!("<{name}>"), value)
                        })
                };
                let filled = steps()
                    .map(|mut step| {
                        step.value = fill(&step.value);
                        step.docstring = step.docstring.as_deref().map(fill);
                        if let Some(table) = &mut step.table {
                            for cell in table.rows.iter_mut().flatten() {
                                *cell = fill(cell);
                            }
                        }
                        step
                    })
                    .collect();
                let mut name = fill(&scenario.name);
                if name == scenario.name {
                    name = format!("{name} ({})", row.join(", "));
                }
                let tags = tags.iter().chain(&examples.tags).cloned().collect();
                scripts.push(script(name, table.position.line + 1 + index, tags, filled));
            }
        }
    }
    if problems.is_empty() {
        Ok(scripts)
    } else {
        Err(problems)
    }
}

/// Whether tags satisfy a tag expression.
pub(crate) fn matches(expression: &TagOperation, tags: &[String]) -> bool {
    match expression {
        TagOperation::And(left, right) => matches(left, tags) && matches(right, tags),
        TagOperation::Or(left, right) => matches(left, tags) || matches(right, tags),
        TagOperation::Not(inner) => !matches(inner, tags),
        TagOperation::Tag(tag) => tags.iter().any(|known| known == tag),
    }
}
