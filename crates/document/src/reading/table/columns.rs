//! [`Columns`]: what the headings of a table's columns say is in them.

use crate::document::{Cell, Row};

use super::super::names::{self, is_one};

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Name,
    Type,
    /// Whether it must be there, whichever way it travels.
    Need,
    NeedRead,
    NeedWrite,
    /// Marked where it may be left out.
    Optional,
    Default,
    Values,
    /// Where a parameter stands.
    In,
    Length,
    Words,
    From,
    To,
    State,
    Code,
    Method,
    Target,
    Value,
}

/// The columns of a table.
#[derive(Debug)]
pub(super) struct Columns {
    found: Vec<Option<Column>>,
    /// The words of each heading.
    pub(super) titles: Vec<String>,
}

impl Columns {
    /// The first column of this kind.
    pub(super) fn at(&self, column: Column) -> Option<usize> {
        self.found.iter().position(|found| *found == Some(column))
    }

    /// How many columns are known.
    pub(super) fn count(&self) -> usize {
        self.found.iter().flatten().count()
    }

    /// The words of a row in the first column of this kind; `None` where the
    /// table has none.
    pub(super) fn words(&self, row: &Row, column: Column) -> Option<String> {
        Some(words(row, self.at(column)?).unwrap_or_default())
    }

    /// The cell of a row in the first column of this kind.
    pub(super) fn cell<'a>(&self, row: &'a Row, column: Column) -> Option<&'a Cell> {
        row.cells.get(self.at(column)?)
    }
}

/// The words of a cell, where the row has it.
pub(super) fn words(row: &Row, column: usize) -> Option<String> {
    row.cells.get(column).map(Cell::words)
}

/// All words of a row.
pub(super) fn all(row: &Row) -> String {
    let cells: Vec<_> = row
        .cells
        .iter()
        .map(Cell::words)
        .filter(|words| !words.is_empty())
        .collect();
    cells.join(" | ")
}

/// Reads the headings of a table; `None` where its first row has none that is
/// known. What follows are the rows below them.
pub(super) fn read(rows: &[Row]) -> Option<(Columns, &[Row])> {
    let (first, body) = rows.split_first()?;
    let titles: Vec<_> = first.cells.iter().map(Cell::words).collect();
    let mut found: Vec<_> = titles.iter().map(|title| column(title)).collect();
    // A second column that names or tells something narrows the first.
    for (index, title) in titles.iter().enumerate() {
        let earlier = found[..index].contains(&found[index]);
        if earlier && matches!(found[index], Some(Column::Name)) {
            found[index] = None;
        }
        // `Path` names the fields where nothing else does, and a type is told.
        if title.eq_ignore_ascii_case("path")
            && !found.contains(&Some(Column::Name))
            && !found.contains(&Some(Column::Method))
            && found.contains(&Some(Column::Type))
        {
            found[index] = Some(Column::Name);
        }
        // `Format` says the type where no other column does.
        if title.eq_ignore_ascii_case("format") && !found.contains(&Some(Column::Type)) {
            found[index] = Some(Column::Type);
        }
    }
    let columns = Columns { found, titles };
    let marked = first.cells.iter().any(|cell| cell.header);
    (columns.count() > usize::from(!marked)).then_some((columns, body))
}

/// What a heading says of its column.
fn column(title: &str) -> Option<Column> {
    let words = names::words(title);
    let has = |of: &[&str]| words.iter().any(|word| is_one(word, of));
    let last = words
        .last()
        .map(|word| names::singular(word))
        .unwrap_or_default();
    let joined = words.join(" ");
    if words.is_empty() || words.len() > 6 {
        return None;
    }
    if has(&[
        "required",
        "mandatory",
        "req",
        "reqd",
        "presence",
        "obligation",
    ]) || matches!(
        joined.as_str(),
        "m o"
            | "r o"
            | "m o c"
            | "r o c"
            | "usage"
            | "cardinality"
            | "occurs"
            | "occurrence"
            | "multiplicity"
            | "card"
            | "m c o"
            | "o m"
            | "mand"
            | "condition"
    ) {
        return Some(if has(&["read", "response", "output", "get", "returned"]) {
            Column::NeedRead
        } else if has(&[
            "write", "request", "create", "post", "input", "put", "update",
        ]) && !has(&["parameter"])
        {
            Column::NeedWrite
        } else {
            Column::Need
        });
    }
    Some(match joined.as_str() {
        "optional" | "is optional" | "nullable optional" => Column::Optional,
        "current state" | "current status" | "from" | "from state" | "from status"
        | "old state" | "old status" | "source state" | "state before" | "before"
        | "initial state" | "previous state" | "previous status" | "source" => Column::From,
        "next state"
        | "next status"
        | "next states"
        | "next statuses"
        | "to"
        | "to state"
        | "to status"
        | "new state"
        | "new status"
        | "target state"
        | "target"
        | "after"
        | "state after"
        | "next"
        | "transitions"
        | "transitions to"
        | "allowed transitions"
        | "can move to"
        | "can change to"
        | "possible next states"
        | "moves to" => Column::To,
        "in" | "location" | "located in" | "param type" | "parameter type" | "where" | "place"
        | "passed in" => Column::In,
        "method" | "http method" | "verb" | "http verb" => Column::Method,
        "path" | "endpoint" | "url" | "uri" | "route" | "resource" | "call" | "api" | "request" => {
            Column::Target
        }
        "value" | "enum value" | "constant" | "values value" | "reason" | "enum" | "literal" => {
            Column::Value
        }
        "code" | "status code" | "http code" | "http status" | "http status code"
        | "response code" | "error code" | "http" | "return code" | "result code"
        | "response status" | "response" => Column::Code,
        _ if has(&["default"]) => Column::Default,
        _ if has(&["values", "enumeration", "enums", "options"]) => Column::Values,
        "length" | "max length" | "size" | "maximum length" | "max" | "len" => Column::Length,
        _ if is_one(&last, &["type", "datatype", "schema"]) || words[0] == "type" => Column::Type,
        _ if is_one(
            &last,
            &[
                "description",
                "note",
                "comment",
                "detail",
                "explanation",
                "remark",
                "meaning",
                "definition",
                "purpose",
                "info",
                "information",
                "summary",
                "use",
                "example",
                "sample",
            ],
        ) =>
        {
            if is_one(&last, &["example", "sample"]) {
                return None;
            } else {
                Column::Words
            }
        }
        _ if is_one(&last, &["state", "status"]) => Column::State,
        _ if is_one(&last, &["reason"]) => Column::Value,
        _ if is_name(&words, &last) => Column::Name,
        _ => return None,
    })
}

fn is_name(words: &[String], last: &str) -> bool {
    let nouns = [
        "field",
        "parameter",
        "property",
        "attribute",
        "element",
        "argument",
        "member",
        "param",
        "header",
        "key",
        "name",
        "tag",
        "node",
        "xpath",
        "variable",
        "prop",
        "arg",
    ];
    is_one(last, &nouns)
        || words.len() == 2
            && is_one(last, &["path", "name", "id"])
            && (is_one(&words[0], &nouns) || is_one(&words[0], &["json", "xml"]))
}
