//! What is wrong with the JSON of examples.

use super::Code;
use crate::diagnostic::Severity::{Error, Note};

/// A comma between two members or elements is missing.
pub(crate) const COMMA_MISSING: Code = Code {
    id: "DOC-101",
    title: "a comma is missing",
    severity: Error,
    what: "Two members of an object, or two elements of a list, stand beside each other without a comma.",
    why: "No JSON reader takes the example, and who copies it sends a body that is refused.",
    mend: "write a comma behind the value that is named.",
};

/// A comma stands where nothing follows.
pub(crate) const COMMA_SPARE: Code = Code {
    id: "DOC-102",
    title: "a comma is too many",
    severity: Error,
    what: "A comma stands before the end of an object or a list, or two stand beside each other.",
    why: "JavaScript takes it and JSON does not, so that the example works in one tool and not in the next.",
    mend: "leave the comma out.",
};

/// A colon between name and value is missing.
pub(crate) const COLON_MISSING: Code = Code {
    id: "DOC-103",
    title: "a colon is missing",
    severity: Error,
    what: "A name is followed by its value without a colon.",
    why: "No JSON reader takes the example.",
    mend: "write a colon behind the name.",
};

/// A quote is missing, doubled, or of another kind.
pub(crate) const QUOTE: Code = Code {
    id: "DOC-104",
    title: "quotes are not in pairs",
    severity: Error,
    what: "A text lacks the quote before or behind it, or has one too many.",
    why: "What follows reads as part of the text, and the next text as none.",
    mend: "write one quote before and one behind the text.",
};

/// A bracket is missing or superfluous.
pub(crate) const BRACKET: Code = Code {
    id: "DOC-105",
    title: "brackets are not in pairs",
    severity: Error,
    what: "An object or a list is not closed, is closed by the other's bracket, or more is closed than was opened.",
    why: "It can't be told what belongs to what.",
    mend: "write the bracket that is named, or leave it out.",
};

/// A name stands without a value.
pub(crate) const VALUE_MISSING: Code = Code {
    id: "DOC-106",
    title: "a value is missing",
    severity: Error,
    what: "A name has no value, or a list has nothing where an element is due.",
    why: "What the field holds can't be told.",
    mend: "write a value, or `...` where anything may stand.",
};

/// A word that JSON does not know.
pub(crate) const BARE_WORD: Code = Code {
    id: "DOC-107",
    title: "a value that JSON does not know",
    severity: Error,
    what: "A value is neither text in quotes, nor a number as JSON writes it, nor true, false or null. Told once an example.",
    why: "Whether text, a number or a word of a programming language is meant has to be guessed.",
    mend: "put it in quotes, or write the number as JSON does.",
};

/// Names without quotes, or quotes of another kind.
pub(crate) const JAVASCRIPT: Code = Code {
    id: "DOC-108",
    title: "JavaScript in place of JSON",
    severity: Error,
    what: "Names stand without quotes, or texts in single or curly quotes. Told once an example.",
    why: "JavaScript takes some of it; JSON takes none.",
    mend: "put names and texts in double quotes.",
};

/// A comment in JSON.
pub(crate) const COMMENT: Code = Code {
    id: "DOC-109",
    title: "a comment in JSON",
    severity: Note,
    what: "A comment stands in an example that is labelled as JSON. Told once an example; a comment that holds `...` is none.",
    why: "JSON has no comments; the example can't be sent as it is.",
    mend: "say it beside the example.",
};

/// Another value behind the first.
pub(crate) const SECOND_VALUE: Code = Code {
    id: "DOC-110",
    title: "more than one value",
    severity: Error,
    what: "Another value follows the one that the example begins with.",
    why: "A body is one value: either they are elements of a list, or two examples.",
    mend: "put them in a list, or give each a block of its own.",
};

/// A character that JSON does not allow in a text.
pub(crate) const ESCAPE: Code = Code {
    id: "DOC-111",
    title: "a text that JSON can't hold",
    severity: Error,
    what: "A text holds an escape that JSON does not know, or a control character.",
    why: "Readers refuse it, or each reads something else.",
    mend: "escape it: `\\\\` for a backslash, `\\t` for a tab.",
};

/// A name that stands twice in one object.
pub(crate) const REPEATED: Code = Code {
    id: "DOC-112",
    title: "a name stands twice in one object",
    severity: Error,
    what: "An object of an example has two members of one name.",
    why: "Which of them counts depends on who reads it.",
    mend: "leave one out, or give it its own name.",
};

/// Deeper than any body is.
pub(crate) const DEPTH: Code = Code {
    id: "DOC-113",
    title: "too deep to be read",
    severity: Error,
    what: "An example is nested deeper than 128 levels.",
    why: "Readers refuse it.",
    mend: "show what is meant with fewer levels.",
};

/// All of them, in their order.
pub(super) const CODES: &[Code] = &[
    COMMA_MISSING,
    COMMA_SPARE,
    COLON_MISSING,
    QUOTE,
    BRACKET,
    VALUE_MISSING,
    BARE_WORD,
    JAVASCRIPT,
    COMMENT,
    SECOND_VALUE,
    ESCAPE,
    REPEATED,
    DEPTH,
];
