//! What the first answers show besides: media type, clock, redirects.

use std::time::{Duration, SystemTime};

use countersign_check::is_documented_fault;
use countersign_journal::Response;

use super::codes;
use super::probe::Answer;
use super::{URL, notice};
use crate::scene::RunContext;

/// Clocks may differ by as much.
const SKEW: Duration = Duration::from_secs(60);

/// Looks at the answers of the first partner's harmless reads.
pub(super) fn look(run: &RunContext, answers: &[Answer]) {
    let answered = || {
        let answers = answers.iter();
        answers.filter_map(|answer| Some((answer, answer.response()?)))
    };
    if let Some((answer, response)) = answered().find(|(_, it)| (300..400).contains(&it.status)) {
        let to = response.header("location").unwrap_or("nowhere");
        let to = run.redactor.excerpt(to, 200);
        let message = format!(
            "{}: {} is answered {}, to {to}",
            codes::REDIRECT.meaning,
            answer.call,
            response.status
        );
        let hint = format!(
            "no redirect is followed, for credentials go to no other address: give the one that is meant in {URL}"
        );
        notice(run, codes::REDIRECT, &message, hint);
    }
    let patience = |status: u16| matches!(status, 429 | 503);
    if let Some((answer, response)) = answered().find(|(_, it)| patience(it.status)) {
        let message = told(codes::BUSY.meaning, answer, response);
        let hint = "send less at a time: --rate or --jobs, or `rate` and `jobs` under [run] in countersign.toml";
        notice(run, codes::BUSY, &message, hint.to_owned());
    }
    // A refusal of an odd question with the documented body is an answer.
    let failing = |answer: &Answer, it: &Response| {
        it.status >= 500
            && it.status != 503
            && !is_documented_fault(run.system.as_ref(), &answer.operation, it)
    };
    if let Some((answer, response)) = answered().find(|(answer, it)| failing(answer, it)) {
        let message = told(codes::FAILING.meaning, answer, response);
        let hint = format!("see the target's log; if it is a proxy that answers, correct {URL}");
        notice(run, codes::FAILING, &message, hint);
    }
    media_type(run, answers);
    if let Some((_, response)) = answered().next() {
        clock(run, response);
    }
}

fn told(meaning: &str, answer: &Answer, response: &Response) -> String {
    let with = answer.body.iter().map(|body| format!(" with {body}"));
    let with: String = with.collect();
    let call = &answer.call;
    format!("{meaning}: {call}{with} is answered {}", response.status)
}

/// Whether a web page was answered.
pub(super) fn is_page(answer: &Answer) -> bool {
    let label = answer.response().and_then(|it| it.header("content-type"));
    label.is_some_and(|label| subtype(label) == "html")
}

/// What a media type says that a body is written in (`xml` of
/// `application/problem+xml; charset=utf-8`).
fn subtype(label: &str) -> String {
    let essence = label.split(';').next().unwrap_or_default().trim();
    let subtype = essence.rsplit(['/', '+']).next().unwrap_or_default();
    subtype.to_ascii_lowercase()
}

fn media_type(run: &RunContext, answers: &[Answer]) {
    let wanted = &run.system.contract().media_type;
    for answer in answers {
        let Some(response) = answer.response().filter(|it| it.is_success()) else {
            continue;
        };
        let label = response.header("content-type").unwrap_or("no content type");
        if response.body.0.is_empty() || subtype(label) == subtype(wanted) {
            continue;
        }
        let label = run.redactor.excerpt(label, 100);
        let message = format!(
            "{}: {} is answered as {label}, not {wanted}",
            codes::MEDIA_TYPE.meaning,
            answer.call
        );
        let hint = format!(
            "see that {URL} leads to the API, and that the target labels its answers {wanted}"
        );
        notice(run, codes::MEDIA_TYPE, &message, hint);
        return;
    }
}

fn clock(run: &RunContext, response: &Response) {
    let date = response.header("date");
    let Some(shown) = date.and_then(|date| httpdate::parse_http_date(date).ok()) else {
        return;
    };
    let now = SystemTime::now();
    let (apart, way) = match now.duration_since(shown) {
        Ok(apart) => (apart, "behind"),
        Err(error) => (error.duration(), "ahead of"),
    };
    if apart <= SKEW {
        return;
    }
    let message = format!(
        "{}: it is {} s {way} it",
        codes::CLOCK.meaning,
        apart.as_secs()
    );
    let hint = "set the clocks by NTP; verdicts do not depend on it, as windows follow the target's own stamps";
    notice(run, codes::CLOCK, &message, hint.to_owned());
}
