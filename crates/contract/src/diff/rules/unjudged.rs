//! Changes to what pages say of values and calls and no run judges.

use super::super::rating::Rating::{Breaking, Risky, Safe};
use super::super::rating::{Rule, rate};
use super::field::KINDS;

/// The table.
pub(super) const ALL: &[&Rule] = &[
    &NULL_ADDED,
    &NULL_REMOVED,
    &UNJUDGED_ADDED,
    &UNJUDGED_REMOVED,
    &CALL_UNJUDGED_ADDED,
    &CALL_UNJUDGED_REMOVED,
];

/// A value may be null.
pub(in super::super) const NULL_ADDED: Rule = Rule::by_way(
    "null-added",
    rate(Safe, Breaking),
    rate(Breaking, Safe),
    "who reads it meets no value where one was; who writes it may go on",
)
.asked_by(KINDS)
.shown_by(&["message"]);

/// A value may not be null any more.
pub(in super::super) const NULL_REMOVED: Rule = Rule::by_way(
    "null-removed",
    rate(Breaking, Safe),
    rate(Safe, Breaking),
    "who writes null is refused; who reads it may go on",
)
.asked_by(KINDS)
.shown_by(&["message"]);

/// The page says something of the values that no run judges.
pub(in super::super) const UNJUDGED_ADDED: Rule = Rule::of(
    "unjudged-added",
    rate(Risky, Risky),
    "no run judges it: whether values of before still do, somebody should look",
)
.shown_by(&["message"]);

/// The page does not say something of the values any more that no run judges.
pub(in super::super) const UNJUDGED_REMOVED: Rule = Rule::of(
    "unjudged-removed",
    rate(Risky, Risky),
    "no run judges it: whether values come that did not, somebody should look",
)
.shown_by(&["message"]);

/// The page says something of a call that no run judges.
pub(in super::super) const CALL_UNJUDGED_ADDED: Rule = Rule::of(
    "call-unjudged-added",
    rate(Risky, Safe),
    "no run judges it: what it means to those who call, somebody should look",
);

/// The page does not say something of a call any more that no run judges.
pub(in super::super) const CALL_UNJUDGED_REMOVED: Rule = Rule::of(
    "call-unjudged-removed",
    rate(Risky, Safe),
    "no run judges it: what it meant to those who call, somebody should look",
);
