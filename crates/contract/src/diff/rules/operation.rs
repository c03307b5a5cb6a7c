//! Changes to operations, their bodies and answers.

use super::super::rating::Rating::{Breaking, Risky, Safe};
use super::super::rating::{Rule, rate};

/// The table.
pub(super) const ALL: &[&Rule] = &[
    &OPERATION_ADDED,
    &OPERATION_REMOVED,
    &OPERATION_RENAMED,
    &METHOD_CHANGED,
    &PATH_CHANGED,
    &PATH_PARAMETER_RENAMED,
    &PATH_PARAMETER_ADDED,
    &PATH_PARAMETER_REMOVED,
    &BASE_PATH_ADDED,
    &BASE_PATH_REMOVED,
    &BASE_PATH_CHANGED,
    &EFFECT_CHANGED,
    &BODY_ADDED,
    &BODY_REMOVED,
    &BODY_CHANGED,
    &BODY_REPLACED,
    &SHAPE_LOOSENED,
    &SHAPE_TIGHTENED,
    &SHAPE_CHANGED,
    &WRAPPER_CHANGED,
    &SUCCESS_ADDED,
    &SUCCESS_REMOVED,
    &REFUSAL_ADDED,
    &REFUSAL_REMOVED,
    &RESPONSE_BASIS_CHANGED,
];

/// There is a call that there was not.
pub(in super::super) const OPERATION_ADDED: Rule = Rule::of(
    "operation-added",
    rate(Safe, Breaking),
    "nobody has to call it; an endpoint has to serve it",
);

/// A call is gone.
pub(in super::super) const OPERATION_REMOVED: Rule = Rule::of(
    "operation-removed",
    rate(Breaking, Safe),
    "who calls it finds nothing; what nobody calls may stay",
);

/// A call of the same method, path and body has another id.
pub(in super::super) const OPERATION_RENAMED: Rule = Rule::of(
    "operation-renamed",
    rate(Safe, Safe),
    "an id is on no wire; ids of clauses and scenarios name it",
);

/// A call has another method.
pub(in super::super) const METHOD_CHANGED: Rule = Rule::of(
    "method-changed",
    rate(Breaking, Breaking),
    "the old call is refused, and the new one is unknown",
)
.asked_by(&["method"]);

/// A call has another path.
pub(in super::super) const PATH_CHANGED: Rule = Rule::of(
    "path-changed",
    rate(Breaking, Breaking),
    "the old call finds nothing, and the new one is unknown",
);

/// A parameter of a path has another name.
pub(in super::super) const PATH_PARAMETER_RENAMED: Rule = Rule::of(
    "path-parameter-renamed",
    rate(Safe, Safe),
    "only its value is on the wire",
);

/// It is said what a parameter of a path holds.
pub(in super::super) const PATH_PARAMETER_ADDED: Rule = Rule::of(
    "path-parameter-added",
    rate(Risky, Safe),
    "a value of another kind, which nothing forbade, may be refused; an endpoint may go on",
);

/// It is not said any more what a parameter of a path holds.
pub(in super::super) const PATH_PARAMETER_REMOVED: Rule = Rule::of(
    "path-parameter-removed",
    rate(Safe, Risky),
    "what was taken is taken; other values may come",
);

/// The pages show what stands before the paths of calls.
pub(in super::super) const BASE_PATH_ADDED: Rule = Rule::of(
    "base-path-added",
    rate(Risky, Risky),
    "what was taken to stand there may be something else",
);

/// The pages do not show any more what stands before the paths of calls.
pub(in super::super) const BASE_PATH_REMOVED: Rule = Rule::of(
    "base-path-removed",
    rate(Risky, Risky),
    "it may be gone, or not be told any more: somebody should ask",
);

/// Something else stands before the paths of calls.
pub(in super::super) const BASE_PATH_CHANGED: Rule = Rule::of(
    "base-path-changed",
    rate(Breaking, Breaking),
    "the old calls find nothing, and the new ones are unknown",
);

/// A successful call does something else.
pub(in super::super) const EFFECT_CHANGED: Rule = Rule::of(
    "effect-changed",
    rate(Risky, Risky),
    "the call is the same, and what it does is read otherwise",
);

