//! Binding: every step of a script finds its definition before any request.

use std::collections::HashSet;

use countersign_journal::ClauseId;
use cucumber::World as _;
use cucumber::step::{Collection, Context};
use futures::future::LocalBoxFuture;
use gherkin::StepType;

use crate::FeatureProblem;
use crate::feature::Script;
use crate::world::World;

/// A script whose steps all have definitions.
pub(crate) struct Bound {
    pub(crate) script: Script,
    pub(crate) steps: Vec<BoundStep>,
}

impl Bound {
    /// The steps as they are told in journals.
    pub(crate) fn told(&self) -> Vec<countersign_journal::Step> {
        let steps = self.script.steps.iter().zip(&self.steps);
        steps
            .map(|(written, bound)| countersign_journal::Step {
                keyword: written.keyword.trim().to_owned(),
                text: bound.text.clone(),
                line: u32::try_from(written.position.line).unwrap_or(u32::MAX),
                clause: bound.clause.as_deref().map(ClauseId::from),
                block: written.docstring.clone(),
                table: written
                    .table
                    .as_ref()
                    .map(|table| table.rows.clone())
                    .unwrap_or_default(),
            })
            .collect()
    }
}

/// A step with its definition, and the clause that it judges.
#[derive(Clone)]
pub(crate) struct BoundStep {
    pub(crate) text: String,
    pub(crate) clause: Option<String>,
    definition: for<'a> fn(&'a mut World, Context) -> LocalBoxFuture<'a, ()>,
    context: Context,
}

impl BoundStep {
    pub(crate) fn run<'a>(&self, world: &'a mut World) -> LocalBoxFuture<'a, ()> {
        (self.definition)(world, self.context.clone())
    }
}

/// Finds definitions for scripts.
pub(crate) struct Binder {
    definitions: Collection<World>,
    clauses: HashSet<String>,
}

impl Binder {
    pub(crate) fn new(clauses: impl IntoIterator<Item = String>) -> Self {
        Self {
            definitions: World::collection(),
            clauses: clauses.into_iter().collect(),
        }
    }

    /// Binds a script, or says what keeps it from being run.
    pub(crate) fn bind(&self, script: Script) -> Result<Bound, Vec<FeatureProblem>> {
        let mut problems = Vec::new();
        let mut steps = Vec::new();
        for step in &script.steps {
            let mut report = |message: String| {
                problems.push(FeatureProblem {
                    file: script.file.clone(),
                    line: step.position.line,
                    message,
                });
            };
            let (text, clause) = split_clause(&step.value);
            match (step.ty, &clause) {
                (StepType::Then, None) => report(format!(
                    "`{text}` judges no clause: end the step with its id in brackets, `[spectrum.lookup.known]`"
                )),
                (StepType::Then, Some(clause)) if !self.clauses.contains(clause) => {
                    report(format!(
                        "the contract has no clause `{clause}`: see clauses.toml"
                    ));
                }
                (StepType::Given | StepType::When, Some(clause)) => {
                    report(format!("only a Then step judges a clause, here `{clause}`"));
                }
                _ => {}
            }
            // Definitions never mention the clause.
            let mut stripped = step.clone();
            stripped.value.clone_from(&text);
            match self.definitions.find(&stripped) {
                Ok(Some((definition, _, _, context))) => {
                    steps.push(BoundStep {
                        text,
                        clause,
                        definition: *definition,
                        context,
                    });
                }
                Ok(None) => report(format!(
                    "no step is defined for `{} {text}`",
                    step.keyword.trim()
                )),
                Err(ambiguous) => report(format!(
                    "several steps are defined for `{text}`: {}",
                    ambiguous.to_string().replace('\n', " ")
                )),
            }
        }
        if problems.is_empty() {
            Ok(Bound { script, steps })
        } else {
            Err(problems)
        }
    }
}

/// Takes the trailing `[clause.id]` off a step's text.
fn split_clause(text: &str) -> (String, Option<String>) {
    let trimmed = text.trim_end();
    if let Some(rest) = trimmed.strip_suffix(']')
        && let Some(at) = rest.rfind(" [")
        && !rest[at + 2..].contains([' ', '"'])
    {
        return (
            rest[..at].trim_end().to_owned(),
            Some(rest[at + 2..].to_owned()),
        );
    }
    (trimmed.to_owned(), None)
}
