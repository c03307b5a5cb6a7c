//! Changes to the fields of a message.

use super::super::rating::Rating::{Breaking, Risky, Safe};
use super::super::rating::{Rule, rate};

/// The table.
pub(super) const ALL: &[&Rule] = &[
    &FIELD_ADDED,
    &FIELD_REMOVED,
    &REQUIRED_FIELD_ADDED,
    &REQUIRED_FIELD_REMOVED,
    &FIELD_RENAMED,
    &KIND_ADDED,
    &KIND_REMOVED,
    &KIND_RESTATED,
    &REQUIREMENT_TIGHTENED,
    &REQUIREMENT_LOOSENED,
    &REQUIREMENT_CHANGED,
    &BOUND_TIGHTENED,
    &BOUND_LOOSENED,
    &VALUES_OPENED,
    &VALUES_CLOSED,
    &VALUES_RESTATED,
    &OBJECT_OPENED,
    &OBJECT_CLOSED,
    &DEFAULT_ADDED,
    &DEFAULT_REMOVED,
    &DEFAULT_CHANGED,
    &PART_CHANGED,
    &FIELD_BASIS_CHANGED,
];

/// There is a field that may be left out.
pub(in super::super) const FIELD_ADDED: Rule = Rule::of(
    "field-added",
    rate(Safe, Safe),
    "nobody has to write it, and who does not know it passes over it",
)
.asked_by(MEMBERS)
.shown_by(&["message"]);

/// A field that might be left out is gone.
pub(in super::super) const FIELD_REMOVED: Rule = Rule::by_way(
    "field-removed",
    rate(Risky, Safe),
    rate(Breaking, Safe),
    "what a client sends in it is lost, and what it reads there does not come; what nobody reads may stay",
)
.asked_by(MEMBERS)
.shown_by(&["message"]);

/// There is a field that must be there.
pub(in super::super) const REQUIRED_FIELD_ADDED: Rule = Rule::by_way(
    "required-field-added",
    rate(Breaking, Safe),
    rate(Safe, Breaking),
    "who writes the message has to write it; who reads it and does not know it passes over it",
)
.asked_by(MUST_BE_THERE)
.shown_by(&["message"]);

/// A field that had to be there is gone.
pub(in super::super) const REQUIRED_FIELD_REMOVED: Rule = Rule::by_way(
    "required-field-removed",
    rate(Risky, Breaking),
    rate(Breaking, Safe),
    "who reads the message counts on it and does not get it; what a client still sends in it is lost",
)
.asked_by(MUST_BE_THERE)
.shown_by(&["message"]);

/// A field like the one that is gone has a name like it.
pub(in super::super) const FIELD_RENAMED: Rule = Rule::of(
    "field-renamed",
    rate(Breaking, Breaking),
    "neither finds the value where the other puts it",
)
.asked_by(MUST_BE_THERE)
.shown_by(&["message"]);

/// A field may hold what it might not.
pub(in super::super) const KIND_ADDED: Rule = Rule::by_way(
    "kind-added",
    rate(Safe, Breaking),
    rate(Breaking, Safe),
    "who reads it meets another kind; who writes it may go on",
)
.asked_by(KINDS)
.shown_by(&["message"]);

/// A field may not hold what it might.
pub(in super::super) const KIND_REMOVED: Rule = Rule::by_way(
    "kind-removed",
    rate(Breaking, Safe),
    rate(Safe, Breaking),
    "who writes that kind is refused; who reads both may go on",
)
.asked_by(KINDS)
.shown_by(&["message"]);

/// Kinds are named that others hold already (a date, beside text), or not
/// named any more.
pub(in super::super) const KIND_RESTATED: Rule = Rule::of(
    "kind-restated",
    rate(Safe, Safe),
    "the values are the same: one kind holds those of the other",
)
.asked_by(KINDS)
.shown_by(&["message"]);

/// A field must be there where it might be absent.
pub(in super::super) const REQUIREMENT_TIGHTENED: Rule = Rule::by_way(
    "requirement-tightened",
    rate(Breaking, Safe),
    rate(Safe, Breaking),
    "who leaves it out no longer conforms; who reads it may go on",
)
.asked_by(MUST_BE_THERE)
.shown_by(&["message"]);

/// A field may be absent where it had to be there.
pub(in super::super) const REQUIREMENT_LOOSENED: Rule = Rule::by_way(
    "requirement-loosened",
    rate(Safe, Breaking),
    rate(Breaking, Safe),
    "who reads it counts on it and may not get it; who writes it may go on",
)
.asked_by(MUST_BE_THERE)
.shown_by(&["message"]);

