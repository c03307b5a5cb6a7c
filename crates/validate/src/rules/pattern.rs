//! `pattern("…")`: the text holds a match of the regular expression (syntax of
//! the regex crate; anchor it with `^` and `$` to match the whole). Matching
//! takes time linear in the text. The expression is compiled once, when it
//! first meets a text; one that does not compile breaks the rule for every
//! text, and says so.
//!
//! ```
//! use countersign_validate::{Slot, Text, Validate, from_json, violations};
//! use serde::Deserialize;
//!
//! #[derive(Deserialize, Validate)]
//! struct Line<'a> {
//!     #[serde(borrow, default)]
//!     #[check(pattern("^[0-9A-Z]{8}$"))]
//!     recipe: Slot<Text<'a>>,
//! }
//!
//! let broken = |text: &'static str| violations(&from_json::<Line>(text.as_bytes()).unwrap());
//! assert!(broken(r#"{"recipe":"ABCD1234"}"#).is_empty());
//! assert_eq!(broken(r#"{"recipe":"abcd1234"}"#)[0].rule, "pattern");
//! ```

use std::sync::OnceLock;

use regex::Regex;

use crate::{Breach, Member, Path, Report, Textual};

/// A regular expression that is compiled when it is first needed.
#[derive(Debug)]
pub struct Pattern {
    source: &'static str,
    compiled: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// The pattern with this source.
    pub const fn new(source: &'static str) -> Self {
        Self {
            source,
            compiled: OnceLock::new(),
        }
    }

    fn regex(&self) -> Option<&Regex> {
        self.compiled
            .get_or_init(|| Regex::new(self.source).ok())
            .as_ref()
    }
}

/// Checks the member at this path.
pub fn check<M>(member: &M, pattern: &Pattern, at: &Path<'_>, report: &mut Report)
where
    M: Member,
    M::Value: Textual,
{
    let Some(seen) = member.value().and_then(Textual::text) else {
        return;
    };
    match pattern.regex() {
        None => report.breach(at, Breach::BadPattern(pattern.source)),
        Some(regex) if !regex.is_match(seen) => {
            let pattern = pattern.source;
            report.breach(at, Breach::Pattern { pattern, seen });
        }
        Some(_) => {}
    }
}
