//! A page that demands https and shows http.

use crate::lint::code::page::PLAIN_HTTP;
use crate::lint::found::Found;
use crate::lint::subject::Subject;

/// Words that demand it.
const DEMANDS: &[&str] = &[
    "use https",
    "https only",
    "must use https",
    "https is required",
    "requires https",
    "over https",
];

pub(super) fn find(subject: &Subject) -> Found {
    let demands = subject.lines().any(|line| {
        let words = line.words.to_lowercase();
        DEMANDS.iter().any(|demand| words.contains(demand))
    });
    if !demands {
        return Found::default();
    }
    let bases = subject
        .reading
        .operations
        .iter()
        .filter_map(|operation| Some((operation, operation.base.as_deref()?)));
    let host = bases
        .filter_map(|(operation, base)| Some((operation, base.strip_prefix("http://")?)))
        .next();
    let Some((operation, host)) = host else {
        return Found::default();
    };
    if host.starts_with("localhost") || host.starts_with("127.") {
        return Found::default();
    }
    let place = subject
        .lines()
        .find(|line| line.words.contains(&format!("http://{host}")));
    let message = format!("the page demands https, and shows `http://{host}`");
    let found = match place {
        Some(line) => {
            let at = line.words.find("http://").unwrap_or_default();
            let range = subject.in_line(line, at..at + "http://".len() + host.len());
            subject.find(&PLAIN_HTTP, range, message, PLAIN_HTTP.mend)
        }
        None => subject.find_at(
            &PLAIN_HTTP,
            operation.source.line,
            "http://",
            message,
            PLAIN_HTTP.mend,
        ),
    };
    Found::from_iter([found])
}
