//! Whether the base URL is where the system's paths begin.

use countersign_contract::Contract;
use reqwest::Url;

use super::answers::is_page;
use super::codes::{self, Code};
use super::probe::Answer;
use super::{URL, notice};
use crate::scene::RunContext;

/// Tells what is wrong with the base URL, where a call whose path has no
/// parameters is not known there.
pub(super) fn look(run: &RunContext, answers: &[Answer]) {
    let unknown = answers.iter().find(|answer| {
        let is_lost = matches!(answer.status(), Some(404 | 405)) || is_page(answer);
        answer.is_fixed && is_lost
    });
    let Some(answer) = unknown else {
        return;
    };
    let contract = run.system.contract();
    let base_url = &run.target.base_url;
    let base_path = run.system.base_path();
    let (code, change) = wrong(base_url, base_path, contract);
    let seen = match answer.status() {
        Some(status) if is_page(answer) => format!("{status} and a web page"),
        status => status.unwrap_or_default().to_string(),
    };
    let message = format!(
        "{}: below {base_url}, {} is answered {seen}",
        code.meaning, answer.call
    );
    notice(run, code, &message, format!("{change}, in {URL}"));
}

/// What is wrong with a base URL that leads nowhere, and what to do.
fn wrong(base_url: &str, base_path: &str, contract: &Contract) -> (Code, String) {
    let url = Url::parse(base_url).ok();
    let path = url
        .as_ref()
        .map_or("", |url| url.path().trim_end_matches('/'));
    let title = &contract.title;
    if base_path.is_empty() {
        let begins = first_segment(contract);
        return match () {
            () if begins.is_some_and(|begins| path.ends_with(&begins)) => (
                codes::DOUBLED_PATH,
                format!("leave out what {title}'s paths begin with"),
            ),
            () if !path.is_empty() => (
                codes::TRAILING_PATH,
                format!("end the URL where {title}'s paths begin, most often at the host"),
            ),
            () => (codes::NOT_THERE, is_it(title)),
        };
    }
    match path.matches(base_path).count() {
        0 => (
            codes::MISSING_PATH,
            format!("end the URL with {base_path}, as {title}'s does"),
        ),
        1 if path.ends_with(base_path) => (codes::NOT_THERE, is_it(title)),
        1 => (
            codes::TRAILING_PATH,
            format!("end the URL with {base_path}, and nothing behind it"),
        ),
        _ => (
            codes::DOUBLED_PATH,
            format!("end the URL with one {base_path}"),
        ),
    }
}

fn is_it(title: &str) -> String {
    format!("see that it is {title}'s API that is served there, and below which path")
}

/// What all paths of a contract begin with.
fn first_segment(contract: &Contract) -> Option<String> {
    let mut segments = contract
        .operations
        .iter()
        .filter_map(|operation| operation.path.split('/').nth(1));
    let first = segments.next()?;
    segments
        .all(|segment| segment == first)
        .then(|| format!("/{first}"))
}
