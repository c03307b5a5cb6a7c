//! What is wrong with OpenAPI descriptions, beside what pages may have, too.

use super::Code;
use crate::diagnostic::Severity::{Error, Warning};

/// A description that can't be read.
pub(crate) const SYNTAX: Code = Code {
    id: "DOC-601",
    title: "a description that can't be read",
    severity: Error,
    what: "The file is neither JSON nor YAML from some place on. What stands before it is read.",
    why: "No tool takes the description.",
    mend: "write what is missing there.",
};

/// A member that stands twice.
pub(crate) const MEMBER_TWICE: Code = Code {
    id: "DOC-602",
    title: "a member stands twice",
    severity: Error,
    what: "An object of the description has two members of one name: two paths, two fields, two answers.",
    why: "Readers keep one of them, most the last, and do not say so.",
    mend: "leave one out, or give it the name that was meant.",
};

/// A description of a version that is not read.
pub(crate) const VERSION: Code = Code {
    id: "DOC-603",
    title: "a version that is not read",
    severity: Warning,
    what: "The description is of Swagger 2.0, which has bodies and answers in other places.",
    why: "Nothing of it is read, so that nothing is checked.",
    mend: "convert it to OpenAPI 3.",
};

/// A reference that leads nowhere.
pub(crate) const REFERENCE: Code = Code {
    id: "DOC-604",
    title: "a reference that leads nowhere",
    severity: Error,
    what: "A `$ref` names a place in the file where nothing stands, or leads back to itself. References to other files are not followed.",
    why: "What it stands for is not documented.",
    mend: "refer to the place as it is spelled, or describe there what is missing.",
};

/// An id of an operation that stands twice.
pub(crate) const OPERATION_TWICE: Code = Code {
    id: "DOC-605",
    title: "two operations of one id",
    severity: Error,
    what: "Two operations have the same `operationId`.",
    why: "Clients that are generated lose one of them, and links can mean either.",
    mend: "give one another id.",
};

/// A parameter of a path on one side only.
pub(crate) const PATH_PARAMETER: Code = Code {
    id: "DOC-606",
    title: "path and parameters differ",
    severity: Error,
    what: "A path has `{name}`, and neither it nor its operation declares a parameter of this name in the path; or one is declared \
           that the path does not have.",
    why: "What belongs in the path is not said.",
    mend: "declare the parameter, or spell it as the path does.",
};

/// A required name that is nowhere.
pub(crate) const REQUIRED_NAME: Code = Code {
    id: "DOC-607",
    title: "a required member that is not declared",
    severity: Error,
    what: "A schema requires a name that none of its members has, nor those of the schemas that it combines. A schema that allows or \
           describes other members may.",
    why: "Mostly it is a typo, and then the member that is meant is optional.",
    mend: "spell the name as the member does, or declare the member.",
};

/// A value that stands twice in a list.
pub(crate) const VALUE_TWICE: Code = Code {
    id: "DOC-608",
    title: "a value is listed twice",
    severity: Warning,
    what: "An `enum` has a value twice.",
    why: "Another value may have been meant.",
    mend: "leave one out, or write the value that was meant.",
};

/// An example that its schema refuses for its size.
pub(crate) const BOUNDS: Code = Code {
    id: "DOC-609",
    title: "an example out of bounds",
    severity: Error,
    what: "A number of an example, or the length of a text, is less or more than the schema allows.",
    why: "Who copies the example is refused.",
    mend: "show a value within the bounds, or mend the bounds.",
};

/// The codes in their order.
pub(super) const CODES: &[Code] = &[
    SYNTAX,
    MEMBER_TWICE,
    VERSION,
    REFERENCE,
    OPERATION_TWICE,
    PATH_PARAMETER,
    REQUIRED_NAME,
    VALUE_TWICE,
    BOUNDS,
];
