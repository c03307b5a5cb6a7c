//! A reading as text: one thing a line, each with its place.

use std::fmt::Write;

use countersign_contract::Source;
use countersign_document::{Body, Field, Message, Need, Operation, Reading};

/// What was read, as text.
pub(crate) fn reading(reading: &Reading) -> String {
    let mut out = format!("title: {}\n", reading.title.as_deref().unwrap_or("-"));
    for operation in &reading.operations {
        put_operation(&mut out, operation);
    }
    for message in &reading.messages {
        put_message(&mut out, message);
    }
    for list in &reading.value_lists {
        let values: Vec<String> = list
            .values
            .iter()
            .map(|(value, at)| format!("{value}@{}", place(at)))
            .collect();
        line(
            &mut out,
            &format!(
                "values {} @{}: {}",
                list.name,
                place(&list.source),
                values.join(" ")
            ),
        );
    }
    for example in &reading.examples {
        let text = example.text.trim().replace('\n', "⏎");
        line(
            &mut out,
            &format!(
                "example {:?} {:?} @{}: {text}",
                example.language,
                example.of,
                place(&example.source)
            ),
        );
    }
    for unplaced in &reading.unplaced {
        line(
            &mut out,
            &format!(
                "unplaced @{} {:?}: {}",
                place(&unplaced.source),
                unplaced.words,
                unplaced.because
            ),
        );
    }
    out
}

fn put_operation(out: &mut String, operation: &Operation) {
    let base = operation.base.as_deref().unwrap_or("-");
    let Operation {
        id, title, path, ..
    } = operation;
    let (method, at) = (operation.method.as_str(), place(&operation.source));
    line(
        out,
        &format!("\noperation {id} {title:?} {method} {base} {path} @{at}"),
    );
    for (name, value, at) in &operation.headers {
        line(out, &format!("  header {name}: {value} @{}", place(at)));
    }
    for parameter in &operation.parameters {
        let (need, values) = (need(&parameter.need), parameter.values.join("|"));
        line(
            out,
            &format!(
                "  parameter {:?} {} {need} {values} @{}",
                parameter.place,
                parameter.name,
                place(&parameter.source)
            ),
        );
    }
    if let Some(request) = &operation.request {
        line(out, &format!("  request {}", body(request)));
    }
    for response in &operation.responses {
        let carried = response.body.as_ref().map_or_else(|| "-".to_owned(), body);
        let status = response
            .status
            .map_or_else(|| "?".to_owned(), |status| status.to_string());
        line(
            out,
            &format!(
                "  response {status} {carried} {:?} @{}",
                response.words,
                place(&response.source)
            ),
        );
    }
}

fn put_message(out: &mut String, message: &Message) {
    let Message { name, heading, .. } = message;
    let root = message.root.as_deref().unwrap_or("-");
    let form = if message.xml { "xml" } else { "json" };
    line(
        out,
        &format!(
            "\nmessage {name} {heading:?} {form} {root} @{}",
            place(&message.source)
        ),
    );
    for field in &message.fields {
        put_field(out, field);
    }
}

fn put_field(out: &mut String, field: &Field) {
    let mut words = vec![field.path.clone(), field.kind.written.clone()];
    words.push(format!("{:?}", field.kind.kind));
    words.extend(field.kind.element.map(|kind| format!("of {kind:?}")));
    words.push(format!("{}/{}", need(&field.read), need(&field.write)));
    words.extend(
        field
            .kind
            .facets
            .iter()
            .map(|(name, value)| format!("{name}={value}")),
    );
    if !field.values.is_empty() {
        words.push(format!("values={}", field.values.join("|")));
    }
    words.extend(field.value_list.iter().map(|name| format!("list={name}")));
    words.extend(field.default.iter().map(|value| format!("default={value}")));
    words.extend(field.part.iter().map(|name| format!("part={name}")));
    words.push(format!("@{}", place(&field.source)));
    line(out, &format!("  {}", words.join(" ")));
}

fn need(need: &Need) -> String {
    match need {
        Need::Yes => "yes".to_owned(),
        Need::No => "no".to_owned(),
        Need::Conditional(words) => format!("({words})"),
        Need::Unsaid => "?".to_owned(),
    }
}

fn body(body: &Body) -> String {
    let list = if body.list { "[]" } else { "" };
    let wrapper = body
        .wrapper
        .as_deref()
        .map_or_else(String::new, |name| format!(" in {name}"));
    format!("{}{list}{wrapper}", body.message)
}

fn place(source: &Source) -> String {
    format!("{}:{}", source.line, source.column)
}

fn line(out: &mut String, words: &str) {
    writeln!(out, "{}", words.trim_end()).expect("text can be written to");
}
