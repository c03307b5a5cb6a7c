//! A reading as text, a line for each thing that it declares.

use std::fmt::Write as _;

use countersign_document::{Body, Carried, Field, Need, Operation, Place, Reading, Response};

/// Everything that a reading declares.
pub(crate) fn told(reading: &Reading) -> String {
    let mut text = String::new();
    let mut line = |words: String| {
        text.push_str(words.trim_end());
        text.push('\n');
    };
    line(format!(
        "title: {}",
        reading.title.as_deref().unwrap_or("-")
    ));
    for one in &reading.operations {
        operation(one, &mut line);
    }
    for message in &reading.messages {
        let root = message
            .root
            .as_ref()
            .map(|root| format!(" <{root}>"))
            .unwrap_or_default();
        line(format!(
            "message {}{root} ({})",
            message.name, message.source.line
        ));
        for one in &message.fields {
            line(format!("  {}", field(one)));
        }
    }
    for list in &reading.value_lists {
        let values: Vec<_> = list
            .values
            .iter()
            .map(|(value, _)| value.as_str())
            .collect();
        line(format!(
            "values {}: {} ({})",
            list.name,
            values.join(" | "),
            list.source.line
        ));
    }
    for machine in &reading.machines {
        let states: Vec<_> = machine
            .states
            .iter()
            .map(|(state, _)| state.as_str())
            .collect();
        line(format!("machine {}: {}", machine.name, states.join(" | ")));
        for step in &machine.steps {
            let reasons = step.reasons.join(" | ");
            line(format!(
                "  {} -> {} [{reasons}] ({})",
                step.from, step.to, step.source.line
            ));
        }
    }
    for example in &reading.examples {
        let of: Vec<_> = example.of.iter().map(carried).collect();
        line(format!(
            "example {:?} of {} ({})",
            example.language,
            of.join(", "),
            example.source.line
        ));
    }
    for unplaced in &reading.unplaced {
        line(format!(
            "unplaced: {} — {} ({})",
            unplaced.words, unplaced.because, unplaced.source.line
        ));
    }
    text
}

fn operation(operation: &Operation, line: &mut impl FnMut(String)) {
    let base = operation.base.as_deref().unwrap_or("-");
    line(format!(
        "operation {}: {} {} at {base} ({}) \"{}\"",
        operation.id,
        operation.method.as_str(),
        operation.path,
        operation.source.line,
        operation.title,
    ));
    for (name, value, source) in &operation.headers {
        line(format!("  header {name}: {value} ({})", source.line));
    }
    for parameter in &operation.parameters {
        let place = if parameter.place == Place::Path {
            "path"
        } else {
            "query"
        };
        let values = parameter.values.join(" | ");
        let fields = parameter.fields.join(" | ");
        line(format!(
            "  {place} {} {} [{values}] [{fields}] ({})",
            parameter.name,
            need(&parameter.need),
            parameter.source.line
        ));
    }
    if let Some(request) = &operation.request {
        line(format!("  takes {}", body(request)));
    }
    for response in &operation.responses {
        line(format!("  {}", answer(response)));
    }
}

fn answer(response: &Response) -> String {
    let status = response
        .status
        .map_or("?".to_owned(), |status| status.to_string());
    let carried = response.body.as_ref().map(body).unwrap_or_default();
    let words: String = response.words.chars().take(24).collect();
    format!(
        "answers {status} \"{words}\" {carried} ({})",
        response.source.line
    )
}

fn body(body: &Body) -> String {
    let list = if body.list { "list of " } else { "" };
    let wrapper = body
        .wrapper
        .as_ref()
        .map(|wrapper| format!(" in <{wrapper}>"))
        .unwrap_or_default();
    format!("{list}{}{wrapper}", body.message)
}

/// A field in one line: path, type, requirement, place, and what else is
/// known of it.
fn field(field: &Field) -> String {
    let mut text = String::new();
    let kind = field
        .kind
        .kind
        .map_or("-".to_owned(), |kind| format!("{kind:?}"));
    let element = field
        .kind
        .element
        .map(|kind| format!("<{kind:?}>"))
        .unwrap_or_default();
    let _ = write!(
        text,
        "{} ({}: {kind}{element}) {} {} ({}:{})",
        field.path,
        field.kind.written,
        need(&field.read),
        need(&field.write),
        field.source.line,
        field.source.column,
    );
    for (name, value) in &field.kind.facets {
        let _ = write!(text, " {name}={value}");
    }
    if !field.values.is_empty() {
        let _ = write!(text, " one of {}", field.values.join(" | "));
    }
    if let Some(list) = &field.value_list {
        let _ = write!(text, " in {list}");
    }
    if let Some(default) = &field.default {
        let _ = write!(text, " default {default}");
    }
    if let Some(part) = &field.part {
        let _ = write!(text, " is {part}");
    }
    text
}

/// A requirement, as `countersign contract fields` prints it.
pub(crate) fn need(need: &Need) -> String {
    match need {
        Need::Yes => "yes".to_owned(),
        Need::No => "no".to_owned(),
        Need::Conditional(case) => format!("conditional ({case})"),
        Need::Unsaid => "?".to_owned(),
    }
}

fn carried(carried: &Carried) -> String {
    match carried {
        Carried::Request(operation) => format!("request {operation}"),
        Carried::Response(operation, status) => {
            format!(
                "answer {} of {operation}",
                status.map_or("?".to_owned(), |status| status.to_string())
            )
        }
        Carried::Message { name, read, write } => {
            format!(
                "{name}{}{}",
                if *read { " read" } else { "" },
                if *write { " written" } else { "" }
            )
        }
    }
}
