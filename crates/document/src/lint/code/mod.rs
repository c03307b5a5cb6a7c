//! The [`Code`]s: each kind of finding, what it means, why it matters and how
//! it is mended. docs/pages.md is made of them.

pub(crate) mod example;
pub(crate) mod field;
pub(crate) mod json;
pub(crate) mod openapi;
pub(crate) mod page;
pub(crate) mod xml;

use crate::diagnostic::Severity;

/// A kind of finding. Its id never changes its meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Code {
    /// What it is called (`DOC-101`).
    pub id: &'static str,
    /// What is wrong, in a few words.
    pub title: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What is found, and what is not.
    pub what: &'static str,
    /// Why it matters to who reads the page.
    pub why: &'static str,
    /// What to do about it.
    pub mend: &'static str,
}

/// The families of codes: title, and the codes in their order.
pub const FAMILIES: &[(&str, &[Code])] = &[
    ("JSON of examples", json::CODES),
    ("XML of examples", xml::CODES),
    ("Examples against what the page declares", example::CODES),
    ("Field lists, values and states", field::CODES),
    ("Pages and calls", page::CODES),
    ("OpenAPI descriptions", openapi::CODES),
];

/// All codes in their order.
pub fn codes() -> impl Iterator<Item = &'static Code> {
    FAMILIES.iter().flat_map(|(_, codes)| codes.iter())
}

/// The chapter of the documentation that explains them, in Markdown.
pub fn chapter() -> String {
    let mut text = String::from(CHAPTER);
    for (title, codes) in FAMILIES {
        text.push_str(&format!("\n## {title}\n"));
        for code in *codes {
            let severity = code.severity.name();
            text.push_str(&format!(
                "\n### {} ({severity}): {}\n\n{} {}\n\nTo mend it: {}\n",
                code.id, code.title, code.what, code.why, code.mend
            ));
        }
    }
    text
}

const CHAPTER: &str = "\
# What is wrong with a page

`countersign contract lint FILE…` holds a published page against itself. Each finding has a code that never changes its meaning, the
place, and what to do: a sentence, or a ruling in TOML that can be pasted into `rulings.toml` of the contract that
`countersign contract import` makes of the same files (under the same `--system`, where that is given). A ruling without a part only
says how the page is read: the contract is so already. What is suggested once is not suggested again for another line.

An *error* misleads who reads the page: it contradicts itself, or can't be read. A *warning* lets them guess. A *note* is worth knowing.
A page that occurs twice in one file is told once, and what is wrong with it is told for the first of both.

This chapter is made from `crates/document/src/lint/code/`; `UPDATE_EXPECTED=1 cargo test -p countersign-document` writes it.
";
