//! Scenarios that a change makes stale.

use std::collections::HashSet;

use serde::Serialize;

/// A scenario that is to be looked at again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StaleScenario {
    /// The file that it stands in, as it was named.
    pub file: String,
    /// The line of its name, counted from 1.
    pub line: usize,
    /// Its name; of an outline, with its `<placeholders>`.
    pub name: String,
    /// Ids of the stale clauses that it cites, sorted.
    pub clauses: Vec<String>,
    /// Paths of the fields that changed, where its examples try any, sorted.
    pub fields: Vec<String>,
}

impl StaleScenario {
    /// Whether an id (`system/feature/Name`) is that of this scenario, or of
    /// one that a row of its examples makes.
    pub(super) fn is_called(&self, system: &str, id: &str) -> bool {
        let file = self.file.rsplit(['/', '\\']).next().unwrap_or_default();
        below(id, system)
            .and_then(|id| below(id, file.trim_end_matches(".feature")))
            .is_some_and(|name| is_row_of(&self.name, name))
    }
}

/// What follows a name and a slash in an id.
fn below<'i>(id: &'i str, name: &str) -> Option<&'i str> {
    id.strip_prefix(name)?.strip_prefix('/')
}

/// Whether a name is this one with its `<placeholders>` filled. Rows of an
/// outline without any add their cells in parentheses.
fn is_row_of(outline: &str, name: &str) -> bool {
    let fixed = fixed(outline);
    let [first, between @ .., last] = fixed.as_slice() else {
        let cells = name.strip_prefix(outline);
        return cells.is_some_and(|cells| {
            cells.is_empty() || (cells.starts_with(" (") && cells.ends_with(')'))
        });
    };
    let inner = name.strip_prefix(first);
    let Some(mut rest) = inner.and_then(|inner| inner.strip_suffix(last)) else {
        return false;
    };
    for part in between {
        let Some((_, behind)) = rest.split_once(part) else {
            return false;
        };
        rest = behind;
    }
    true
}

/// What stands around the placeholders of a name.
fn fixed(outline: &str) -> Vec<&str> {
    let mut fixed = Vec::new();
    let (mut start, mut from) = (0, 0);
    while let Some(open) = outline[from..].find('<').map(|at| from + at) {
        let Some(close) = outline[open..].find('>').map(|at| open + at) else {
            break;
        };
        let placeholder = &outline[open + 1..close];
        from = open + 1;
        if !placeholder.is_empty() && placeholder.trim() == placeholder {
            fixed.push(&outline[start..open]);
            start = close + 1;
            from = start;
        }
    }
    fixed.push(&outline[start..]);
    fixed
}

/// The scenarios of a feature that cite one of these clauses, or whose
/// examples try one of these fields, or what it holds.
pub(super) fn stale(
    file: &str,
    text: &str,
    clauses: &HashSet<&str>,
    fields: &HashSet<&str>,
) -> Vec<StaleScenario> {
    let mut scenarios: Vec<StaleScenario> = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        if let Some(name) = named(line) {
            scenarios.push(StaleScenario {
                file: file.to_owned(),
                line: index + 1,
                name: name.to_owned(),
                clauses: Vec::new(),
                fields: Vec::new(),
            });
            continue;
        }
        let Some(scenario) = scenarios.last_mut() else {
            continue;
        };
        if let Some(row) = line.strip_prefix('|') {
            // A table names clauses where a step says which one by `<clause>`.
            let cells: Vec<&str> = row.split('|').map(str::trim).collect();
            let cited = cells.iter().filter(|cell| clauses.contains(*cell));
            scenario
                .clauses
                .extend(cited.map(|cell| (*cell).to_owned()));
            scenario
                .fields
                .extend(cells.iter().filter_map(|cell| tried(cell, fields)));
        } else if let Some(id) = cited(line).filter(|id| clauses.contains(id)) {
            scenario.clauses.push(id.to_owned());
        }
    }
    for scenario in &mut scenarios {
        for list in [&mut scenario.clauses, &mut scenario.fields] {
            list.sort_unstable();
            list.dedup();
        }
    }
    scenarios.retain(|one| !one.clauses.is_empty() || !one.fields.is_empty());
    scenarios
}

/// The name, where a line begins a scenario.
fn named(line: &str) -> Option<&str> {
    let (keyword, name) = line.split_once(':')?;
    let is_scenario = matches!(
        keyword,
        "Scenario" | "Scenario Outline" | "Scenario Template" | "Example"
    );
    is_scenario.then_some(name.trim())
}

/// The clause that a step ends with.
fn cited(line: &str) -> Option<&str> {
    let (_, id) = line.strip_suffix(']')?.rsplit_once('[')?;
    Some(id)
}

/// The field that a place of an example is, or stands in: `lineItems[0].sku`
/// tries `lineItems[n].sku`.
fn tried(place: &str, fields: &HashSet<&str>) -> Option<String> {
    let mut path = String::with_capacity(place.len());
    let mut rest = place;
    while let Some((before, after)) = rest.split_once('[') {
        path.push_str(before);
        let (index, behind) = after.split_once(']')?;
        let is_index = !index.is_empty() && index.bytes().all(|byte| byte.is_ascii_digit());
        path.push_str(if is_index || index == "n" {
            "[n]"
        } else {
            return None;
        });
        rest = behind;
    }
    path.push_str(rest);
    let ends = path.match_indices(['.', '[']).map(|(end, _)| end);
    ends.chain([path.len()])
        .map(|end| &path[..end])
        .find(|path| fields.contains(path))
        .map(str::to_owned)
}
