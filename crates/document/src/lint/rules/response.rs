//! Calls without a documented answer.

use crate::diagnostic::Diagnostic;
use crate::lint::code::page::{NO_RESPONSE, STATUS_TWICE};
use crate::lint::ruling::Ruling;
use crate::lint::subject::Subject;
use crate::reading::{Carried, Operation};

pub(super) fn find(subject: &Subject) -> Vec<Diagnostic> {
    let operations = subject.reading.operations.iter();
    operations
        .flat_map(|operation| {
            none(subject, operation)
                .into_iter()
                .chain(twice(subject, operation))
        })
        .collect()
}

fn none(subject: &Subject, operation: &Operation) -> Option<Diagnostic> {
    let is_shown = subject
        .reading
        .examples
        .iter()
        .flat_map(|example| &example.of)
        .any(|carried| match carried {
            Carried::Response(id, _) => *id == operation.id,
            _ => false,
        });
    if is_shown || !operation.responses.is_empty() || !is_documented(subject, operation) {
        return None;
    }
    let call = format!("{} {}", operation.method.as_str(), operation.path);
    let message = format!("nothing says what `{call}` answers");
    let ruling = Ruling::new(
        &format!("{} answer", operation.id),
        &format!("The page does not say what {call} answers."),
        "It answers 200 when it has done what was asked.",
        "Success has to be told from failure.",
    );
    let ruling = ruling
        .part("response")
        .text("operation", &operation.id)
        .number("status", 200);
    Some(subject.find_at(
        &NO_RESPONSE,
        operation.source.line,
        &operation.path,
        message,
        ruling.toml(),
    ))
}

/// Whether a call is more than one that the page mentions: it says what it
/// takes, or of others what they answer.
fn is_documented(subject: &Subject, operation: &Operation) -> bool {
    let answered = subject
        .reading
        .operations
        .iter()
        .any(|operation| !operation.responses.is_empty());
    answered || operation.request.is_some() || !operation.parameters.is_empty()
}

/// Answers of one status in different words.
fn twice(subject: &Subject, operation: &Operation) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (index, response) in operation.responses.iter().enumerate() {
        let Some(status) = response.status else {
            continue;
        };
        let earlier = operation.responses[..index]
            .iter()
            .find(|earlier| earlier.status == Some(status));
        let Some(earlier) = earlier else { continue };
        let differ = !earlier.words.is_empty()
            && !response.words.is_empty()
            && earlier.words != response.words;
        if differ && earlier.source.line != response.source.line && earlier.body != response.body {
            let message = format!(
                "`{status}` is described here and in line {}",
                earlier.source.line
            );
            let words = status.to_string();
            found.push(subject.find_at(
                &STATUS_TWICE,
                response.source.line,
                &words,
                message,
                STATUS_TWICE.mend,
            ));
        }
    }
    found
}
