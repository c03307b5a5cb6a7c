//! Changes to what holds for all calls of a system.

use super::super::rating::Rating::{Breaking, Risky, Safe};
use super::super::rating::{Rule, rate};

/// The table.
pub(super) const ALL: &[&Rule] = &[
    &SYSTEM_RENAMED,
    &TITLE_CHANGED,
    &MEDIA_TYPE_CHANGED,
    &CREDENTIAL_ADDED,
    &CREDENTIAL_REMOVED,
    &CREDENTIAL_CHANGED,
    &NAMESPACE_ADDED,
    &NAMESPACE_REMOVED,
    &NAMESPACE_CHANGED,
];

/// The system's short name is another.
pub(in super::super) const SYSTEM_RENAMED: Rule = Rule::of(
    "system-renamed",
    rate(Safe, Safe),
    "a system's short name is on no wire; ids of clauses and folders begin with it",
);

/// What people call a system, an operation or a message is another.
pub(in super::super) const TITLE_CHANGED: Rule = Rule::of(
    "title-changed",
    rate(Safe, Safe),
    "a title is read by people only",
);

/// Bodies are labelled, and so written, otherwise.
pub(in super::super) const MEDIA_TYPE_CHANGED: Rule = Rule::of(
    "media-type-changed",
    rate(Breaking, Breaking),
    "neither reads what the other writes",
)
.shown_by(&["media-type"]);

/// There is a header that carries a credential now.
pub(in super::super) const CREDENTIAL_ADDED: Rule = Rule::of(
    "credential-added",
    rate(Breaking, Risky),
    "who sends none is turned away; an endpoint should now turn them away",
)
.asked_by(CREDENTIALS);

/// No header carries a credential any more.
pub(in super::super) const CREDENTIAL_REMOVED: Rule = Rule::of(
    "credential-removed",
    rate(Safe, Breaking),
    "a header too many is passed over; an endpoint that asks for one turns all away",
)
.asked_by(CREDENTIALS);

/// Another header carries the credential.
pub(in super::super) const CREDENTIAL_CHANGED: Rule = Rule::of(
    "credential-changed",
    rate(Breaking, Breaking),
    "neither finds the credential where the other puts it",
)
.asked_by(CREDENTIALS);

/// Field paths may begin with another prefix.
pub(in super::super) const NAMESPACE_ADDED: Rule = Rule::of(
    "namespace-added",
    rate(Risky, Risky),
    "what is in it is told of the fields; where it is the first, elements have it now",
);

/// A namespace is gone.
pub(in super::super) const NAMESPACE_REMOVED: Rule = Rule::of(
    "namespace-removed",
    rate(Risky, Risky),
    "what was in it is told of the fields; where it was the last, elements have none now",
);

/// A prefix stands for another namespace.
pub(in super::super) const NAMESPACE_CHANGED: Rule = Rule::of(
    "namespace-changed",
    rate(Breaking, Breaking),
    "names in another namespace are other names",
);

/// How clauses on credentials end.
const CREDENTIALS: &[&str] = &["missing", "wrong", "empty", "header", "no-effect"];
