//! How long a run waits for a target that asks for patience.

use std::time::{Duration, SystemTime};

use countersign_journal::{Response, RetryAfter};

/// The shortest time that is waited, whatever the target says: one that says
/// `0` for ever must not be asked without end.
const SHORTEST: Duration = Duration::from_millis(100);

/// How long to wait before a request is sent again that was answered so;
/// `None` where the answer does not ask for it.
pub(crate) fn later(response: &Response) -> Option<Duration> {
    let wait = match response.asks_for_patience()? {
        RetryAfter::Wait(wait) => wait,
        RetryAfter::At(then) => then.duration_since(SystemTime::now()).unwrap_or_default(),
    };
    Some(wait.max(SHORTEST))
}
