//! What is wrong with lists of fields, values and states.

use super::Code;
use crate::diagnostic::Severity::{Error, Note, Warning};

/// A parenthesis without its other half.
pub(crate) const PARENTHESIS: Code = Code {
    id: "DOC-401",
    title: "a parenthesis without its other half",
    severity: Error,
    what: "A field's type stands in a parenthesis that is not closed, or closed twice.",
    why: "Where the type ends has to be guessed; where lines run together the next field is lost.",
    mend: "write the parenthesis that is missing.",
};

/// A field without a type among others that have one.
pub(crate) const NO_TYPE: Code = Code {
    id: "DOC-402",
    title: "a field without a type",
    severity: Warning,
    what: "A field has no type, and all its neighbours have one.",
    why: "What it may hold is not said.",
    mend: "write the type.",
};

/// Name and type without a space.
pub(crate) const GLUED: Code = Code {
    id: "DOC-403",
    title: "name and type run together",
    severity: Note,
    what: "No space stands between a field's name and its type, where the other fields of the page have one; or no comma between a \
           type and its default.",
    why: "It may be read as part of the name or of the type.",
    mend: "write the space.",
};

/// A scalar type with members.
pub(crate) const TYPE_AND_CHILDREN: Code = Code {
    id: "DOC-404",
    title: "a type that can't hold what is listed below it",
    severity: Error,
    what: "A field's type is text, a number or a boolean, and other fields are listed as its members.",
    why: "Text has no members: either the type or the list below it is wrong.",
    mend: "call it an object, or a list of objects.",
};

/// A row that stands twice.
pub(crate) const ROW_TWICE: Code = Code {
    id: "DOC-405",
    title: "a field is declared twice",
    severity: Warning,
    what: "The same name stands in two rows of one table, or twice in one list.",
    why: "Which of the two holds can't be told, and a change to one is forgotten in the other.",
    mend: "leave one out.",
};

/// Required here and optional there.
pub(crate) const REQUIREMENT: Code = Code {
    id: "DOC-406",
    title: "required and optional at once",
    severity: Error,
    what: "A field is required in one place and optional in another of the same list, in two rows of one table as well, or its \
           words or the comment in an example say the opposite of its mark. A field that only holds others may stand in both lists.",
    why: "Who leaves it out is refused by those who read the one place.",
    mend: "decide which of the two holds.",
};

/// An item that holds the next one.
pub(crate) const BULLET_LOST: Code = Code {
    id: "DOC-407",
    title: "two items in one line",
    severity: Warning,
    what: "A bullet stands within an item of a list, where the next item should begin.",
    why: "The second item is lost to who reads the first words of each.",
    mend: "begin a new line at the bullet.",
};

/// A name that differs by a typo.
pub(crate) const TYPO: Code = Code {
    id: "DOC-408",
    title: "a name that is nearly another",
    severity: Error,
    what: "A name in an example, or in the text, that the page declares nowhere differs in one or two letters from one that it declares.",
    why: "Who copies it sends a field that is ignored, without being told.",
    mend: "spell it as where it is declared.",
};

/// A state that the table lacks.
pub(crate) const STATE: Code = Code {
    id: "DOC-409",
    title: "a state that is not declared",
    severity: Error,
    what: "A step or an example names a state that the table of states does not have; without a table, a step leads to one that is \
           nearly another, or an example shows one that no step names. Case, blanks, hyphens and underscores don't \
           count.",
    why: "What it means, and what may follow it, is not said.",
    mend: "add it to the table, or spell it as there.",
};

/// A reason that the table lacks.
pub(crate) const REASON: Code = Code {
    id: "DOC-410",
    title: "a reason that is not declared",
    severity: Error,
    what: "A step names a reason that the table of reasons does not have.",
    why: "What it means is not said.",
    mend: "add it to the table, or spell it as there.",
};

/// A state that is spelled in several ways.
pub(crate) const SPELLINGS: Code = Code {
    id: "DOC-411",
    title: "one state in several spellings",
    severity: Note,
    what: "Examples write a state in other letters than its table (`IN_PROGRESS`, `In Progress`). Told once a list.",
    why: "Which spelling is sent has to be guessed.",
    mend: "list the states as they are sent.",
};

/// A row or an item that names no field.
pub(crate) const UNNAMED: Code = Code {
    id: "DOC-412",
    title: "a row without a name",
    severity: Warning,
    what: "A row of a table of fields says a field's type or more, and does not name it.",
    why: "Which field is meant can't be told.",
    mend: "write the field's name.",
};

/// One field of two types.
pub(crate) const TWO_TYPES: Code = Code {
    id: "DOC-413",
    title: "one field of two types",
    severity: Error,
    what: "A field stands in two rows of a list, with another type in each.",
    why: "Who follows the one row sends what who follows the other refuses.",
    mend: "decide which of the two holds, and leave the other row out.",
};

/// All of them, in their order.
pub(super) const CODES: &[Code] = &[
    PARENTHESIS,
    NO_TYPE,
    GLUED,
    TYPE_AND_CHILDREN,
    ROW_TWICE,
    REQUIREMENT,
    BULLET_LOST,
    TYPO,
    STATE,
    REASON,
    SPELLINGS,
    UNNAMED,
    TWO_TYPES,
];
