//! Calls without a documented answer.

use std::collections::HashSet;

use super::status;
use crate::diagnostic::Diagnostic;
use crate::document::Matter;
use crate::lint::code::page::{NO_RESPONSE, STATUS_TWICE};
use crate::lint::found::Found;
use crate::lint::ruling::Ruling;
use crate::lint::subject::Subject;
use crate::reading::{Carried, Operation};
use crate::text::floor;

/// Most words of a line in which an answer is looked for, in bytes.
const LONGEST: usize = 400;

/// Most lines of a block of code in which an answer is looked for.
const MOST_LINES: usize = 100;

pub(super) fn find(subject: &Subject) -> Found {
    let operations = subject.reading.operations.iter();
    let answers = Answers::of(subject);
    operations
        .flat_map(|operation| {
            none(subject, operation, &answers)
                .into_iter()
                .chain(twice(subject, operation))
        })
        .collect()
}

/// Where a page speaks of answers, whether or not they could be read as those
/// of a call.
struct Answers<'s> {
    /// The lines that do, in their order.
    lines: Vec<u32>,
    /// The lines in which calls begin, in their order.
    calls: Vec<u32>,
    /// Methods and paths of the calls.
    targets: HashSet<(&'s str, &'s str)>,
}

impl<'s> Answers<'s> {
    fn of(subject: &Subject<'s>) -> Self {
        let at = |offset: usize| subject.document.text.at(offset).line;
        let said = subject.lines().filter(|line| says_answer(&line.words));
        let mut lines: Vec<u32> = said.map(|line| at(line.start)).collect();
        let shown = subject.blocks().filter(|block| match &block.matter {
            Matter::Code { text, .. } => text.lines().take(MOST_LINES).any(says_answer),
            _ => false,
        });
        lines.extend(shown.map(|block| at(block.range.start)));
        lines.sort_unstable();
        let operations = subject.reading.operations.iter();
        let mut calls: Vec<u32> = operations.map(|operation| operation.source.line).collect();
        calls.sort_unstable();
        let operations = subject.reading.operations.iter();
        let targets =
            operations.map(|operation| (operation.method.as_str(), operation.path.as_str()));
        Self {
            lines,
            calls,
            targets: targets.collect(),
        }
    }

    /// Whether one stands behind a call and before the next.
    fn follow(&self, operation: &Operation) -> bool {
        let from = operation.source.line;
        let next = self.calls.partition_point(|call| *call <= from);
        let to = self.calls.get(next).copied().unwrap_or(u32::MAX);
        let first = self.lines.partition_point(|line| *line < from);
        self.lines.get(first).is_some_and(|line| *line < to)
    }
}

/// Whether words say what is answered: a status with its name, or what a call
/// returns.
fn says_answer(words: &str) -> bool {
    let words = words[..floor(words, LONGEST)].trim();
    let mut first = words.split(|letter: char| !letter.is_alphanumeric());
    let first = first.next().unwrap_or_default();
    let behind = |word: &str| {
        let head = words.get(..word.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(word))
            .then(|| words[word.len()..].trim_start_matches([' ', ':']))
    };
    let status = behind("status").unwrap_or(words);
    let mut spaces = words.match_indices(' ');
    first.eq_ignore_ascii_case("returns")
        || status::is_named(status)
        || spaces.any(|(at, _)| status::is_named(&words[at + 1..]))
}

fn none(subject: &Subject, operation: &Operation, answers: &Answers) -> Option<Diagnostic> {
    let is_shown = subject
        .reading
        .examples
        .iter()
        .flat_map(|example| &example.of)
        .any(|carried| match carried {
            Carried::Response(id, _) => *id == operation.id,
            _ => false,
        });
    let is_said = is_shown || !operation.responses.is_empty() || answers.follow(operation);
    if is_said || !is_documented(subject, operation) || is_shown_again(subject, operation, answers)
    {
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
        ruling,
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

/// Whether a call only shows another once more, in a command: the page tells
/// of that one, without the ending of its path.
fn is_shown_again(subject: &Subject, operation: &Operation, answers: &Answers) -> bool {
    let at = subject.document.text.start_of(operation.source.line);
    let blocks = &subject.document.blocks;
    let next = blocks.partition_point(|block| block.range.start <= at);
    let block = next.checked_sub(1).and_then(|index| blocks.get(index));
    let is_command = block.is_some_and(|block| match &block.matter {
        Matter::Code { text, .. } => text.contains("curl "),
        _ => false,
    });
    let stem = operation.path.rsplit_once('.').map(|(stem, _)| stem);
    let is_known = |stem| answers.targets.contains(&(operation.method.as_str(), stem));
    is_command && stem.is_some_and(is_known)
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
