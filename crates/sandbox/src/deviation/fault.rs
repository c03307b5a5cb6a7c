//! A [`Fault`]: one realistic deviation from named clauses, read from a file.

use countersign_contract::Contract;
use serde::Deserialize;

use super::rule::Rule;

/// One realistic deviation from named clauses.
#[derive(Debug, Clone)]
pub struct Fault {
    /// Its name: that of its file.
    pub name: String,
    /// What deviates, one sentence.
    pub title: String,
    /// Ids of the clauses that it contradicts, the most telling first.
    pub breaks: Vec<String>,
    pub(crate) rules: Vec<Rule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    title: String,
    breaks: Vec<String>,
    rule: Vec<Rule>,
}

impl Fault {
    /// Every answer is that to the request before.
    pub fn belated() -> Self {
        Self {
            name: "previous-answer".to_owned(),
            title: "Answers every request with the answer to the one before".to_owned(),
            breaks: Vec::new(),
            rules: vec![Rule::belated()],
        }
    }

    /// Reads the file of a fault of this contract's system.
    ///
    /// # Errors
    /// `file:line:column: sentence`, where it is not of the form, or names a
    /// clause or an operation that the contract does not have.
    pub fn read(contract: &Contract, file: &str, text: &str) -> Result<Self, String> {
        let stem = file.rsplit('/').next().unwrap_or(file);
        let place = |offset: usize| {
            let before = text.get(..offset).unwrap_or(text);
            let line = before.matches('\n').count() + 1;
            let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
            format!("{file}:{line}:{column}")
        };
        let read: File = toml::from_str(text).map_err(|error| {
            let start = error.span().unwrap_or_default().start;
            format!("{}: {}", place(start), error.message())
        })?;
        let unknown = |word: &str, what: &str| {
            let at = text.find(&format!("\"{word}\"")).unwrap_or_default();
            format!("{}: the contract has no {what} `{word}`", place(at))
        };
        if read.breaks.is_empty() {
            return Err(format!("{file}:1:1: a fault breaks one clause at least"));
        }
        for id in &read.breaks {
            if contract.clause(id).is_none() {
                return Err(unknown(id, "clause"));
            }
        }
        for id in read
            .rule
            .iter()
            .flat_map(|rule| rule.when.operation.as_slice())
        {
            if contract.operation(id).is_none() {
                return Err(unknown(id, "operation"));
            }
        }
        Ok(Self {
            name: stem.trim_end_matches(".toml").to_owned(),
            title: read.title,
            breaks: read.breaks,
            rules: read.rule,
        })
    }
}
