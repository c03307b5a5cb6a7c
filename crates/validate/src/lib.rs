//! Validation of messages whose every member may be absent, null or of the wrong kind.

#![forbid(unsafe_code)]

/// One thing that is wrong with a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// Where: a JSON Pointer (RFC 6901).
    pub path: String,
    /// The rule that is broken (`required`, `date_time`, …).
    pub rule: &'static str,
    /// What is wrong, a sentence.
    pub message: String,
}
