//! Answers that rulings give: those that no page labels, and what those carry
//! of which a page says it in words alone.

use toml::Spanned;

use super::amend::Subject;
use crate::rulings::ResponseEntry;
use crate::text::{Problems, Text};
use crate::{Body, Response};

/// Adds the answer, or gives the documented one its body.
pub(super) fn rule(
    entry: &Spanned<ResponseEntry>,
    subject: &mut Subject<'_>,
    text: &Text<'_>,
    problems: &mut Problems,
) {
    let source = text.span(Some(entry.span()));
    let entry = entry.get_ref();
    let id = entry.operation.get_ref();
    let Some(operation) = subject.operations.iter_mut().find(|o| o.id == *id) else {
        problems.add(
            text.span(Some(entry.operation.span())),
            format!("there is no operation `{id}`"),
            "use the `id` of an `[[operation]]`",
        );
        return;
    };
    let mut known = operation.responses.iter_mut();
    let known = known.find(|response| response.status == entry.status);
    // What an answer carries may stand in words that no reader takes for it.
    let is_bare = known.as_ref().is_none_or(|known| known.body.is_none());
    if !is_bare || known.is_some() && entry.message.is_none() {
        problems.add(
            source,
            format!("the {} of `{id}` is known already", entry.status),
            "remove the ruling, or the other one on the same answer",
        );
        return;
    }
    // Where a heading is given, that it heads no block is the problem.
    let unknown = entry
        .message
        .as_ref()
        .filter(|message| entry.heading.is_none() && !subject.drafts.contains(message.get_ref()));
    if let Some(message) = unknown {
        problems.add(
            text.span(Some(message.span())),
            format!("there is no message `{}`", message.get_ref()),
            "name a message that a block shows, or give the block's `heading`",
        );
    }
    let body = entry.message.as_ref().map(|message| Body {
        message: message.get_ref().clone(),
        shape: entry.shape,
        wrapper: None,
    });
    if let Some(known) = known {
        known.body = body;
        return;
    }
    operation.responses.push(Response {
        status: entry.status,
        body,
        basis: entry.basis,
        source,
    });
    operation.responses.sort_by_key(|response| response.status);
}
