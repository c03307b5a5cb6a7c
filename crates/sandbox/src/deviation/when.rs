//! [`When`]: the requests that a rule of a fault is about.

use std::collections::BTreeMap;

use countersign_contract::Operation;
use serde::Deserialize;
use serde_json::Value;

use super::condition::Condition;
use super::earlier::{Earlier, Memory};
use super::pattern::Pattern;

/// The requests that a rule is about: all that is said must hold.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct When {
    /// Ids of operations.
    pub(crate) operation: OneOrMany<String>,
    sender: Option<Sender>,
    /// Statuses of the undisturbed answer: `409`, `4xx`.
    answered: OneOrMany<StatusRange>,
    /// Conditions on the request's tree.
    request: Vec<Condition>,
    /// What is in the request's body as it was sent.
    body: Option<Pattern>,
    /// Conditions on the undisturbed answer's tree.
    pub(crate) answer: Vec<Condition>,
    query: Option<Pattern>,
    lacks_query: Option<Pattern>,
    path: Option<Pattern>,
    /// Headers that are there, by names in lower case, and what they hold.
    header: BTreeMap<String, Pattern>,
    /// The name of a header that is not there.
    lacks_header: Option<String>,
    method: Option<String>,
    /// Of those that fit so far: each n-th.
    every: Option<u64>,
    /// Those after so many.
    after: Option<u64>,
    /// The n-th alone.
    only: Option<u64>,
    /// Whether the same was asked, and answered, before.
    again: Option<bool>,
    /// Another that fits came at most so many milliseconds before.
    within: Option<u32>,
    /// All of these came before.
    earlier: OneOrMany<Earlier>,
    /// Not a request, but what the model does of itself.
    pub(crate) itself: bool,
}

/// Whose credentials a request carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Sender {
    /// The first partner's.
    First,
    /// The second partner's.
    Second,
    /// None that was issued.
    Nobody,
}

/// A value that may stand for a list of one.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub(crate) enum OneOrMany<T> {
    /// One.
    One(T),
    /// Several.
    Many(Vec<T>),
}

impl<T> Default for OneOrMany<T> {
    fn default() -> Self {
        Self::Many(Vec::new())
    }
}

impl<T> OneOrMany<T> {
    /// All of them.
    pub(crate) fn as_slice(&self) -> &[T] {
        match self {
            Self::One(one) => std::slice::from_ref(one),
            Self::Many(many) => many,
        }
    }
}

/// One status, or all of a hundred.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
struct StatusRange {
    low: u16,
    high: u16,
}

impl TryFrom<String> for StatusRange {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let status = |text: &str| text.parse::<u16>().ok().filter(|s| (100..600).contains(s));
        let range = match text.strip_suffix("xx") {
            Some(hundreds) => status(&format!("{hundreds}00")).map(|low| (low, low + 99)),
            None => status(&text).map(|one| (one, one)),
        };
        range
            .map(|(low, high)| Self { low, high })
            .ok_or_else(|| format!("`{text}` is no status such as `409` or `4xx`"))
    }
}

/// A request and its undisturbed answer, as rules look at them.
pub(crate) struct Seen<'a> {
    pub(crate) operation: Option<&'a Operation>,
    pub(crate) sender: Sender,
    pub(crate) method: &'a str,
    /// Names in lower case.
    pub(crate) headers: &'a [(String, String)],
    /// Decoded.
    pub(crate) path: &'a str,
    /// Decoded.
    pub(crate) query: &'a str,
    pub(crate) request: Option<&'a Value>,
    pub(crate) body: &'a [u8],
    pub(crate) status: u16,
    pub(crate) answer: Option<&'a Value>,
    /// Whether the same was answered before.
    pub(crate) again: bool,
    /// Nanoseconds since the Unix epoch.
    pub(crate) now: i128,
}

/// What a rule remembers of the requests that fitted.
#[derive(Debug, Default)]
pub(crate) struct Fits {
    count: u64,
    last: Option<i128>,
    /// By condition.
    earlier: Vec<Memory>,
}

impl When {
    /// Whether it is about a request; counts it where all but the count fits.
    pub(crate) fn fits(&self, seen: &Seen<'_>, fits: &mut Fits) -> bool {
        if self.itself || !self.is_about(seen) || !self.came_before(seen, fits) {
            return false;
        }
        fits.count += 1;
        let before = fits.last.replace(seen.now);
        let recent = |within: u32| {
            let passed = before.map(|before| seen.now - before);
            passed.is_some_and(|passed| passed <= i128::from(within) * 1_000_000)
        };
        self.counts(fits.count) && self.within.is_none_or(recent)
    }

    /// Whether it is about the n-th.
    pub(crate) fn counts(&self, count: u64) -> bool {
        self.every.is_none_or(|every| count.is_multiple_of(every))
            && self.after.is_none_or(|after| count > after)
            && self.only.is_none_or(|only| count == only)
    }

    /// Remembers a request for those after it.
    pub(crate) fn remember(&self, seen: &Seen<'_>, fits: &mut Fits) {
        let earlier = self.earlier.as_slice();
        fits.earlier.resize_with(earlier.len(), Memory::new);
        for (earlier, memory) in earlier.iter().zip(&mut fits.earlier) {
            earlier.remember(seen, memory);
        }
    }

    fn came_before(&self, seen: &Seen<'_>, fits: &Fits) -> bool {
        let mut conditions = self.earlier.as_slice().iter().enumerate();
        conditions.all(|(place, earlier)| {
            let memory = fits.earlier.get(place);
            memory.is_some_and(|memory| earlier.came(seen, memory))
        })
    }

    /// Whether it is about a request, whatever came before.
    pub(crate) fn is_about(&self, seen: &Seen<'_>) -> bool {
        let operations = self.operation.as_slice();
        let called = |id: &String| seen.operation.is_some_and(|known| known.id == *id);
        let answered = self.answered.as_slice();
        let in_range = |range: &StatusRange| (range.low..=range.high).contains(&seen.status);
        let all = |conditions: &[Condition], tree: Option<&Value>| {
            conditions
                .iter()
                .all(|condition| tree.is_some_and(|tree| condition.holds(tree)))
        };
        let matches = |pattern: &Option<Pattern>, text: &str| {
            pattern
                .as_ref()
                .is_none_or(|Pattern(known)| known.is_match(text))
        };
        (operations.is_empty() || operations.iter().any(called))
            && self.sender.is_none_or(|sender| sender == seen.sender)
            && (answered.is_empty() || answered.iter().any(in_range))
            && self
                .method
                .as_deref()
                .is_none_or(|method| method == seen.method)
            && matches(&self.path, seen.path)
            && matches(&self.query, seen.query)
            && self
                .lacks_query
                .as_ref()
                .is_none_or(|Pattern(known)| !known.is_match(seen.query))
            && self.header.iter().all(|(name, Pattern(held))| {
                let mut headers = seen.headers.iter();
                headers.any(|(known, value)| known == name && held.is_match(value))
            })
            && self
                .lacks_header
                .as_ref()
                .is_none_or(|name| seen.headers.iter().all(|(known, _)| known != name))
            && self.again.is_none_or(|again| again == seen.again)
            && all(&self.request, seen.request)
            && self
                .body
                .as_ref()
                .is_none_or(|Pattern(held)| held.is_match(&String::from_utf8_lossy(seen.body)))
            && all(&self.answer, seen.answer)
    }
}
