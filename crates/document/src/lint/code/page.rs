//! What is wrong with pages, and with the calls that they describe.

use super::Code;
use crate::diagnostic::Severity::{Note, Warning};

/// The page stands twice in its file.
pub(crate) const TWICE: Code = Code {
    id: "DOC-501",
    title: "the page says everything twice",
    severity: Warning,
    what: "A part of the page with its headings stands in the file twice, word for word. Told once, with both places.",
    why: "A change to one of both contradicts the other.",
    mend: "leave one out.",
};

/// A link within the page that leads nowhere.
pub(crate) const LINK: Code = Code {
    id: "DOC-502",
    title: "a link that leads nowhere",
    severity: Warning,
    what: "A link names a heading that the page does not have, at least not in this spelling. Told once a heading.",
    why: "What is said there is not found.",
    mend: "link to the heading as it is spelled.",
};

/// A heading without words.
pub(crate) const HEADING: Code = Code {
    id: "DOC-503",
    title: "a heading without words",
    severity: Note,
    what: "A heading has no words.",
    why: "It parts what belongs together, and takes a place in the table of contents.",
    mend: "take it away.",
};

/// Something that was to be done.
pub(crate) const UNFINISHED: Code = Code {
    id: "DOC-504",
    title: "something is still to be written",
    severity: Note,
    what: "A line begins with TODO, TBD or FIXME.",
    why: "What would stand there is not documented.",
    mend: "write it, or take the line away.",
};

/// A call without an answer.
pub(crate) const NO_RESPONSE: Code = Code {
    id: "DOC-505",
    title: "a call without a documented answer",
    severity: Warning,
    what: "Neither a status nor a body is documented for what a call answers.",
    why: "Success can't be told from failure.",
    mend: "say at least which status means success.",
};

/// A status with another's words.
pub(crate) const STATUS_WORDS: Code = Code {
    id: "DOC-506",
    title: "a status with the name of another",
    severity: Warning,
    what: "A status code stands beside the name that HTTP gives to another (`200 (Accepted)`: Accepted is 202).",
    why: "Which of the two is answered has to be guessed.",
    mend: "write the code and the name that belong together.",
};

/// A status said twice, differently.
pub(crate) const STATUS_TWICE: Code = Code {
    id: "DOC-507",
    title: "a status described twice",
    severity: Warning,
    what: "One call has two answers of one status, with different words.",
    why: "Which of the two holds can't be told.",
    mend: "say both in one place.",
};

/// What is said to be secure, and is not shown so.
pub(crate) const PLAIN_HTTP: Code = Code {
    id: "DOC-508",
    title: "http where https is demanded",
    severity: Warning,
    what: "The page says to use https, and a call's address begins with http. Told once a page.",
    why: "Who copies the address sends credentials in the clear.",
    mend: "write https.",
};

/// More is wrong than is told.
pub(crate) const LEFT_OUT: Code = Code {
    id: "DOC-509",
    title: "more is wrong than is told",
    severity: Note,
    what: "Of one example 200 faults are told, of one rule 500 findings, of one page 2000; this says how many there are besides.",
    why: "What is not told is not mended, and a page without these findings is not yet a page without any.",
    mend: "mend what is told, and look again.",
};

/// What could not be placed.
pub(crate) const UNPLACED: Code = Code {
    id: "DOC-510",
    title: "something that is not read",
    severity: Note,
    what: "A line looks as if it declared something, and where that belongs can't be told; the message says why. Words between the \
           rows of a list are none of that.",
    why: "A contract made of the page lacks it, and nothing of it is compared.",
    mend: "say it below the call or the list that it belongs to.",
};

/// Nothing was read.
pub(crate) const UNREAD: Code = Code {
    id: "DOC-511",
    title: "a page of which nothing could be compared",
    severity: Warning,
    what: "No list of fields, parameters, values or states was read of the page, and no call or example either, or it names types of \
           fields all the same.",
    why: "That nothing is wrong with it says nothing then: only its examples, links and headings were looked at.",
    mend: "look at `countersign contract fields`; list fields in a table, with a head that names its columns, or below a heading \
           that says so.",
};

/// All of them, in their order.
pub(super) const CODES: &[Code] = &[
    TWICE,
    LINK,
    HEADING,
    UNFINISHED,
    NO_RESPONSE,
    STATUS_WORDS,
    STATUS_TWICE,
    PLAIN_HTTP,
    LEFT_OUT,
    UNPLACED,
    UNREAD,
];
