//! A [`Reference`]: a sentence that leaves what a call carries to another
//! part of the page.

use crate::document::Line;

use super::heading::Direction;
use super::names;
use super::walk::Walk;

/// A call whose body another part of the page describes.
#[derive(Debug, Clone)]
pub(super) struct Reference {
    pub(super) operation: usize,
    pub(super) direction: Direction,
    pub(super) status: Option<u16>,
    /// What it refers to.
    pub(super) to: To,
    /// Where it stands, in bytes.
    pub(super) offset: usize,
}

/// What a reference leads to.
#[derive(Debug, Clone)]
pub(super) enum To {
    /// The heading of this name, in its bare form.
    Heading(String),
    /// A heading whose words are among these.
    Words(Vec<String>),
    /// The next example of an answer.
    Example,
}

/// Most lines of a topic that wait for its call.
const MOST_WAITING: usize = 16;

/// Reads what a line refers to: the body of the call that is told of, or of
/// the next one of the topic.
pub(super) fn read(walk: &mut Walk<'_>, line: &Line) {
    let lower = line.words.to_ascii_lowercase();
    let same = lower.contains("same ")
        && [
            "field",
            "param",
            "structure",
            "body",
            "payload",
            "format",
            "attribute",
            "schema",
            "as ",
        ]
        .iter()
        .any(|word| lower.contains(word));
    let sees = lower.starts_with("see ")
        || lower.contains(" see ")
        || lower.contains("described in")
        || lower.contains("defined in");
    if !(same || sees) {
        return;
    }
    let Some(operation) = walk.operation.map(|(index, _)| index) else {
        if walk.waiting.len() < MOST_WAITING {
            walk.waiting.push(line.clone());
        }
        return;
    };
    let context = walk.context();
    let said = match (
        lower.contains("response") || lower.contains("return"),
        lower.contains("request"),
    ) {
        (true, false) => Some(Direction::Response),
        (false, true) => Some(Direction::Request),
        _ => None,
    };
    let usual = if walk.page.takes_body(operation) {
        Direction::Request
    } else {
        Direction::Response
    };
    let direction = said.or(context.direction).unwrap_or(usual);
    let anchors: Vec<_> = line
        .links
        .iter()
        .filter_map(|(_, target)| target.strip_prefix('#'))
        .map(names::bare)
        .collect();
    let to = if sees && lower.contains("example") && lower.contains("below") && anchors.is_empty() {
        vec![To::Example]
    } else if anchors.is_empty() {
        vec![To::Words(
            names::words(&line.words).into_iter().take(64).collect(),
        )]
    } else {
        anchors.into_iter().map(To::Heading).collect()
    };
    for to in to {
        walk.references.push(Reference {
            operation,
            direction,
            status: context.status,
            to,
            offset: line.start,
        });
    }
}
