//! What a call does to what is stored, as far as method, path and title tell.

use countersign_contract::{Effect, Method, kebab};

/// Words of calls that look for what is there.
const FINDS: [&str; 7] = [
    "search", "find", "query", "queries", "lookup", "filter", "list",
];

/// Words of calls about something that exists.
const CHANGES: [&str; 33] = [
    "activate",
    "adjust",
    "adjustment",
    "adjustments",
    "amend",
    "approve",
    "archive",
    "cancel",
    "cancellation",
    "cancellations",
    "capture",
    "change",
    "close",
    "complete",
    "confirm",
    "deactivate",
    "decline",
    "edit",
    "fulfill",
    "hold",
    "modify",
    "notification",
    "notifications",
    "patch",
    "refund",
    "reject",
    "release",
    "reopen",
    "return",
    "ship",
    "status",
    "update",
    "void",
];

/// A guess, which a ruling says is one:
/// - GET shows one thing where its path ends in its only parameter, a part of
///   one where it has another, and finds things where it has none;
/// - POST finds where the last word of its path says so, changes where that,
///   or its title's first, does, or where the path goes on behind a parameter
///   with a verb, and creates otherwise;
/// - PUT, PATCH and DELETE change.
pub(super) fn of(method: Method, path: &str, title: &str) -> Effect {
    let steps: Vec<&str> = path.split('/').filter(|step| !step.is_empty()).collect();
    let parameters = steps.iter().filter(|step| step.contains('{')).count();
    let last = steps.last().copied().unwrap_or_default();
    match method {
        Method::Get if parameters == 0 => Effect::Find,
        Method::Get if parameters == 1 && last.contains('{') => Effect::Show,
        Method::Get => Effect::Part,
        Method::Put | Method::Patch | Method::Delete => Effect::Change,
        Method::Post => {
            let last = kebab(last);
            let title = kebab(title);
            let first = title.split('-').next().unwrap_or_default();
            let has = |known: &[&str]| {
                last.split('-')
                    .chain([first])
                    .any(|word| known.contains(&word))
            };
            if has(&FINDS) {
                Effect::Find
            } else if has(&CHANGES) {
                Effect::Change
            } else {
                Effect::Create
            }
        }
    }
}

/// The effect as a sentence has it (`creates`).
pub(super) fn verb(effect: Effect) -> &'static str {
    match effect {
        Effect::Create => "creates",
        Effect::Change => "changes",
        Effect::Show => "shows one",
        Effect::Find => "finds",
        Effect::Part => "shows a part",
        Effect::News => "tells news",
        Effect::Dismiss => "dismisses news",
    }
}
