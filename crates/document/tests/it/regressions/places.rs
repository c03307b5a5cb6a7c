//! Places that are within their page.

use countersign_contract::Source;
use countersign_document::{Document, Line, Matter, Origin, Reading, Text};

/// Panics where a block or a line of it stands outside of the page.
pub(crate) fn of_document(document: &Document) {
    let text = &document.text;
    for block in &document.blocks {
        stands(text, block.range.start);
        stands(text, block.range.end);
        assert!(block.range.start <= block.range.end, "{block:?}");
        match &block.matter {
            Matter::Heading { line, .. } => of_line(text, line),
            Matter::Paragraph(lines) | Matter::Item { lines, .. } => {
                lines.iter().for_each(|line| of_line(text, line));
            }
            Matter::Table(rows) => {
                for cell in rows.iter().flat_map(|row| &row.cells) {
                    stands(text, cell.start);
                    cell.lines.iter().for_each(|line| of_line(text, line));
                }
            }
            Matter::Code {
                text: code,
                start,
                origin,
                ..
            } => {
                stands(text, *start);
                of_words(text, code, origin);
            }
        }
    }
}

fn of_line(text: &Text, line: &Line) {
    stands(text, line.start);
    of_words(text, &line.words, &line.origin);
    let links = line.links.iter().map(|(range, _)| range);
    for range in line.code.iter().chain(&line.strong).chain(links) {
        assert!(line.words.get(range.clone()).is_some(), "{line:?}");
    }
}

fn of_words(text: &Text, words: &str, origin: &Origin) {
    for (offset, _) in words.char_indices() {
        assert!(origin.at(offset) <= text.body.len(), "{words:?}");
    }
}

fn stands(text: &Text, at: usize) {
    assert!(text.body.is_char_boundary(at), "{at} of {:?}", text.body);
}

/// Panics where something declared has a place outside of the page.
pub(crate) fn of_reading(reading: &Reading, text: &Text) {
    for operation in &reading.operations {
        holds(text, &operation.source);
        let headers = operation.headers.iter().map(|(_, _, source)| source);
        let parameters = operation.parameters.iter().map(|it| &it.source);
        let responses = operation.responses.iter().map(|it| &it.source);
        let sources = headers.chain(parameters).chain(responses);
        sources.for_each(|source| holds(text, source));
    }
    for message in &reading.messages {
        holds(text, &message.source);
        let fields = message.fields.iter();
        fields.for_each(|field| holds(text, &field.source));
    }
    for list in &reading.value_lists {
        holds(text, &list.source);
        let values = list.values.iter();
        values.for_each(|(_, source)| holds(text, source));
    }
    for machine in &reading.machines {
        holds(text, &machine.source);
        let states = machine.states.iter().map(|(_, source)| source);
        let steps = machine.steps.iter().map(|step| &step.source);
        states.chain(steps).for_each(|source| holds(text, source));
    }
    for example in &reading.examples {
        holds(text, &example.source);
        of_words(text, &example.text, &example.origin);
    }
    let unplaced = reading.unplaced.iter();
    unplaced.for_each(|one| holds(text, &one.source));
}

/// Panics where a place is not within the page.
pub(crate) fn holds(text: &Text, source: &Source) {
    assert_eq!(source.file, text.name);
    let start = text.start_of(source.line);
    assert_eq!(text.at(start).line, source.line, "{source} is no line");
    let columns = text.line(source.line).chars().count();
    // One behind the end of the line, and one more where a CR is taken off it.
    assert!(
        source.column >= 1 && source.column as usize <= columns + 2,
        "{source}"
    );
}
