//! What pages declare otherwise than they did before.

use std::collections::BTreeMap;

use toml::{Table, Value};

/// Most lines; whoever wants more compares the files.
const MOST: usize = 500;
/// Longest part of a line, in characters.
const LONGEST: usize = 240;

/// What is declared, by what it is (`message `order``) and, for what stands
/// within, what that is (`field `sku``): the rest of it as text. Places are
/// left out: to stand elsewhere is no change.
type Facts = BTreeMap<(String, String), String>;

/// The changes from earlier pages to those that a contract has now, a line
/// each; none where there was no page before.
pub(super) fn between(previous: &[(String, String)], pages: &[(String, String)]) -> Vec<String> {
    let earlier = previous.iter().filter(|(path, _)| super::is_page(path));
    let earlier: BTreeMap<&str, &str> = earlier
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    let mut lines = Vec::new();
    if earlier.is_empty() {
        return lines;
    }
    // What has moved from one page to another is still there.
    let (mut before, mut after) = (Facts::new(), Facts::new());
    for text in earlier.values() {
        if let Ok(page) = text.parse() {
            gather(&page, &mut before);
        }
    }
    for (path, text) in pages {
        let known = earlier.get(path.as_str()).map(|text| text.parse::<Table>());
        let page = text.parse::<Table>();
        if let Ok(page) = &page {
            gather(page, &mut after);
        }
        match (known, page) {
            (None, _) => lines.push(format!("{path} is new")),
            (Some(Ok(earlier)), Ok(page)) => lines.extend(retitled(path, &earlier, &page)),
            // Pages in another markup stay as they are.
            (Some(Err(_)), Ok(_)) => {
                lines.push(format!("{path} could not be read, and is written anew"));
            }
            (Some(_), Err(_)) => {}
        }
    }
    let told: BTreeMap<&(String, String), ()> = before
        .keys()
        .chain(after.keys())
        .map(|key| (key, ()))
        .collect();
    for (whole, part) in told.into_keys() {
        let key = (whole.clone(), part.clone());
        // What comes or goes as a whole is told as a whole.
        let alone = (whole.clone(), String::new());
        if !part.is_empty() && before.contains_key(&alone) != after.contains_key(&alone) {
            continue;
        }
        let what = if part.is_empty() {
            whole.clone()
        } else {
            format!("{whole}, {part}")
        };
        match (before.get(&key), after.get(&key)) {
            (None, Some(is)) => lines.push(format!("{what} is new: {is}")),
            (Some(_), None) => lines.push(format!("{what} is gone")),
            (Some(was), Some(is)) if was != is => {
                lines.push(format!("{what} is {is}, and was {was}"));
            }
            _ => {}
        }
    }
    if lines.len() > MOST {
        let more = lines.len() - MOST;
        lines.truncate(MOST);
        lines.push(format!("and {more} more changes"));
    }
    lines
}

/// That a page has another title.
fn retitled(path: &str, earlier: &Table, page: &Table) -> Option<String> {
    let title = |page: &Table| Some(told(page.get("page")?.get("title")?));
    let (was, is) = (title(earlier)?, title(page)?);
    (was != is).then(|| format!("{path} has the title {is}, and had {was}"))
}

/// Adds what a page declares.
fn gather(page: &Table, facts: &mut Facts) {
    for (kind, tables) in page {
        for table in tables
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_table)
        {
            let Some(name) = named(table) else { continue };
            let whole = format!("{kind} `{name}`");
            for (inner, tables) in table {
                let within = tables
                    .as_array()
                    .into_iter()
                    .flatten()
                    .filter_map(Value::as_table);
                for one in within {
                    if let Some(name) = named(one) {
                        let part = format!("{inner} `{name}`");
                        facts.insert((whole.clone(), part), rest(one));
                    }
                }
            }
            facts.insert((whole, String::new()), rest(table));
        }
    }
}

/// What tells a table from others of its kind.
fn named(table: &Table) -> Option<String> {
    let text = |key: &str| table.get(key).and_then(Value::as_str);
    if let (Some(from), Some(to)) = (text("from"), text("to")) {
        return Some(format!("{from} → {to}"));
    }
    if let Some(status) = table.get("status") {
        return Some(status.to_string());
    }
    // A call has a path too, and is told by its id.
    ["id", "name", "path"]
        .iter()
        .find_map(|key| text(key))
        .map(str::to_owned)
}

/// The other entries of a table, without places and tables of their own.
fn rest(table: &Table) -> String {
    let name = named(table).unwrap_or_default();
    let shown = table.iter().filter(|(key, value)| {
        let tables = value
            .as_array()
            .is_some_and(|all| all.iter().any(Value::is_table));
        let names =
            value.as_str() == Some(name.as_str()) && matches!(key.as_str(), "id" | "name" | "path");
        *key != "at" && !tables && !names
    });
    let shown: Vec<String> = shown
        .filter(|(key, _)| !matches!(key.as_str(), "from" | "to" | "status"))
        .map(|(key, value)| format!("{key} = {}", told(value)))
        .collect();
    let text = shown.join(", ");
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None if text.is_empty() => "nothing more".to_owned(),
        None => text,
    }
}

/// A value on one line.
fn told(value: &Value) -> String {
    value
        .to_string()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}