/// A request, or an answer, has a body that it had not.
pub(in super::super) const BODY_ADDED: Rule = Rule::by_way(
    "body-added",
    rate(Breaking, Safe),
    rate(Safe, Breaking),
    "who is to send it has to; who gets it may leave it unread",
)
.asked_by(&["required", "accepted"])
.shown_by(&["message"]);

/// A request, or an answer, has no body any more.
pub(in super::super) const BODY_REMOVED: Rule = Rule::by_way(
    "body-removed",
    rate(Safe, Breaking),
    rate(Breaking, Safe),
    "who waits for it gets none; one too many may be left unread",
)
.asked_by(&["accepted"])
.shown_by(&["message"]);

/// A body is another message, and what one of the two holds is not known.
pub(in super::super) const BODY_CHANGED: Rule = Rule::of(
    "body-changed",
    rate(Breaking, Breaking),
    "another message is sent than the one that is read",
)
.asked_by(&["accepted"])
.shown_by(&["message"]);

/// A body is another message, which is compared with the one before.
pub(in super::super) const BODY_REPLACED: Rule = Rule::of(
    "body-replaced",
    rate(Safe, Safe),
    "a message's name is on no wire; what the other one holds otherwise is told of its fields",
);

/// A body may be a list as well as one message.
pub(in super::super) const SHAPE_LOOSENED: Rule = Rule::by_way(
    "shape-loosened",
    rate(Safe, Breaking),
    rate(Breaking, Safe),
    "who reads it meets another form; who writes it may go on",
)
.asked_by(SHAPES)
.shown_by(&["message"]);

/// A body is a list alone, or one message alone, and was either.
pub(in super::super) const SHAPE_TIGHTENED: Rule = Rule::by_way(
    "shape-tightened",
    rate(Breaking, Safe),
    rate(Safe, Breaking),
    "who writes the other form is refused; who reads both may go on",
)
.asked_by(SHAPES)
.shown_by(&["message"]);

/// A body is a list that was one message, or the other way round.
pub(in super::super) const SHAPE_CHANGED: Rule = Rule::of(
    "shape-changed",
    rate(Breaking, Breaking),
    "a list is read where one message is written, or the other way round",
)
.asked_by(SHAPES)
.shown_by(&["message"]);

/// Another element holds the list, or none.
pub(in super::super) const WRAPPER_CHANGED: Rule = Rule::of(
    "wrapper-changed",
    rate(Breaking, Breaking),
    "the list is looked for elsewhere than where it is",
)
.asked_by(SHAPES)
.shown_by(&["message"]);

/// Success may be answered otherwise, too.
pub(in super::super) const SUCCESS_ADDED: Rule = Rule::of(
    "success-added",
    rate(Risky, Risky),
    "a client may take it for a failure; where it is the first that is documented, an endpoint has to answer so",
)
.shown_by(STATUSES);

/// Success is not answered so any more.
pub(in super::super) const SUCCESS_REMOVED: Rule = Rule::of(
    "success-removed",
    rate(Risky, Breaking),
    "a client that waits for just this status waits in vain; an endpoint must not answer so",
)
.shown_by(STATUSES);

/// A refusal is documented that was not.
pub(in super::super) const REFUSAL_ADDED: Rule = Rule::of(
    "refusal-added",
    rate(Risky, Safe),
    "a client may have no way on from there; an endpoint may answer so, and need not have to",
)
.shown_by(STATUSES);

/// A refusal is not documented any more.
pub(in super::super) const REFUSAL_REMOVED: Rule = Rule::of(
    "refusal-removed",
    rate(Safe, Risky),
    "what a client is prepared for may not come; an endpoint should refuse otherwise",
)
.shown_by(STATUSES);

/// An answer is known in another way.
pub(in super::super) const RESPONSE_BASIS_CHANGED: Rule = Rule::of(
    "response-basis-changed",
    rate(Safe, Safe),
    "how it is known changes nothing on the wire",
);

/// How clauses on one or many end.
const SHAPES: &[&str] = &["list", "element-for-list", "accepted"];

/// How clauses on statuses end.
const STATUSES: &[&str] = &["status", "accepted", "duplicate", "unknown"];
