//! [`without`]: rulings but for those in which something is wrong.

use std::collections::HashSet;

use toml::de::{DeTable, DeValue};

/// Rulings without the tables in which these lines stand (from 1), and those
/// within them, empty lines in their place; `None` where there are none. Only
/// what is one of a list goes: `[system]` stays.
pub(super) fn without(text: &str, lines: &HashSet<usize>) -> Option<String> {
    let (mut less, mut any) = (String::new(), false);
    let (mut at, mut line) = (0, 1);
    // The table that is left out, with all within it.
    let mut out: Option<&[String]> = None;
    let tables = tables(text);
    let ends = tables.iter().skip(1).map(|table| table.start);
    for (table, end) in tables.iter().zip(ends.chain([text.len()])) {
        let mine = &text[at..end];
        let count = mine.lines().count();
        let is_within =
            out.is_some_and(|out| table.name.len() > out.len() && table.name.starts_with(out));
        let is_wrong = table.is_listed && (line..line + count).any(|line| lines.contains(&line));
        if !is_within {
            out = is_wrong.then_some(&table.name);
        }
        any |= out.is_some();
        match out {
            // Other lines keep their numbers.
            Some(_) => less.push_str(&"\n".repeat(count)),
            None => less.push_str(mine),
        }
        (at, line) = (end, line + count);
    }
    any.then_some(less)
}

/// A table with a head of its own, or what stands before the first.
struct Table {
    /// Where the line of its head begins.
    start: usize,
    /// The keys of its head.
    name: Vec<String>,
    /// Whether it is one of a list, `[[name]]`, or within such a one.
    is_listed: bool,
}

/// The tables of TOML in their order. The parser says where they are: a line in
/// a text may look like the head of one.
fn tables(text: &str) -> Vec<Table> {
    let (root, _) = DeTable::parse_recoverable(text);
    let mut tables = vec![Table {
        start: 0,
        name: Vec::new(),
        is_listed: false,
    }];
    gather(text, root.get_ref(), &[], false, &mut tables);
    tables.sort_by_key(|table| table.start);
    tables
}

fn gather(text: &str, table: &DeTable<'_>, name: &[String], is_listed: bool, all: &mut Vec<Table>) {
    for (key, value) in table {
        let mut name = name.to_vec();
        name.push(key.get_ref().to_string());
        let (values, is_listed) = match value.get_ref() {
            DeValue::Array(list) => (list.iter().collect(), true),
            _ => (vec![value], is_listed),
        };
        for value in values {
            let DeValue::Table(inner) = value.get_ref() else {
                continue;
            };
            let head = value.span().start;
            // One that is written `{ … }`, or that a dotted key makes, stands in
            // another.
            if text[head..].starts_with('[') {
                all.push(Table {
                    start: text[..head].rfind('\n').map_or(0, |before| before + 1),
                    name: name.clone(),
                    is_listed,
                });
            }
            gather(text, inner, &name, is_listed, all);
        }
    }
}
