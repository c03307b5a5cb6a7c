//! What is wrong with the XML of examples.

use super::Code;
use crate::diagnostic::Severity::{Error, Warning};

/// An element without its end tag.
pub(crate) const UNCLOSED: Code = Code {
    id: "DOC-201",
    title: "an element is not closed",
    severity: Error,
    what: "An element has no end tag, or a second start tag where the end tag is due.",
    why: "No XML reader takes the example, and what the element holds can't be told.",
    mend: "write the end tag, or the slash that is missing.",
};

/// An end tag that closes nothing.
pub(crate) const END_TAG: Code = Code {
    id: "DOC-202",
    title: "an end tag of another name",
    severity: Error,
    what: "An end tag has a name that no open element has, or stands outside all elements.",
    why: "No XML reader takes the example.",
    mend: "give it the name of the element that it ends, or leave it out.",
};

/// A tag without its `>`.
pub(crate) const TAG_CUT: Code = Code {
    id: "DOC-203",
    title: "a tag is cut off",
    severity: Error,
    what: "A tag, a comment or a section ends without `>`.",
    why: "What follows reads as part of it.",
    mend: "write what is missing of it.",
};

/// Content behind the root.
pub(crate) const SECOND_ROOT: Code = Code {
    id: "DOC-204",
    title: "a second root",
    severity: Error,
    what: "Another element follows the root of an example that is a whole document: one with an XML declaration, or with a \
           namespace at its root. A fragment may have several.",
    why: "A document has one root.",
    mend: "put them in one element, or give each a block of its own.",
};

/// A prefix that nothing declares.
pub(crate) const PREFIX: Code = Code {
    id: "DOC-205",
    title: "a prefix that is not declared",
    severity: Error,
    what: "A name has a prefix that the example does not declare, although it declares others or begins with an XML declaration. \
           A fragment need not declare any.",
    why: "No XML reader that knows namespaces takes the example, and which namespace is meant has to be guessed.",
    mend: "declare the prefix at the root.",
};

/// The same attribute twice.
pub(crate) const ATTRIBUTE_TWICE: Code = Code {
    id: "DOC-206",
    title: "an attribute stands twice",
    severity: Error,
    what: "A tag has two attributes of one name.",
    why: "No XML reader takes the example, and which of them counts can't be told.",
    mend: "leave one out.",
};

/// An attribute whose value is not quoted.
pub(crate) const ATTRIBUTE: Code = Code {
    id: "DOC-207",
    title: "an attribute that can't be read",
    severity: Error,
    what: "An attribute has no value, or one that is not between two quotes.",
    why: "HTML takes it; XML does not.",
    mend: "write `name=\"value\"`.",
};

/// A character that has to be escaped.
pub(crate) const ESCAPE: Code = Code {
    id: "DOC-208",
    title: "a character that must be escaped",
    severity: Warning,
    what: "A bare `&` or `<` stands in text or in an attribute.",
    why: "No XML reader takes the example.",
    mend: "write `&amp;` or `&lt;`.",
};

/// All of them, in their order.
pub(super) const CODES: &[Code] = &[
    UNCLOSED,
    END_TAG,
    TAG_CUT,
    SECOND_ROOT,
    PREFIX,
    ATTRIBUTE_TWICE,
    ATTRIBUTE,
    ESCAPE,
];