/// A field must be there in other cases.
pub(in super::super) const REQUIREMENT_CHANGED: Rule = Rule::of(
    "requirement-changed",
    rate(Breaking, Breaking),
    "it may be missing where it is counted on, and be asked for where it was not",
)
.asked_by(MUST_BE_THERE)
.shown_by(&["message"]);

/// Fewer lengths, counts or numbers are allowed.
pub(in super::super) const BOUND_TIGHTENED: Rule = Rule::by_way(
    "bound-tightened",
    rate(Breaking, Safe),
    rate(Safe, Breaking),
    "who writes beyond it is refused; who reads up to the old one may go on",
)
.asked_by(BOUNDS)
.shown_by(&["message"]);

/// More lengths, counts or numbers are allowed.
pub(in super::super) const BOUND_LOOSENED: Rule = Rule::by_way(
    "bound-loosened",
    rate(Safe, Breaking),
    rate(Risky, Safe),
    "an endpoint has to take more; a client may have room for no more than it was promised",
)
.asked_by(BOUNDS)
.shown_by(&["message"]);

/// A field's values are not closed any more.
pub(in super::super) const VALUES_OPENED: Rule = Rule::by_way(
    "values-opened",
    rate(Safe, Breaking),
    rate(Risky, Safe),
    "an endpoint has to take any value; a client that knows all values meets others",
)
.asked_by(VALUES)
.shown_by(&["message"]);

/// A field's values are closed that were not.
pub(in super::super) const VALUES_CLOSED: Rule = Rule::by_way(
    "values-closed",
    rate(Breaking, Safe),
    rate(Safe, Breaking),
    "who writes others no longer conforms; who reads any may go on",
)
.asked_by(VALUES)
.shown_by(&["message"]);

/// Another list of the same values closes a field.
pub(in super::super) const VALUES_RESTATED: Rule = Rule::of(
    "values-restated",
    rate(Safe, Safe),
    "the values are the same",
)
.asked_by(VALUES)
.shown_by(&["message"]);

/// An object may hold what no page describes.
pub(in super::super) const OBJECT_OPENED: Rule = Rule::by_way(
    "object-opened",
    rate(Safe, Breaking),
    rate(Risky, Safe),
    "an endpoint has to take what it does not know; a client meets it",
)
.asked_by(KINDS)
.shown_by(&["message"]);

/// An object may hold nothing but what the page describes.
pub(in super::super) const OBJECT_CLOSED: Rule = Rule::by_way(
    "object-closed",
    rate(Risky, Safe),
    rate(Safe, Risky),
    "who writes what no page describes may be refused",
)
.asked_by(KINDS)
.shown_by(&["message"]);

/// The page says what holds where a field is absent.
pub(in super::super) const DEFAULT_ADDED: Rule = Rule::of(
    "default-added",
    rate(Risky, Risky),
    "what is left out has a meaning now, and it may be another than was assumed",
)
.asked_by(DEFAULTS)
.shown_by(&["message"]);

/// The page does not say any more what holds where a field is absent.
pub(in super::super) const DEFAULT_REMOVED: Rule = Rule::of(
    "default-removed",
    rate(Risky, Safe),
    "who leaves it out does not know what that means; an endpoint may go on",
)
.asked_by(DEFAULTS)
.shown_by(&["message"]);

/// Another value holds where a field is absent.
pub(in super::super) const DEFAULT_CHANGED: Rule = Rule::of(
    "default-changed",
    rate(Risky, Risky),
    "a message that leaves it out means something else; one that says it does not",
)
.asked_by(DEFAULTS)
.shown_by(&["message"]);

/// What a field holds is described elsewhere, or under another name.
pub(in super::super) const PART_CHANGED: Rule = Rule::of(
    "part-changed",
    rate(Safe, Safe),
    "where it is described changes nothing; what is described otherwise is told of its fields",
);

/// A field is known in another way.
pub(in super::super) const FIELD_BASIS_CHANGED: Rule = Rule::of(
    "field-basis-changed",
    rate(Safe, Risky),
    "the wire is the same; of what only an example shows nothing is demanded, of what is documented it is",
)
.asked_by(MUST_BE_THERE)
.shown_by(&["message"]);

/// How clauses on members of a message end.
const MEMBERS: &[&str] = &["kind", "optional-kind"];

/// How clauses on what must be there end.
const MUST_BE_THERE: &[&str] = &["required", "alternative", "conditional"];

/// How clauses on kinds end.
pub(super) const KINDS: &[&str] = &["kind", "optional-kind", "date", "quantity"];

/// How clauses on lengths, counts and numbers end.
const BOUNDS: &[&str] = &["not-empty", "inner-not-empty", "quantity"];

/// How clauses on closed lists of values end.
const VALUES: &[&str] = &["enumeration"];

/// How clauses on what is absent end.
const DEFAULTS: &[&str] = &["default"];
