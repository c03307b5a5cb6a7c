//! Why a request was not answered, in words for people.

use std::error::Error;

/// A sentence, and whether it was the peer that ended the connection after
/// the request went out.
pub(crate) fn explain(error: reqwest::Error) -> (String, bool) {
    let (is_connect, is_builder) = (error.is_connect(), error.is_builder());
    // The exchange tells the address already.
    let error = error.without_url();
    let cause = last(&error);
    if is_connect {
        return (format!("no connection: {cause}"), false);
    }
    if is_builder {
        return (format!("not sent: {}", chain(&error)), false);
    }
    let Some(http) = http(&error) else {
        return (chain(&error), true);
    };
    if http.is_parse_too_large() {
        ("the head of the answer is too large".to_owned(), false)
    } else if http.is_parse() {
        let because = format!("what came back is not HTTP/1.1: {cause}");
        (because, false)
    } else if http.is_incomplete_message() {
        ("the target hung up without an answer".to_owned(), true)
    } else {
        (cause, true)
    }
}

/// The error of the protocol among the causes.
fn http(error: &reqwest::Error) -> Option<&hyper::Error> {
    causes(error).find_map(|cause| cause.downcast_ref::<hyper::Error>())
}

/// The causes of an error, the nearest first.
fn causes<'e>(error: &'e (dyn Error + 'static)) -> impl Iterator<Item = &'e (dyn Error + 'static)> {
    std::iter::successors(error.source(), |cause| (*cause).source())
}

/// The words of the last cause.
fn last(error: &reqwest::Error) -> String {
    let cause = causes(error).last();
    cause.map_or_else(|| error.to_string(), ToString::to_string)
}

/// An error with all its causes in one line.
pub(crate) fn chain(error: &(dyn Error + 'static)) -> String {
    causes(error).fold(error.to_string(), |text, cause| {
        let words = cause.to_string();
        if text.contains(&words) {
            text
        } else {
            format!("{text}: {words}")
        }
    })
}
