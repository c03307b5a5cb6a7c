//! Words about a field that say the opposite of its mark.

use crate::diagnostic::Diagnostic;
use crate::lint::code::field::REQUIREMENT;
use crate::lint::found::Found;
use crate::lint::ruling::{Ruling, contract_path};
use crate::lint::subject::Subject;
use crate::reading::{Field, Message, Need};

/// Words that let a field be left out.
const LEAVE_OUT: &[&str] = &[
    "when left blank",
    "if left blank",
    "when left empty",
    "if left empty",
    "if omitted",
    "when omitted",
    "can be omitted",
    "may be omitted",
    "can be left blank",
    "may be left blank",
    "can be left out",
    "may be left out",
    "if not provided",
    "if not specified",
    "if not supplied",
    "if not given",
    "when not provided",
    "when not specified",
    "will be set automatically",
    "is set automatically",
    "this field is optional",
    "(optional)",
];

/// Words that demand a field.
const DEMAND: &[&str] = &[
    "(required)",
    "(mandatory)",
    "this field is required",
    "this field is mandatory",
    "must be provided",
    "must be specified",
    "must be supplied",
    "must be present",
    "is mandatory",
];

/// Words that say when something holds.
const CONDITIONS: &[&str] = &[
    "if ", "when", "unless", "only", "in case", "where", "either", " for ", "except",
];

pub(super) fn find(subject: &Subject) -> Found {
    let mut found = Found::default();
    for message in &subject.reading.messages {
        for field in &message.fields {
            if let Some((said, mark)) = contradiction(field) {
                found.tell(|| one(subject, message, field, said, mark));
            }
        }
    }
    found
}

/// The lines of fields whose words contradict their marks.
pub(super) fn contested(subject: &Subject) -> impl Iterator<Item = u32> {
    let fields = subject
        .reading
        .messages
        .iter()
        .flat_map(|message| &message.fields);
    fields
        .filter(|field| contradiction(field).is_some())
        .map(|field| field.source.line)
}

/// The words that contradict a field's mark, and the mark.
fn contradiction(field: &Field) -> Option<(&'static str, &'static str)> {
    let words = field.words.to_lowercase();
    let said = |all: &[&'static str]| all.iter().copied().find(|said| words.contains(said));
    if field.write == Need::Yes
        && let Some(said) = said(LEAVE_OUT)
    {
        return Some((said, "required"));
    }
    let never = field.write == Need::No && field.read == Need::No;
    let demanded = never.then(|| said(DEMAND)).flatten()?;
    let sentence = words
        .split(['.', ';'])
        .find(|sentence| sentence.contains(demanded))?;
    let is_conditional = CONDITIONS
        .iter()
        .any(|condition| sentence.contains(condition));
    (!is_conditional).then_some((demanded, "optional"))
}

fn one(subject: &Subject, message: &Message, field: &Field, said: &str, mark: &str) -> Diagnostic {
    let path = contract_path(&field.path, message.xml);
    let text = format!("`{path}` is marked as {mark}, and its words say `{said}`");
    let other = if mark == "required" {
        "optional"
    } else {
        "required"
    };
    let ruling = Ruling::new(
        &format!("{path} mark"),
        &format!("{path} is marked as {mark}; its words say \"{said}\"."),
        &format!("It is {other}."),
        "The words say more than the mark.",
    );
    let ruling = ruling
        .part("amend")
        .list("messages", &[&message.name])
        .list("fields", &[&path])
        .text("requirement", other);
    subject.find_at(
        &REQUIREMENT,
        field.source.line,
        said_in_line(subject, field, said),
        text,
        ruling,
    )
}

/// The words as the page spells them, where they stand in the field's line.
fn said_in_line<'s>(subject: &'s Subject, field: &Field, said: &str) -> &'s str {
    let line = subject.document.text.line(field.source.line);
    let found = line.to_ascii_lowercase().find(said);
    found
        .and_then(|at| line.get(at..at + said.len()))
        .unwrap_or_default()
}
