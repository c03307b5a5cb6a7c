//! The [`Wire`] form of a contract: JSON, or XML.

use countersign_contract::Contract;
use countersign_place::json;
use countersign_system::{Position, Unreadable};
use countersign_validate::Violation;
use countersign_xml::{self as xml, Shapes, wrong_root, xpath};
use serde_json::Value;

use crate::Judge;

/// Where a reader stopped, unless it does not say: it counts lines from 1, and
/// the columns that it has read, of which a line that just began has none.
fn place(error: &serde_json::Error) -> Option<Position> {
    let (line, column) = (error.line(), error.column().max(1));
    (line > 0).then_some(Position { line, column })
}

/// Where each of the JSON Pointers stands, or what holds it where it is missing.
fn in_json(body: &[u8], pointers: &[&str]) -> Vec<Position> {
    let text = String::from_utf8_lossy(body);
    let places = json(&text, pointers).into_iter();
    let begin = places.map(|place| place.map_or(0, |place| place.begin));
    Position::of_all(&text, &begin.collect::<Vec<_>>())
}

/// How bodies are read and written.
#[derive(Debug, Clone)]
pub(crate) enum Wire {
    /// RFC 8259.
    Json,
    /// XML of these shapes.
    Xml(Shapes),
}

impl Wire {
    /// The wire form of this contract.
    pub(crate) fn of(contract: &Contract, reference: Option<&str>) -> Self {
        match contract.is_xml() {
            true => Self::Xml(Shapes::of(contract, reference)),
            false => Self::Json,
        }
    }

    /// The tree of a body.
    ///
    /// # Errors
    /// Where it is not well-formed.
    pub(crate) fn read(&self, body: &[u8]) -> Result<Value, Unreadable> {
        match self {
            Self::Xml(shapes) => xml::read(shapes, body),
            Self::Json => serde_json::from_slice(body).map_err(|error| Unreadable {
                message: format!("The body is not JSON: {error}."),
                place: place(&error),
            }),
        }
    }

    /// The body of a tree.
    pub(crate) fn write(&self, tree: &Value) -> Vec<u8> {
        match self {
            Self::Xml(shapes) => xml::write(shapes, tree),
            Self::Json => tree.to_string().into_bytes(),
        }
    }

    /// Where in a body the places of its violations stand.
    pub(crate) fn places(&self, body: &[u8], paths: &[&str]) -> Vec<Position> {
        match self {
            Self::Xml(shapes) => xml::places(shapes, body, paths),
            Self::Json => in_json(body, paths),
        }
    }

    /// What is wrong with a body as an instance of a message: places as JSON
    /// Pointers, or as XPaths.
    ///
    /// # Errors
    /// Where it is not well-formed.
    pub(crate) fn validate(
        &self,
        judge: &Judge,
        message: &str,
        body: &[u8],
    ) -> Result<Vec<Violation>, Unreadable> {
        match self {
            Self::Json => {
                let tree: Value = serde_json::from_slice(body).map_err(|error| Unreadable {
                    place: place(&error),
                    message: countersign_validate::Unreadable::from(error).to_string(),
                })?;
                Ok(judge.violations(message, &tree).unwrap_or_default())
            }
            Self::Xml(shapes) => {
                let tree = xml::read(shapes, body)?;
                if let Some(violation) = wrong_root(shapes, message, &tree) {
                    return Ok(vec![violation]);
                }
                let mut violations = judge.violations(message, &tree).unwrap_or_default();
                for violation in &mut violations {
                    violation.path = xpath(&violation.path);
                }
                Ok(violations)
            }
        }
    }
}
