//! `countersign contract fields`: what published pages list, one field a line.

use clap::Args;
use countersign_contract::Source;
use countersign_document::{Field, FieldType, Need, Parameter, Reading, Unplaced};
use countersign_journal::ExitCode;

use super::input;
use crate::error::Failure;
use crate::text::say;

/// Arguments of `countersign contract fields`.
#[derive(Debug, Args)]
#[command(after_help = "\
A line holds, separated by tabs: message, path, type, required in what is read,
required in what is written, file, line. A type is `?`, and so is a requirement,
where the page does not say; a requirement is `yes`, `no`, `conditional` or `?`,
and a page that has only one says it of both. Listed parameters and headers of a
call come first; the call's id stands in the place of the message.

What looks like a declaration and can't be placed goes to standard error.

Exit codes:
  2  wrong usage, or a file that can't be read
  0  the pages were read")]
pub(crate) struct Fields {
    /// Published pages (Markdown, wiki markup, HTML, plain text, OpenAPI); `-`
    /// reads standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<String>,
}

/// Prints the fields of pages.
pub(crate) fn fields(arguments: &Fields) -> Result<ExitCode, Failure> {
    for page in input::pages(&arguments.files)? {
        let (_, reading) = countersign_document::read(&page.name, &page.text);
        say(&lines(&reading));
        tell(&reading.unplaced);
    }
    Ok(ExitCode::Success)
}

/// Says on standard error what could not be placed.
pub(super) fn tell(unplaced: &[Unplaced]) {
    for one in unplaced {
        eprintln!("{}", line(one));
    }
}

fn line(unplaced: &Unplaced) -> String {
    let Unplaced {
        source,
        words,
        because,
    } = unplaced;
    format!("{source}: not placed: {because}: {}", cell(words))
}

fn lines(reading: &Reading) -> String {
    let parameters = reading.operations.iter().flat_map(|operation| {
        let listed = operation
            .parameters
            .iter()
            .filter(|parameter| parameter.listed);
        let all = operation.listed_headers.iter().chain(listed);
        all.map(|parameter| Row::of_parameter(&operation.id, parameter))
    });
    let fields = reading.messages.iter().flat_map(|message| {
        let fields = message.fields.iter();
        fields.map(|field| Row::of_field(&message.name, field))
    });
    parameters.chain(fields).map(|row| row.line()).collect()
}

/// What a line says.
struct Row<'r> {
    /// The message, or the call that takes the parameter.
    of: &'r str,
    path: &'r str,
    kind: &'r FieldType,
    read: &'r Need,
    write: &'r Need,
    source: &'r Source,
}

impl<'r> Row<'r> {
    fn of_field(message: &'r str, field: &'r Field) -> Self {
        Self {
            of: message,
            path: &field.path,
            kind: &field.kind,
            read: &field.read,
            write: &field.write,
            source: &field.source,
        }
    }

    fn of_parameter(call: &'r str, parameter: &'r Parameter) -> Self {
        Self {
            of: call,
            path: &parameter.name,
            kind: &parameter.kind,
            read: &parameter.need,
            write: &parameter.need,
            source: &parameter.source,
        }
    }

    fn line(&self) -> String {
        let written = cell(&self.kind.written);
        let written = if written.is_empty() { "?" } else { &written };
        format!(
            "{}\t{}\t{written}\t{}\t{}\t{}\t{}\n",
            cell(self.of),
            cell(self.path),
            need(self.read),
            need(self.write),
            self.source.file.replace(['\t', '\n', '\r'], " "),
            self.source.line,
        )
    }
}

fn need(need: &Need) -> &'static str {
    match need {
        Need::Yes => "yes",
        Need::No => "no",
        Need::Conditional(_) => "conditional",
        Need::Unsaid => "?",
    }
}

/// Text that separates no cells and ends no line.
fn cell(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}
