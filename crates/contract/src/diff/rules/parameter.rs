//! Changes to the parameters of a query, and to the header lines of a request.

use super::super::rating::Rating::{Breaking, Risky, Safe};
use super::super::rating::{Rule, rate};

/// The table.
pub(super) const ALL: &[&Rule] = &[
    &PARAMETER_ADDED,
    &PARAMETER_REMOVED,
    &REQUIRED_PARAMETER_ADDED,
    &REQUIRED_PARAMETER_REMOVED,
    &PARAMETER_TIGHTENED,
    &PARAMETER_LOOSENED,
    &PARAMETER_KIND_ADDED,
    &PARAMETER_KIND_REMOVED,
    &PARAMETER_KIND_CHANGED,
    &PARAMETER_DEFAULT_ADDED,
    &PARAMETER_DEFAULT_REMOVED,
    &PARAMETER_DEFAULT_CHANGED,
    &PARAMETER_OPENED,
    &PARAMETER_CLOSED,
    &PARAMETER_VALUE_ADDED,
    &PARAMETER_VALUE_REMOVED,
];

/// A query may have another parameter.
pub(in super::super) const PARAMETER_ADDED: Rule = Rule::of(
    "parameter-added",
    rate(Safe, Breaking),
    "nobody has to send it; who does relies on it",
);

/// A parameter of a query is gone.
pub(in super::super) const PARAMETER_REMOVED: Rule = Rule::of(
    "parameter-removed",
    rate(Breaking, Safe),
    "who relies on it gets another answer, or none; what nobody sends may stay",
);

/// There is a parameter of a query that must be given.
pub(in super::super) const REQUIRED_PARAMETER_ADDED: Rule = Rule::of(
    "required-parameter-added",
    rate(Breaking, Safe),
    "who does not know it does not give it, and is refused",
);

/// A parameter that had to be given is gone.
pub(in super::super) const REQUIRED_PARAMETER_REMOVED: Rule = Rule::of(
    "required-parameter-removed",
    rate(Risky, Breaking),
    "what it says is lost where it is still given; an endpoint that counts on it does not get it",
);

/// A parameter must be given that might be left out.
pub(in super::super) const PARAMETER_TIGHTENED: Rule = Rule::of(
    "parameter-tightened",
    rate(Breaking, Safe),
    "who leaves it out is refused; an endpoint may go on",
);

/// A parameter may be left out that had to be given.
pub(in super::super) const PARAMETER_LOOSENED: Rule = Rule::of(
    "parameter-loosened",
    rate(Safe, Breaking),
    "who gives it may go on; a call without it must be taken too",
);

/// It is said of what kind the value of a parameter is.
pub(in super::super) const PARAMETER_KIND_ADDED: Rule = Rule::of(
    "parameter-kind-added",
    rate(Risky, Safe),
    "a value of another kind, which nothing forbade, may be refused; an endpoint may go on",
);

/// It is not said any more of what kind the value of a parameter is.
pub(in super::super) const PARAMETER_KIND_REMOVED: Rule = Rule::of(
    "parameter-kind-removed",
    rate(Safe, Risky),
    "what was taken is taken; other values may come",
);

/// The value of a parameter is of another kind.
pub(in super::super) const PARAMETER_KIND_CHANGED: Rule = Rule::of(
    "parameter-kind-changed",
    rate(Breaking, Breaking),
    "a value of the one kind may be none of the other",
);

/// Something holds where a parameter is absent.
pub(in super::super) const PARAMETER_DEFAULT_ADDED: Rule = Rule::of(
    "parameter-default-added",
    rate(Risky, Breaking),
    "who leaves it out may get another answer; an endpoint has to answer so",
);

/// It is not said any more what holds where a parameter is absent.
pub(in super::super) const PARAMETER_DEFAULT_REMOVED: Rule = Rule::of(
    "parameter-default-removed",
    rate(Risky, Safe),
    "who leaves it out does not know what that means; an endpoint may go on",
);

/// Something else holds where a parameter is absent.
pub(in super::super) const PARAMETER_DEFAULT_CHANGED: Rule = Rule::of(
    "parameter-default-changed",
    rate(Risky, Risky),
    "a call that leaves it out means something else; one that says it does not",
);

/// A parameter takes any value that was closed before.
pub(in super::super) const PARAMETER_OPENED: Rule = Rule::of(
    "parameter-opened",
    rate(Safe, Breaking),
    "what was taken is taken; other values must be too",
);

/// A parameter takes listed values only.
pub(in super::super) const PARAMETER_CLOSED: Rule = Rule::of(
    "parameter-closed",
    rate(Breaking, Safe),
    "a value that is not listed is refused; fewer are sent",
);

/// A parameter takes a value, or a name in its query language, besides.
pub(in super::super) const PARAMETER_VALUE_ADDED: Rule = Rule::of(
    "parameter-value-added",
    rate(Safe, Breaking),
    "what was taken is taken; the new value must be too",
);

/// A parameter does not take a value, or a name, any more.
pub(in super::super) const PARAMETER_VALUE_REMOVED: Rule = Rule::of(
    "parameter-value-removed",
    rate(Breaking, Safe),
    "who sends it is refused; fewer are sent",
);
