//! Reads a page in Confluence's wiki markup: headings, tables of calls,
//! fields and states, and blocks of code.

mod call;
mod fields;
mod label;
mod query;
mod row;
mod states;
mod table;

use crate::Source;
use crate::page::{Block, Page, TableExample};
use crate::text::{Problems, Text};

use label::{Heading, Role};
use row::Row;

/// Reads one page.
pub(crate) fn read(text: &Text<'_>, problems: &mut Problems) -> Page {
    let mut reader = Reader {
        text,
        problems,
        page: Page {
            name: text.file.rsplit('/').next().unwrap_or_default().to_owned(),
            ..Page::default()
        },
        heading: None,
        role: Role::Other,
        subject: Subject::Nothing,
        last: None,
    };
    reader.run();
    reader.page
}

struct Reader<'r, 'a> {
    text: &'r Text<'a>,
    problems: &'r mut Problems,
    page: Page,
    /// The heading of the section that the next lines stand in.
    heading: Option<(String, Source)>,
    /// What the last label announces.
    role: Role,
    /// What the section describes.
    subject: Subject,
    /// The representation that a reference behind it belongs to.
    last: Option<Side>,
}

/// What a section describes; each is the last of its kind on the page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Subject {
    Nothing,
    Call,
    Table,
    States,
    /// What could not be read: to say so of every line would help nobody.
    Lost,
}

/// A side of a call.
#[derive(Clone, Copy)]
enum Side {
    Request,
    Answer,
}

impl Reader<'_, '_> {
    fn run(&mut self) {
        let body = self.text.body;
        let mut rows: Vec<Row> = Vec::new();
        let mut lines = offsets(body).peekable();
        while let Some((start, line)) = lines.next() {
            let trimmed = line.trim();
            let offset = start + line.len() - line.trim_start().len();
            if trimmed.starts_with('|') {
                let mut end = start + line.len();
                while !ends_row(&body[offset..end]) {
                    let Some((start, line)) = lines.next_if(|(_, line)| continues(line)) else {
                        self.problems.add(
                            self.text.at(offset),
                            "the row is never closed",
                            "end it with `|`",
                        );
                        break;
                    };
                    end = start + line.len();
                }
                rows.push(row::read(body[offset..end].trim_end(), offset, self.text));
                continue;
            }
            table::read(self, std::mem::take(&mut rows));
            if let Some(heading) = label::heading(trimmed) {
                self.head(heading, offset);
            } else if let Some(info) = block_start(trimmed) {
                let inside = start + line.len();
                let end = lines.by_ref().find(|(_, line)| line.trim() == "{code}");
                match end {
                    Some((end, _)) => self.block(info, inside, end, offset),
                    None => self.problems.add(
                        self.text.at(offset),
                        "the block is never closed",
                        "end it with a line of `{code}`",
                    ),
                }
            } else if let Some(section) = label::reference(trimmed) {
                self.refer(section, offset);
            } else if let Some(label) = label::label(trimmed) {
                self.role = Role::of(&label);
                self.page.headings.push(label);
            }
        }
        table::read(self, rows);
        self.unnamed();
    }

    fn head(&mut self, heading: Heading, offset: usize) {
        self.page.headings.push(heading.text.clone());
        self.last = None;
        if heading.level > 2 {
            // Sections of a call show instances of what it takes.
            self.role = Role::Sample;
            return;
        }
        self.role = Role::Other;
        self.subject = Subject::Nothing;
        self.heading = Some((heading.text, self.text.at(offset)));
    }

    fn block(&mut self, info: &str, start: usize, end: usize, offset: usize) {
        let place = self.text.at(offset);
        if !matches!(info, "" | "xml") {
            self.problems.add(
                place,
                format!("a block of `{info}` says nothing here"),
                "mark blocks as `{code}` or `{code:xml}`",
            );
            return;
        }
        let block = Block {
            text: self.text.body[start..end].to_owned(),
            source: self.text.at(start),
        };
        let (read, write) = match (self.subject, self.role) {
            (Subject::Lost, _) | (Subject::Call, Role::Header) => return,
            (Subject::Call, Role::Request) => return self.represent(Side::Request, block, place),
            (Subject::Call, Role::Answer) => return self.represent(Side::Answer, block, place),
            (Subject::Call, Role::Sample) => {
                if let Some(call) = self.page.calls.last_mut() {
                    call.samples.push(block);
                }
                return;
            }
            (Subject::Table, Role::Example { read, write }) => (read, write),
            _ => {
                self.problems.add(
                    place,
                    "nothing says what the block shows",
                    "put `*Request Representation:*`, `*Response Representation:*` or `*Example:*` over it, \
                     below the table of a call or of fields",
                );
                return;
            }
        };
        if let Some(table) = self.page.tables.last_mut() {
            table.examples.push(TableExample { read, write, block });
        }
    }
}

/// The lines of a text with the offset of each.
fn offsets(body: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    body.split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        (start, line)
    })
}

/// Whether a row's text is all of the row.
fn ends_row(raw: &str) -> bool {
    let raw = raw.trim_end();
    raw.len() > 2 && raw.ends_with('|')
}

/// Whether a line may go on a row that was begun; bars alone end it.
fn continues(line: &str) -> bool {
    let line = line.trim();
    let begins = line.starts_with('|') && line.contains(|c| c != '|');
    !line.is_empty() && !begins && label::heading(line).is_none()
}

/// What a block is marked as, where the line begins one.
fn block_start(line: &str) -> Option<&str> {
    let inside = line.strip_prefix("{code")?.strip_suffix('}')?;
    inside.strip_prefix(':').or(inside.is_empty().then_some(""))
}
