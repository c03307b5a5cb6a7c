//! Where examples and declarations differ.

use super::Code;
use crate::diagnostic::Severity::{Error, Note, Warning};

/// A heading promises an example and none is there.
pub(crate) const EMPTY: Code = Code {
    id: "DOC-301",
    title: "an example is missing",
    severity: Warning,
    what: "A heading announces an example of a body, and the next heading follows at once; or a block of code is labelled as JSON or \
           XML and holds nothing.",
    why: "What is announced is often lost when a page is moved or copied; nobody can check against it.",
    mend: "show the body, or take the heading away.",
};

/// An example that shows nothing.
pub(crate) const PLACEHOLDER: Code = Code {
    id: "DOC-302",
    title: "an example that shows nothing",
    severity: Warning,
    what: "A block of JSON holds a comment or `...` and nothing else, or an empty object where fields are required.",
    why: "It says that there is a body, and not what is in it.",
    mend: "show the body, or say where it is shown.",
};

/// The type that the list gives is not the example's.
pub(crate) const TYPE: Code = Code {
    id: "DOC-303",
    title: "list and example differ in type",
    severity: Error,
    what: "A field has one type in the list and another in an example. Told once a field.",
    why: "Who follows the list sends what who follows the example refuses.",
    mend: "decide which of the two holds; until then a ruling may allow both.",
};

/// A date in another form than is promised.
pub(crate) const DATE: Code = Code {
    id: "DOC-304",
    title: "a date in another form",
    severity: Error,
    what: "The page promises ISO 8601 or says how a date is written (`YYYY-MM-DD`), and an example shows another form; an example \
           in XML has another form than XML has for the type; or examples show ISO 8601 and another form beside it, or \
           a day that no month has.",
    why: "Readers of dates are strict, and other forms can be read in several ways.",
    mend: "write the date as the list says; of ISO 8601, `2024-05-17T09:30:00Z`.",
};

/// A stamp without a zone among others with one.
pub(crate) const ZONE: Code = Code {
    id: "DOC-305",
    title: "a time without a zone",
    severity: Warning,
    what: "A time has no zone where other times on the page have one.",
    why: "It may be off by up to a day.",
    mend: "write the zone, or say once which is meant.",
};

/// An offset that ISO 8601 does not know.
pub(crate) const OFFSET: Code = Code {
    id: "DOC-306",
    title: "a zone of -00:00",
    severity: Note,
    what: "The page promises ISO 8601, and an example shows the offset -00:00, which that standard rules out. Told once a page.",
    why: "Strict readers refuse it; RFC 3339 takes it as a zone that is not known.",
    mend: "write `Z` or `+00:00`.",
};

/// A required field that an example lacks.
pub(crate) const REQUIRED_MISSING: Code = Code {
    id: "DOC-307",
    title: "an example lacks a required field",
    severity: Error,
    what: "A field is required, and an example has what holds it without it. An object or element in which `...` stands for more \
           lacks nothing. Told once a field, with the lines of all examples that lack it; and not of one of which the page itself \
           says both (DOC-406).",
    why: "Either the field is not required, or the example is refused.",
    mend: "add the field to the example, or make it optional.",
};

/// A field that only examples show.
pub(crate) const UNDECLARED: Code = Code {
    id: "DOC-308",
    title: "a field that only an example shows",
    severity: Warning,
    what: "An example has a field that the list of its message does not have. Told once a field.",
    why: "Its type, its meaning and whether it is needed are not said anywhere.",
    mend: "add it to the list.",
};

/// Structure that differs between list and example.
pub(crate) const STRUCTURE: Code = Code {
    id: "DOC-309",
    title: "list and example differ in structure",
    severity: Error,
    what: "An example shows a field at another place than the list: without the object or element that holds it, one level too \
           deep, beside what should hold it; or one where the page says several.",
    why: "Who follows the list sends what who follows the example refuses.",
    mend: "show it where the list has it, or say that both places are meant.",
};

/// A value that is not in the list of values.
pub(crate) const VALUE: Code = Code {
    id: "DOC-310",
    title: "a value that is not declared",
    severity: Error,
    what: "The page closes the values that a field may have, and an example shows another, or two at once. Case, blanks, hyphens \
           and underscores don't count.",
    why: "Either the list lacks a value, or the example is refused.",
    mend: "add the value to the list, or show one that is in it.",
};

/// An attribute without the namespace that it has elsewhere.
pub(crate) const NAMESPACE: Code = Code {
    id: "DOC-311",
    title: "an attribute without its namespace",
    severity: Error,
    what: "An attribute stands without a prefix, and on the rest of the page it has one.",
    why: "They are two different attributes; a reader that looks for the one does not see the other.",
    mend: "write the prefix.",
};

/// A value that its field's format or bounds rule out.
pub(crate) const FORMAT: Code = Code {
    id: "DOC-312",
    title: "a value that breaks its format or bounds",
    severity: Error,
    what: "The type or the words of a field name a format (UUID, URI, e-mail), a greatest length, or bounds of a number, and an \
           example shows another value. Told once a field.",
    why: "Who sends what the example shows is refused by who holds to the list.",
    mend: "show a value that the list allows, or mend the bound.",
};

/// All of them, in their order.
pub(super) const CODES: &[Code] = &[
    EMPTY,
    PLACEHOLDER,
    TYPE,
    DATE,
    ZONE,
    OFFSET,
    REQUIRED_MISSING,
    UNDECLARED,
    STRUCTURE,
    VALUE,
    NAMESPACE,
    FORMAT,
];
