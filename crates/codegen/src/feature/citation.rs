//! A [`Citation`]: a clause that a generated scenario judges, and why.

use countersign_contract::{Problem, Source};

/// A clause that a generated scenario judges, whether it is stated or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// The clause's id.
    pub clause: String,
    /// Where what it is about is declared.
    pub source: Source,
    /// What it is about, a lower-case fragment (`the fields of `x` have a
    /// rule`).
    pub what: String,
}

impl Citation {
    /// That the clause is not stated.
    pub(super) fn problem(&self) -> Problem {
        Problem {
            source: self.source.clone(),
            message: format!("{} that no clause states: `{}`", self.what, self.clause),
            help: "add the clause to clauses.toml".to_owned(),
        }
    }
}
