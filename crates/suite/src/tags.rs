//! A [`TagExpression`]: which scenarios are selected by their tags.

use std::str::FromStr;

use gherkin::tagexpr::TagOperation;

use crate::SuiteError;

/// Bytes of an expression. Parentheses and `not` nest, and whoever reads them
/// goes as deep; a journal may hold what nobody has typed.
const LONGEST: usize = 1000;

/// A tag expression: `@adjust and not @generated`.
#[derive(Debug, Clone)]
pub struct TagExpression(TagOperation);

impl TagExpression {
    /// Reads an expression.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Self, SuiteError> {
        let unreadable = |reason: String| SuiteError::Tags {
            expression: text.chars().take(LONGEST).collect(),
            reason,
        };
        if text.len() > LONGEST {
            return Err(unreadable(format!("it is longer than {LONGEST} bytes")));
        }
        let parsed = TagOperation::from_str(text);
        parsed
            .map(Self)
            .map_err(|error| unreadable(error.to_string()))
    }

    /// Whether a scenario with these tags is selected.
    pub fn selects(&self, tags: &[String]) -> bool {
        matches(&self.0, tags)
    }
}

fn matches(expression: &TagOperation, tags: &[String]) -> bool {
    match expression {
        TagOperation::And(left, right) => matches(left, tags) && matches(right, tags),
        TagOperation::Or(left, right) => matches(left, tags) || matches(right, tags),
        TagOperation::Not(inner) => !matches(inner, tags),
        TagOperation::Tag(tag) => tags.iter().any(|known| known == tag),
    }
}
