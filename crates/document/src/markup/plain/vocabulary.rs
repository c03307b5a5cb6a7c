//! Words by which pages name columns, parts and types, whoever writes them.

/// What columns of tables are called; longer ones before those that they
/// begin with, as they are taken off one by one where a browser ran them
/// together.
const COLUMNS: &[&str] = &[
    "Attribute Name",
    "Attribute",
    "Allowed Values",
    "Cardinality",
    "Code",
    "Comments",
    "Comment",
    "Constraints",
    "Current State",
    "Data Type",
    "Datatype",
    "Default Value",
    "Default",
    "Description",
    "Details",
    "Element",
    "Example",
    "Field Name",
    "Field Type",
    "Fields",
    "Field",
    "Format",
    "From",
    "HTTP Status",
    "Header",
    "Key",
    "Length",
    "Location",
    "Mandatory",
    "Meaning",
    "Message",
    "Name",
    "Next State",
    "Notes",
    "Note",
    "Occurrence",
    "Optional",
    "Parameters",
    "Parameter",
    "Param",
    "Possible Values",
    "Property Name",
    "Property",
    "Reason",
    "Remarks",
    "Required?",
    "Required",
    "Response Code",
    "Schema",
    "State",
    "Status Code",
    "Status",
    "Title",
    "To",
    "Type",
    "Usage",
    "Values",
    "Value",
    "Variable",
];

/// What parts of a page are called, in lower case and without what stands in
/// brackets: they are headings wherever they stand alone on a line.
const PARTS: &[&str] = &[
    "arguments",
    "attributes",
    "authentication",
    "body",
    "body parameters",
    "error codes",
    "error responses",
    "errors",
    "example",
    "example request",
    "example request body",
    "example response",
    "example response body",
    "examples",
    "fields",
    "headers",
    "http request",
    "http response",
    "mandatory",
    "mandatory fields",
    "optional",
    "optional fields",
    "optional parameters",
    "parameters",
    "path parameters",
    "properties",
    "query parameters",
    "query string parameters",
    "request",
    "request body",
    "request example",
    "request headers",
    "request parameters",
    "required",
    "required fields",
    "required parameters",
    "response",
    "response body",
    "response codes",
    "response example",
    "response fields",
    "response headers",
    "responses",
    "schemas",
    "sample request",
    "sample response",
    "state transitions",
    "states",
    "status codes",
    "statuses",
    "transitions",
];

/// What a page's frame says, not its author.
const FRAME: &[&str] = &[
    "copy",
    "copied",
    "copied!",
    "collapse all",
    "edit this page",
    "expand all",
    "hide child attributes",
    "last updated",
    "next",
    "no",
    "no links",
    "on this page",
    "previous",
    "show child attributes",
    "try it out",
    "was this helpful",
    "was this helpful?",
    "was this page helpful?",
    "yes",
];

/// What lines tell of a field, before a colon.
const TOLD: &[&str] = &[
    "allowed values",
    "constraints",
    "default",
    "default value",
    "format",
    "length constraints",
    "mandatory",
    "pattern",
    "possible values",
    "required",
    "type",
    "valid range",
    "valid values",
];

/// Words that a type is told by.
const TYPES: &[&str] = &[
    "any",
    "array",
    "base64",
    "bigint",
    "binary",
    "bool",
    "boolean",
    "byte",
    "bytes",
    "char",
    "currency",
    "date",
    "date-time",
    "datetime",
    "decimal",
    "double",
    "dict",
    "email",
    "enum",
    "file",
    "float",
    "guid",
    "hash",
    "int",
    "int32",
    "int64",
    "integer",
    "json",
    "list",
    "long",
    "map",
    "null",
    "number",
    "numeric",
    "object",
    "short",
    "string",
    "strings",
    "text",
    "time",
    "timestamp",
    "uri",
    "url",
    "uuid",
    "varchar",
    "xml",
];

/// The names of columns that a line consists of, each with its offset: two
/// or more, run together or with blanks between them.
pub(super) fn columns(words: &str) -> Option<Vec<(&str, usize)>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let rest = &words[at..];
        let name = column(rest)?;
        // `Name` begins `Names of things`, which is no column.
        found.push((&rest[..name], at));
        at += name;
        at += words[at..].len() - words[at..].trim_start().len();
    }
    (found.len() > 1).then_some(found)
}

/// Whether a text is the name of a column, in whatever letters.
pub(super) fn is_column(words: &str) -> bool {
    let words = words.trim_end_matches(['*', ':']);
    COLUMNS.iter().any(|name| name.eq_ignore_ascii_case(words))
}

fn column(words: &str) -> Option<usize> {
    let lengths = COLUMNS.iter().filter(|name| words.starts_with(**name));
    let length = lengths.map(|name| name.len()).max()?;
    let next = words[length..].chars().next();
    next.is_none_or(|letter| !letter.is_lowercase())
        .then_some(length)
}

/// Whether a line is what a part of a page is called: `Required`, `Example
/// JSON response (200 OK)`, `Request body:`.
pub(super) fn is_part(words: &str) -> bool {
    if words.len() > 80 || !words.starts_with(char::is_uppercase) {
        return false;
    }
    let words = words.split('(').next().unwrap_or_default();
    let name = words.trim_end_matches([':', ' ']).to_ascii_lowercase();
    let plain: Vec<_> = name
        .split_whitespace()
        .filter(|word| !matches!(*word, "json" | "xml" | "payload"))
        .collect();
    PARTS.contains(&plain.join(" ").as_str())
}

/// Whether a line is of the frame around a page.
pub(super) fn is_frame(words: &str) -> bool {
    // What may be clicked on runs together with the question.
    let asks = words.starts_with("Was this ") && words.contains("helpful?");
    asks || FRAME.iter().any(|frame| frame.eq_ignore_ascii_case(words))
}

/// Whether a line tells one thing of a field: `Type: Integer`.
pub(super) fn is_told(words: &str) -> bool {
    let key = words.split_once(": ").map(|(key, _)| key);
    key.is_some_and(|key| TOLD.iter().any(|told| told.eq_ignore_ascii_case(key)))
}

/// Whether a text names a type: `string`, `array of strings`, `Integer (int64)`.
pub(super) fn is_type(words: &str) -> bool {
    words.len() <= 60
        && words
            .split(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '-'))
            .find(|word| !word.is_empty())
            .is_some_and(|word| TYPES.iter().any(|kind| kind.eq_ignore_ascii_case(word)))
}
