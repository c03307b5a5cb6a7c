//! What is wrong with a configuration beyond what its types can say.

use std::ops::Range;

use countersign_suite::Code;
use toml::Spanned;

use super::{Config, NamedTarget};
use crate::codes;
use crate::rate::{self, Rate};

/// Something that is wrong with a value.
pub(super) struct Fault {
    pub(super) code: Code,
    /// Where it stands in the file.
    pub(super) span: Range<usize>,
    /// What is wrong with it, a sentence.
    pub(super) message: String,
}

impl Fault {
    fn of<T>(value: &Spanned<T>, code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            span: value.span(),
            message: message.into(),
        }
    }
}

/// Everything that is wrong, in no order of the file.
pub(super) fn faults(config: &Config) -> Vec<Fault> {
    let Config {
        timeouts,
        run,
        targets,
        fixtures: _,
    } = config;
    let range = codes::OUT_OF_RANGE;
    let mut faults = Vec::new();
    if let Some(target) = targets.get("sandbox") {
        let message = "`sandbox` is the name of the built-in one: call this target otherwise";
        faults.push(Fault::of(&target.url, range, message));
    }
    faults.extend(targets.values().flat_map(headers));
    for (value, name, most) in [
        (&timeouts.request_seconds, "request-seconds", 3600),
        (&timeouts.override_seconds, "override-seconds", 3600),
        (&timeouts.settle_seconds, "settle-seconds", 600),
    ] {
        if !(1..=most).contains(value.get_ref()) {
            let message = format!("{name} must be from 1 to {most}");
            faults.push(Fault::of(value, range, message));
        }
    }
    if !(1..=1024).contains(run.jobs.get_ref()) {
        faults.push(Fault::of(&run.jobs, range, "jobs must be from 1 to 1024"));
    }
    if let Some(rate) = &run.rate
        && rate.get_ref().parse::<Rate>().is_err()
    {
        faults.push(Fault::of(rate, range, rate::FORM));
    }
    faults
}

/// Headers that HTTP can't carry.
fn headers(target: &NamedTarget) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (name, value) in &target.headers {
        if !is_header_name(name.get_ref()) {
            let message = "this is no name of a header";
            faults.push(Fault::of(name, codes::BAD_HEADER, message));
        }
        let printable = |byte| matches!(byte, b' '..=b'~');
        if !value.get_ref().bytes().all(printable) {
            let message = "a header's value holds printable ASCII only";
            faults.push(Fault::of(value, codes::BAD_HEADER, message));
        }
    }
    faults
}

/// A token of RFC 9110, section 5.6.2.
fn is_header_name(name: &str) -> bool {
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !name.is_empty() && name.bytes().all(is_token)
}

/// A message of the parser's without the texts of the file that it repeats:
/// one in the wrong place may be a secret.
pub(super) fn masked(message: &str) -> String {
    match message.split_once("string \"") {
        Some((before, rest)) => match rest.rfind("\", expected") {
            Some(end) => format!("{before}a text{}", &rest[end + 1..]),
            None => format!("{before}a text"),
        },
        None => message.to_owned(),
    }
}
