//! [`RetryAfter`]: when a target that asks for patience wants to be asked
//! again.

use std::time::{Duration, SystemTime};

use crate::Response;

/// When a target that asks for patience wants to be asked again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RetryAfter {
    /// So long after the answer.
    Wait(Duration),
    /// At this time of a clock that nobody has seen.
    At(SystemTime),
}

impl Response {
    /// When the request is to be sent again; `None` where the answer does not
    /// ask for it, or does not say when. Only a 429 and a 503 do: they say that
    /// no work was done. Retry-After is a number of seconds, or a date (RFC
    /// 9110, section 10.2.3), which is measured by the answer's own clock where
    /// it shows one.
    pub fn asks_for_patience(&self) -> Option<RetryAfter> {
        if !matches!(self.status, 429 | 503) {
            return None;
        }
        let text = self.header("retry-after")?.trim();
        if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
            // More seconds than can be counted are more than anyone waits.
            let seconds = text.parse().unwrap_or(u64::MAX);
            return Some(RetryAfter::Wait(Duration::from_secs(seconds)));
        }
        let then = httpdate::parse_http_date(text).ok()?;
        let shown = self.header("date");
        let now = shown.and_then(|date| httpdate::parse_http_date(date).ok());
        Some(now.map_or(RetryAfter::At(then), |now| {
            RetryAfter::Wait(then.duration_since(now).unwrap_or_default())
        }))
    }
}
