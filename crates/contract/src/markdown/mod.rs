//! Reads a page in the Markdown of GitBook: headings, `http` blocks, nested
//! bullets, status labels and example blocks.

mod bullet;
mod call;
mod label;

use crate::page::{Answer, Block, Call, FieldList, Page, kebab, singular};
use crate::text::{Problems, Text};
use crate::{Enumeration, Source};

use label::Label;

/// Reads one page.
pub(crate) fn read(text: &Text<'_>, problems: &mut Problems) -> Page {
    let mut reader = Reader {
        text,
        problems,
        page: Page {
            name: text.file.rsplit('/').next().unwrap_or_default().to_owned(),
            ..Page::default()
        },
        label: None,
        lost: false,
    };
    reader.run();
    reader.page
}

struct Reader<'r, 'a> {
    text: &'r Text<'a>,
    problems: &'r mut Problems,
    page: Page,
    /// The heading or label that the next lines stand under.
    label: Option<(Label, Source)>,
    /// Whether the last call could not be read: what follows belongs to it,
    /// and to say so of every line would help nobody.
    lost: bool,
}

impl Reader<'_, '_> {
    fn run(&mut self) {
        let mut lines = self.text.body.lines().zip(1..).peekable();
        let mut values: Vec<(&str, bool, Source)> = Vec::new();
        while let Some((line, number)) = lines.next() {
            let trimmed = line.trim_start();
            let place = self.text.place(
                number,
                line[..line.len() - trimmed.len()].chars().count() + 1,
            );
            if let Some(label) = label::heading(trimmed).or_else(|| label::status(trimmed)) {
                self.enumeration(&mut values);
                self.label(label, place);
            } else if let Some(info) = trimmed.strip_prefix("```") {
                let mut block = String::new();
                let mut closed = false;
                for (line, _) in lines.by_ref() {
                    if line.trim() == "```" {
                        closed = true;
                        break;
                    }
                    block.push_str(line);
                    block.push('\n');
                }
                if closed {
                    self.block(info.trim(), block, number, place);
                } else {
                    self.problems.add(
                        place,
                        "the block is never closed",
                        "end it with a line of three backticks",
                    );
                }
            } else if let Some(item) = trimmed.strip_prefix("* ") {
                if matches!(&self.label, Some((label, _)) if label.fields.is_some()) {
                    self.bullet(line, number);
                } else {
                    let value = item.trim().trim_matches('`');
                    let word = value.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
                    values.push((value, word && !value.is_empty(), place));
                }
            }
        }
        self.enumeration(&mut values);
    }

    /// Bullets under another heading than a field list's: values where each
    /// is one word, prose otherwise.
    fn enumeration(&mut self, values: &mut Vec<(&str, bool, Source)>) {
        let values = std::mem::take(values);
        let Some((label, source)) = &self.label else {
            return;
        };
        if values.is_empty() || !values.iter().all(|(_, word, _)| *word) {
            return;
        }
        let plural = kebab(&label.text);
        let mut seen = std::collections::HashSet::new();
        for (value, _, place) in &values {
            if !seen.insert(*value) {
                self.problems.add(
                    place.clone(),
                    format!("the value `{value}` is listed twice"),
                    "remove one of the two",
                );
            }
        }
        self.page.enumerations.push(Enumeration {
            name: singular(&plural).to_owned(),
            values: values
                .iter()
                .map(|(value, _, _)| (*value).to_owned())
                .collect(),
            source: source.clone(),
        });
    }

    fn label(&mut self, label: Label, place: Source) {
        self.page.headings.push(label.text.clone());
        if let Some(fields) = &label.fields {
            let list = FieldList {
                requirement: fields.requirement.clone(),
                scope: fields.scope.clone(),
                bullets: Vec::new(),
                source: place.clone(),
            };
            if let Some(call) = self.call(&place, "a field list") {
                call.lists.push(list);
            }
        } else if let (Some(status), true) = (label.status, label.answer) {
            let answer = Answer {
                status: Some(status),
                label: label.text.clone(),
                block: None,
                representation: None,
                source: place.clone(),
            };
            let twice = self
                .page
                .calls
                .last()
                .is_some_and(|call| call.answers.iter().any(|a| a.status == Some(status)));
            if twice {
                self.problems.add(
                    place.clone(),
                    format!("the status {status} is documented twice for one call"),
                    "keep one section a status, or give the other call its http block first",
                );
            } else if let Some(call) = self.call(&place, "an answer") {
                call.answers.push(answer);
            }
        }
        self.label = Some((label, place));
    }

    fn bullet(&mut self, line: &str, number: usize) {
        let call = self.page.calls.last_mut().filter(|_| !self.lost);
        // A list without a call was reported at its heading.
        let Some(call) = call else { return };
        let Some(list) = call.lists.last_mut() else {
            return;
        };
        let above = list.bullets.last().map(|bullet| bullet.depth);
        match bullet::read(line, number, above, self.text) {
            Ok(bullet) => list.bullets.push(bullet),
            Err((place, message, help)) => {
                call.lost_field = true;
                self.problems.add(place, message, help);
            }
        }
    }

    fn block(&mut self, info: &str, text: String, number: usize, place: Source) {
        match info {
            "http" => self.http(&text, number, place),
            "json" | "javascript" => self.example(text, number, place),
            _ => self.problems.add(
                place,
                format!("a block of `{info}` says nothing here"),
                "mark calls as `http` and examples as `json` or `javascript`",
            ),
        }
    }

    fn http(&mut self, text: &str, number: usize, place: Source) {
        self.lost = true;
        let Some((label, _)) = &self.label else {
            self.page.lost_call = true;
            self.problems.add(
                place,
                "a call stands before any heading",
                "put a heading over it: it becomes the operation's title",
            );
            return;
        };
        match call::read(text, number, &label.text, self.text) {
            Ok(call) => {
                self.lost = false;
                self.page.calls.push(call);
            }
            Err((place, message, help)) => {
                self.page.lost_call = true;
                self.problems.add(place, message, help);
            }
        }
    }

    fn example(&mut self, text: String, number: usize, place: Source) {
        let block = Block {
            text,
            source: self.text.place(number + 1, 1),
        };
        let label = self.label.as_ref().map(|(label, _)| label.clone());
        let Some(label) = label.filter(|label| label.answer || label.request) else {
            self.problems.add(
                place,
                "the block is neither a request's nor an answer's",
                "put `Example request body` or `Example JSON response (200 …)` over it",
            );
            return;
        };
        let Some(call) = self.call(&place, "an example") else {
            return;
        };
        let full = if label.request {
            call.request_example.replace(block).is_some()
        } else if label.status.is_some() {
            call.answers
                .last_mut()
                .is_some_and(|answer| answer.block.replace(block).is_some())
        } else {
            call.answers.push(Answer {
                status: None,
                label: label.text,
                block: Some(block),
                representation: None,
                source: place.clone(),
            });
            false
        };
        if full {
            self.problems.add(
                place,
                "a second example for the same body",
                "keep one block under each label",
            );
        }
    }

    /// The call that the lines here belong to: the last one of the page.
    fn call(&mut self, place: &Source, what: &str) -> Option<&mut Call> {
        if self.lost {
            return None;
        }
        if self.page.calls.is_empty() {
            self.problems.add(
                place.clone(),
                format!("{what} stands before any call"),
                "put an http block with method and path before it",
            );
        }
        self.page.calls.last_mut()
    }
}
