//! Changes to messages and to closed lists of values.

use super::super::rating::Rating::{Breaking, Risky, Safe};
use super::super::rating::{Rule, rate};

/// The table.
pub(super) const ALL: &[&Rule] = &[
    &MESSAGE_ADDED,
    &MESSAGE_REMOVED,
    &MESSAGE_RENAMED,
    &DIRECTION_CHANGED,
    &ROOT_CHANGED,
    &EXAMPLE_ADDED,
    &EXAMPLE_REMOVED,
    &EXAMPLE_CHANGED,
    &ENUMERATION_ADDED,
    &ENUMERATION_REMOVED,
    &ENUMERATION_RENAMED,
    &VALUE_ADDED,
    &VALUE_REMOVED,
];

/// There is a message that there was not.
pub(in super::super) const MESSAGE_ADDED: Rule = Rule::of(
    "message-added",
    rate(Safe, Safe),
    "what carries it is told of its operation",
);

/// A message is gone.
pub(in super::super) const MESSAGE_REMOVED: Rule = Rule::of(
    "message-removed",
    rate(Safe, Safe),
    "what carried it is told of its operation",
)
.shown_by(&["message"]);

/// A message that stands in the same places has another name.
pub(in super::super) const MESSAGE_RENAMED: Rule = Rule::of(
    "message-renamed",
    rate(Safe, Safe),
    "a message's name is on no wire",
);

/// A message is sent that was answered, or the other way round.
pub(in super::super) const DIRECTION_CHANGED: Rule = Rule::of(
    "direction-changed",
    rate(Risky, Risky),
    "who wrote it reads it now; what carries it is told of its operation",
);

/// A message has another root element, or none.
pub(in super::super) const ROOT_CHANGED: Rule = Rule::of(
    "root-changed",
    rate(Breaking, Breaking),
    "the root element tells messages apart",
)
.shown_by(&["message"]);

/// A message has an example that had none.
pub(in super::super) const EXAMPLE_ADDED: Rule = Rule::of(
    "example-added",
    rate(Safe, Safe),
    "an example demands nothing that the fields do not",
);

/// A message has no example any more.
pub(in super::super) const EXAMPLE_REMOVED: Rule = Rule::of(
    "example-removed",
    rate(Safe, Safe),
    "an example demands nothing that the fields do not",
);

/// A message has another example.
pub(in super::super) const EXAMPLE_CHANGED: Rule = Rule::of(
    "example-changed",
    rate(Safe, Safe),
    "an example demands nothing that the fields do not",
);

/// There is a closed list of values that there was not.
pub(in super::super) const ENUMERATION_ADDED: Rule = Rule::of(
    "enumeration-added",
    rate(Safe, Safe),
    "what it closes is told of its fields",
);

/// A closed list of values is gone.
pub(in super::super) const ENUMERATION_REMOVED: Rule = Rule::of(
    "enumeration-removed",
    rate(Safe, Safe),
    "what it closed is told of its fields",
);

/// A closed list of the same values has another name.
pub(in super::super) const ENUMERATION_RENAMED: Rule = Rule::of(
    "enumeration-renamed",
    rate(Safe, Safe),
    "the name of a list of values is on no wire",
);

/// A value is allowed that was not.
pub(in super::super) const VALUE_ADDED: Rule = Rule::by_way(
    "value-added",
    rate(Safe, Breaking),
    rate(Risky, Safe),
    "an endpoint has to take it; a client that knows all values meets one that it does not know",
)
.asked_by(&["enumeration"])
.shown_by(&["message"]);

/// A value is not allowed any more.
pub(in super::super) const VALUE_REMOVED: Rule = Rule::by_way(
    "value-removed",
    rate(Breaking, Safe),
    rate(Safe, Breaking),
    "who writes it no longer conforms; who reads it meets fewer",
)
.asked_by(&["enumeration"])
.shown_by(&["message"]);
