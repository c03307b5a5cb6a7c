//! [`Body`]: as much of a body as the page holds, and its [`Limits`].

use serde::Serialize;

use countersign_journal::{Bytes, Verdict};

use crate::Record;

/// Bytes of all bodies that passed, roughly, whatever the run.
const PASSED_ALL: usize = 40 << 20;
/// Bytes of one body of a scenario that passed, at most.
const PASSED: usize = 2_500;
/// Bytes of it that are told however many there are.
const LEAST: usize = 256;
/// Bytes of one body of a scenario that did not pass, at most.
const OTHER: usize = 64 << 10;
/// Bytes of all of those; what comes later is cut as if it had passed.
const OTHER_ALL: usize = 16 << 20;

/// A body, or its beginning.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub(super) struct Body {
    /// Its text; what is not UTF-8 is replaced.
    pub(super) text: String,
    /// How many bytes it had, where it was cut.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) of: Option<usize>,
    /// Whether it is not UTF-8.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(super) binary: bool,
}

/// How much of bodies is kept.
#[derive(Debug)]
pub(super) struct Limits {
    passed: usize,
    left: usize,
}

impl Limits {
    /// What a run of this size may keep.
    pub(super) fn of(record: &Record) -> Self {
        let exchanges: usize = record.scenarios.values().map(|it| it.exchanges.len()).sum();
        Self {
            passed: (PASSED_ALL / exchanges.max(1)).clamp(LEAST, PASSED),
            left: OTHER_ALL,
        }
    }

    /// As much of a body as there is room for in a scenario of this verdict.
    pub(super) fn keep(&mut self, bytes: &Bytes, verdict: Verdict) -> Body {
        let wanted = bytes.0.len().min(OTHER);
        let is_plain = matches!(verdict, Verdict::Passed | Verdict::Skipped);
        let limit = if is_plain || wanted > self.left {
            self.passed
        } else {
            self.left -= wanted;
            OTHER
        };
        Body::of(bytes, limit)
    }
}

impl Body {
    /// The first bytes of a body, up to where a character ends.
    fn of(bytes: &Bytes, limit: usize) -> Self {
        let whole = bytes.0.as_slice();
        let mut end = whole.len().min(limit);
        // A character takes four bytes at most.
        for _ in 0..3 {
            let continues = whole.get(end).is_some_and(|byte| byte & 0xc0 == 0x80);
            if continues && end > 0 {
                end -= 1;
            }
        }
        let kept = &whole[..end];
        let text = String::from_utf8_lossy(kept);
        Self {
            binary: matches!(text, std::borrow::Cow::Owned(_)),
            text: text.into_owned(),
            of: (end < whole.len()).then_some(whole.len()),
        }
    }
}
