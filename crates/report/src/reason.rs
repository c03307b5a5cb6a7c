//! Why something could not be judged, whoever it is said of.

use crate::baseline::Fingerprint;

/// A reason without the request or the step before it, and without those before
/// that one: of ``a step`: POST /orders: no connection` it is `no connection`.
pub(crate) fn because(reason: &str) -> &str {
    let mut rest = reason;
    loop {
        let end = match rest.strip_prefix('`') {
            Some(step) => step.find("`: ").map(|at| at + 1 + "`: ".len()),
            None => rest
                .find(": ")
                .filter(|at| is_request(&rest[..*at]))
                .map(|at| at + ": ".len()),
        };
        match end {
            Some(end) if end < rest.len() => rest = &rest[end..],
            _ => return rest,
        }
    }
}

/// What a reason says, whichever call or step it says it of: who does not
/// answer one path does not answer the others for the same reason.
pub(crate) fn kind(reason: &str) -> Fingerprint {
    let is_path = |word: &&str| word.starts_with('/');
    let mut words = because(reason).split(' ').peekable();
    let mut lasting = Vec::new();
    while let Some(word) = words.next() {
        if is_path(&word) {
            lasting.push("/:");
        } else if !is_method(word) || !words.peek().is_some_and(is_path) {
            lasting.push(word);
        }
    }
    Fingerprint::of_sentence(&lasting.join(" "))
}

fn is_request(words: &str) -> bool {
    let (method, path) = words.split_once(' ').unwrap_or_default();
    is_method(method) && path.starts_with('/') && !path.contains(' ')
}

fn is_method(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::{because, kind};

    #[test]
    fn who_it_is_said_of_does_not_count() {
        for (reason, left) in [
            ("nothing was answered", "nothing was answered"),
            ("POST /a: no connection: refused", "no connection: refused"),
            ("`order \"O\": new`: GET /b/1: not sent", "not sent"),
            ("POST /a b: no connection", "POST /a b: no connection"),
            ("the answer: none", "the answer: none"),
            ("GET /b: ", "GET /b: "),
            ("`unended", "`unended"),
            ("", ""),
        ] {
            assert_eq!(because(reason), left, "{reason}");
        }
    }

    #[test]
    fn calls_are_of_one_kind() {
        assert_eq!(
            kind("GET /a was answered 500"),
            kind("PUT /b/c was answered 500")
        );
        assert_ne!(
            kind("GET /a was answered 500"),
            kind("GET /a was answered 404")
        );
    }
}
