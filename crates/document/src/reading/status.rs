//! Status codes of HTTP, as headings and prose name them.

/// Words that make a number before or behind them a status.
const BEFORE: [&str; 20] = [
    "http",
    "status",
    "code",
    "returns",
    "return",
    "returned",
    "response",
    "responses",
    "respond",
    "responds",
    "with",
    "error",
    "success",
    "a",
    "an",
    "gives",
    "yields",
    "or",
    "and",
    "codes",
];
/// What the status lines of HTTP say.
const REASONS: [&str; 34] = [
    "ok",
    "success",
    "created",
    "accepted",
    "no",
    "moved",
    "found",
    "see",
    "not",
    "temporary",
    "permanent",
    "bad",
    "unauthorized",
    "unauthorised",
    "payment",
    "forbidden",
    "method",
    "request",
    "conflict",
    "gone",
    "length",
    "precondition",
    "content",
    "unsupported",
    "range",
    "unprocessable",
    "locked",
    "too",
    "internal",
    "error",
    "service",
    "gateway",
    "server",
    "multi",
];

/// A number that can be a status, with where it ends.
pub(super) fn numbers(words: &str) -> impl Iterator<Item = (u16, usize, usize)> {
    words
        .split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '.' && letter != '_')
        .filter_map(|word| {
            let word = word.trim_end_matches('.');
            let status = word
                .parse()
                .ok()
                .filter(|status| word.len() == 3 && (100..600).contains(status))?;
            Some((status, word))
        })
        .map(|(status, word)| {
            let at = word.as_ptr().addr() - words.as_ptr().addr();
            (status, at, at + word.len())
        })
}

/// The first status of a heading or a cell, where nothing but a status is
/// likely to be a number of three digits.
pub(super) fn first(words: &str) -> Option<u16> {
    numbers(words).map(|(status, _, _)| status).next()
}

/// The statuses that prose names: the words about a number must say that it
/// is one, as `100` is a length as well.
pub(super) fn in_prose(words: &str) -> Vec<u16> {
    let mut found: Vec<u16> = Vec::new();
    for (status, at, end) in numbers(words) {
        let before = words[..at]
            .split(|letter: char| !letter.is_alphanumeric())
            .rfind(|word| !word.is_empty());
        let before = before.map(str::to_ascii_lowercase).unwrap_or_default();
        let behind = words[end..]
            .split(|letter: char| !letter.is_alphanumeric())
            .find(|word| !word.is_empty());
        let behind = behind.map(str::to_ascii_lowercase).unwrap_or_default();
        let is_named = REASONS.contains(&behind.as_str());
        let is_said = BEFORE.contains(&before.as_str());
        let is_article = matches!(before.as_str(), "a" | "an" | "or" | "and" | "with");
        // `404 if there is none`.
        let is_case = matches!(behind.as_str(), "if" | "when" | "where" | "for" | "unless")
            && says_status(words);
        let goes_on = found.last().is_some_and(|_| is_article);
        if (is_case
            || is_named
            || is_said && !is_article
            || goes_on
            || is_article && says_status(words))
            && !found.contains(&status)
        {
            found.push(status);
        }
    }
    found
}

/// The status at the front of a line that describes an answer:
/// `409 (Conflict): …`, `200 - OK`, `HTTP/1.1 404 Not Found`.
pub(super) fn at_front(words: &str) -> Option<(u16, &str)> {
    let (status, at, end) = numbers(words).next()?;
    let before = words[..at].to_ascii_lowercase();
    let is_front = before
        .split(|letter: char| !letter.is_ascii_alphabetic())
        .all(|word| {
            matches!(
                word,
                "" | "http"
                    | "status"
                    | "code"
                    | "response"
                    | "error"
                    | "returns"
                    | "success"
                    | "on"
            )
        });
    let rest = words[end..].trim_start();
    let next = rest
        .split(|letter: char| !letter.is_alphanumeric())
        .find(|word| !word.is_empty())
        .unwrap_or("");
    let is_status = !before.trim().is_empty()
        || rest.is_empty()
        || rest.starts_with(['(', ':', '-', '–', '—', '=', '|'])
        || REASONS.contains(&next.to_ascii_lowercase().as_str());
    (is_front && is_status).then_some((status, rest))
}

fn says_status(words: &str) -> bool {
    let lower = words.to_ascii_lowercase();
    ["return", "respon", "status", "http", "error"]
        .iter()
        .any(|word| lower.contains(word))
}
