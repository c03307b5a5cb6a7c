//! A [`Label`]: a heading, or a status in bold, and what it announces.

use crate::Requirement;

/// A heading or a status label.
#[derive(Clone)]
pub(super) struct Label {
    /// Its text without markup.
    pub(super) text: String,
    /// That of a field list.
    pub(super) fields: Option<Fields>,
    /// The status that it names.
    pub(super) status: Option<u16>,
    /// Whether a block under it is a request.
    pub(super) request: bool,
    /// Whether a block under it is an answer.
    pub(super) answer: bool,
}

/// What the heading of a field list says.
#[derive(Clone)]
pub(super) struct Fields {
    pub(super) requirement: Requirement,
    pub(super) scope: Option<String>,
}

/// Reads `#### **Line Item Optional Fields**`.
pub(super) fn heading(line: &str) -> Option<Label> {
    let text = line.trim_start_matches('#');
    if text.len() == line.len() || !text.starts_with([' ', '\t']) {
        return None;
    }
    let text = plain(text);
    let words: Vec<&str> = text.split_whitespace().collect();
    let has = |word: &str| words.iter().any(|w| w.eq_ignore_ascii_case(word));
    let requirement = if has("required") {
        Some(Requirement::Required)
    } else if has("optional") {
        Some(Requirement::Optional)
    } else {
        None
    };
    // `Line Item Optional Fields` says whose fields; `LineItem Format -
    // Optional` names a whole body.
    let scope = words
        .iter()
        .position(|word| {
            word.eq_ignore_ascii_case("optional") || word.eq_ignore_ascii_case("required")
        })
        .filter(|at| {
            *at > 0
                && words
                    .last()
                    .is_some_and(|w| w.eq_ignore_ascii_case("fields"))
        })
        .map(|at| words[..at].join(" "));
    let request = has("request");
    let answer = has("response");
    let status = text
        .rsplit_once('(')
        .and_then(|(_, tail)| status_number(tail));
    Some(Label {
        fields: requirement.map(|requirement| Fields { requirement, scope }),
        status: status.filter(|_| answer),
        request,
        answer,
        text,
    })
}

/// Reads `**409 (Conflict)**: …`.
pub(super) fn status(line: &str) -> Option<Label> {
    let (bold, _) = line.strip_prefix("**")?.split_once("**")?;
    let status = status_number(bold)?;
    Some(Label {
        text: plain(bold),
        fields: None,
        status: Some(status),
        request: false,
        answer: true,
    })
}

/// The HTTP status that a text begins with.
fn status_number(text: &str) -> Option<u16> {
    let digits = text.get(..3)?;
    let bounded = !text[3..].starts_with(|c: char| c.is_ascii_digit());
    let number: u16 = digits.parse().ok()?;
    (bounded && (100..600).contains(&number)).then_some(number)
}

/// A text without emphasis and closing colon.
fn plain(text: &str) -> String {
    let text = text.replace("**", "");
    let text = text.trim().trim_end_matches(':').trim();
    // An emphasised part keeps its colon inside a longer heading.
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
