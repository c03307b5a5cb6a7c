//! Changes to states and steps, to clauses and to rulings.

use super::super::rating::Rating::{Breaking, Risky, Safe};
use super::super::rating::{Rule, rate};

/// The table.
pub(super) const ALL: &[&Rule] = &[
    &MACHINE_ADDED,
    &MACHINE_REMOVED,
    &STATE_ADDED,
    &STATE_REMOVED,
    &STATE_ROW_ADDED,
    &STATE_ROW_REMOVED,
    &STATE_OPENED,
    &STATE_CLOSED,
    &TRANSITION_ADDED,
    &TRANSITION_REMOVED,
    &REASON_ADDED,
    &REASON_REMOVED,
    &MUST_ADDED,
    &MUST_REMOVED,
    &SHOULD_ADDED,
    &SHOULD_REMOVED,
    &MODALITY_RAISED,
    &MODALITY_LOWERED,
    &CLAUSE_REWORDED,
    &CLAUSE_SOURCE_CHANGED,
    &CLAUSE_BASIS_CHANGED,
    &ASSESSABILITY_CHANGED,
    &RULING_ADDED,
    &RULING_REMOVED,
    &RULING_CHANGED,
];

/// There are states where there were none.
pub(in super::super) const MACHINE_ADDED: Rule = Rule::of(
    "machine-added",
    rate(Risky, Breaking),
    "steps that are not listed are illegal from now on; an endpoint has to allow those that are and refuse the others",
)
.asked_by(STEPS);

/// States are not documented any more.
pub(in super::super) const MACHINE_REMOVED: Rule = Rule::of(
    "machine-removed",
    rate(Breaking, Safe),
    "no step is promised any more, and none is demanded",
)
.asked_by(STEPS);

/// There is a state that there was not.
pub(in super::super) const STATE_ADDED: Rule = Rule::of(
    "state-added",
    rate(Risky, Risky),
    "a client that knows all states meets one that it does not know; the steps to it are told by themselves",
)
.asked_by(STEPS);

/// A state is gone.
pub(in super::super) const STATE_REMOVED: Rule = Rule::of(
    "state-removed",
    rate(Breaking, Breaking),
    "who waits for it, or asks for it, does so in vain; who shows it no longer conforms",
)
.asked_by(STEPS);

/// A state that steps alone named is in the list of states.
pub(in super::super) const STATE_ROW_ADDED: Rule = Rule::of(
    "state-row-added",
    rate(Safe, Safe),
    "the steps into and out of it say already that there is such a state",
);

/// A state is not in the list of states any more, and steps name it.
pub(in super::super) const STATE_ROW_REMOVED: Rule = Rule::of(
    "state-row-removed",
    rate(Risky, Risky),
    "it may be gone, and its steps be left over: somebody should ask",
);

/// Clients may ask for steps of a state that were the platform's alone.
pub(in super::super) const STATE_OPENED: Rule = Rule::of(
    "state-opened",
    rate(Safe, Breaking),
    "nobody has to ask for it; an endpoint has to allow it",
)
.asked_by(STEPS);

/// Steps of a state are the platform's alone that clients might ask for.
pub(in super::super) const STATE_CLOSED: Rule = Rule::of(
    "state-closed",
    rate(Breaking, Risky),
    "who asks for it is refused; an endpoint should refuse it",
)
.asked_by(STEPS);

/// A step is legal that was not.
pub(in super::super) const TRANSITION_ADDED: Rule = Rule::of(
    "transition-added",
    rate(Risky, Breaking),
    "a client may see it happen; an endpoint has to allow it",
)
.asked_by(STEPS);

/// A step is not legal any more.
pub(in super::super) const TRANSITION_REMOVED: Rule = Rule::of(
    "transition-removed",
    rate(Breaking, Breaking),
    "who asks for it is refused; who allows it no longer conforms",
)
.asked_by(STEPS);

/// A step may have a reason that it might not.
pub(in super::super) const REASON_ADDED: Rule = Rule::of(
    "reason-added",
    rate(Risky, Breaking),
    "a client that knows all reasons meets one that it does not know; an endpoint has to take it",
)
.asked_by(REASONS);

/// A step does not have a reason any more.
pub(in super::super) const REASON_REMOVED: Rule = Rule::of(
    "reason-removed",
    rate(Breaking, Risky),
    "who gives it may be refused; an endpoint should not give it",
)
.asked_by(REASONS);

/// Something is demanded that was not.
pub(in super::super) const MUST_ADDED: Rule = Rule::of(
    "must-added",
    rate(Safe, Breaking),
    "an endpoint that does otherwise fails; clients may count on more",
);

/// Something is not demanded any more.
pub(in super::super) const MUST_REMOVED: Rule = Rule::of(
    "must-removed",
    rate(Risky, Safe),
    "a client may have counted on it; an endpoint may go on",
);

/// Something is expected that was not.
pub(in super::super) const SHOULD_ADDED: Rule = Rule::of(
    "should-added",
    rate(Safe, Risky),
    "an endpoint that does otherwise is warned of it",
);

/// Something is not expected any more.
pub(in super::super) const SHOULD_REMOVED: Rule = Rule::of(
    "should-removed",
    rate(Safe, Safe),
    "nobody could count on it",
);

/// What was expected is demanded.
pub(in super::super) const MODALITY_RAISED: Rule = Rule::of(
    "modality-raised",
    rate(Safe, Breaking),
    "an endpoint that was warned fails",
);

/// What was demanded is expected only.
pub(in super::super) const MODALITY_LOWERED: Rule = Rule::of(
    "modality-lowered",
    rate(Risky, Safe),
    "a client may have counted on it; an endpoint may go on",
);

/// A clause has other words.
pub(in super::super) const CLAUSE_REWORDED: Rule = Rule::of(
    "clause-reworded",
    rate(Risky, Risky),
    "other words may say something else",
);

/// A clause cites another place of the pages.
pub(in super::super) const CLAUSE_SOURCE_CHANGED: Rule = Rule::of(
    "clause-source-changed",
    rate(Safe, Safe),
    "where the pages say it changes nothing",
);

/// A clause is known in another way.
pub(in super::super) const CLAUSE_BASIS_CHANGED: Rule = Rule::of(
    "clause-basis-changed",
    rate(Safe, Safe),
    "how it is known does not say how strong it is",
);

/// An exchange can show what none could, or the other way round; or the
/// reason for that is another.
pub(in super::super) const ASSESSABILITY_CHANGED: Rule = Rule::of(
    "assessability-changed",
    rate(Safe, Risky),
    "what nobody judged may be judged from now on",
);

/// A gap of the pages is ruled on.
pub(in super::super) const RULING_ADDED: Rule = Rule::of(
    "ruling-added",
    rate(Safe, Safe),
    "the pages were read otherwise, or not at all; what that changes is told by itself",
);

/// A gap of the pages is not ruled on any more.
pub(in super::super) const RULING_REMOVED: Rule = Rule::of(
    "ruling-removed",
    rate(Safe, Safe),
    "the pages are read otherwise; what that changes is told by itself",
);

/// A gap of the pages is read otherwise, or for other reasons.
pub(in super::super) const RULING_CHANGED: Rule = Rule::of(
    "ruling-changed",
    rate(Safe, Safe),
    "the pages may be read otherwise; what that changes is told by itself",
);

/// How clauses on steps between states end.
const STEPS: &[&str] = &[
    "legal",
    "illegal-refused",
    "self",
    "unknown-state",
    "applied",
    "whole",
    "enumeration",
];

/// How clauses on reasons end.
const REASONS: &[&str] = &["legal", "enumeration", "applied", "cancel-reasons"];
