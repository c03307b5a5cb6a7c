//! Puts the lines of a field list where their nesting says.

use countersign_contract::Kind;

use super::draft::Page;
use super::entry::Entry;
use super::message::Clash;
use super::{Field, Need, names, path};

/// Most fields that bullets like `same fields as x` make on a page: each may
/// refer to others that do.
const MOST_REPEATED: usize = 4096;

/// Where a list of fields belongs.
#[derive(Debug, Clone)]
pub(super) struct Spot {
    /// Index of the message.
    pub(super) message: usize,
    /// The path that holds all of the list; empty for the message itself.
    pub(super) scope: String,
    /// What a heading says of all of them.
    pub(super) need: Need,
}

/// What holds the entries that follow.
struct Holder {
    depth: usize,
    path: String,
    is_list: bool,
    need: Option<Need>,
}

/// Adds a list of fields to its message.
pub(super) fn entries(page: &mut Page<'_>, spot: &Spot, entries: Vec<Entry>) {
    let mut holders: Vec<Holder> = Vec::new();
    for entry in entries {
        while holders
            .last()
            .is_some_and(|holder| holder.depth >= entry.depth)
        {
            holders.pop();
        }
        let inherited = holders.iter().rev().find_map(|holder| holder.need.clone());
        let need = inherited.unwrap_or_else(|| spot.need.clone());
        let Some(name) = &entry.name else {
            let parent = parent(&holders, spot, "");
            repeat(page, spot, &parent, &entry);
            continue;
        };
        // A line that only says `Required` groups those below it.
        let path = match absolute(&holders, name) {
            true => Some(name.clone()),
            false => path::below(&parent(&holders, spot, name), name, false),
        };
        let Some(path) = path else {
            page.unplaced_at(entry.start, name, "it is nested too deep");
            continue;
        };
        let path = listed(&path, &entry).to_owned();
        let is_list = entry.says.kind.kind == Some(Kind::List) && !path.ends_with("[n]");
        let field = field(page, &path, &entry, &need);
        add(page, spot.message, field, &entry, None);
        if entry.says.same_as.is_some() {
            let holder = if is_list {
                format!("{path}[n]")
            } else {
                path.clone()
            };
            repeat(page, spot, &holder, &entry);
        }
        holders.push(Holder {
            depth: entry.depth,
            path,
            is_list,
            need: None,
        });
    }
}

/// Whether a nested line repeats the whole path of what holds it.
fn absolute(holders: &[Holder], name: &str) -> bool {
    holders.iter().any(|holder| {
        let stem = path::stem(&holder.path);
        name.strip_prefix(stem).is_some_and(|rest| {
            rest.starts_with(['.', '[']) && rest.len() > 1 && rest.contains('.')
        })
    })
}

/// The path that holds a line of this name.
fn parent(holders: &[Holder], spot: &Spot, name: &str) -> String {
    let Some(holder) = holders.last() else {
        return spot.scope.clone();
    };
    // `items[n]` below `items` is its element, not a member of it.
    let is_own_element =
        name.ends_with("[n]") && path::last(&holder.path) == path::stem(name) && holder.is_list;
    if is_own_element {
        let up = &holder.path[..holder.path.len() - path::stem(name).len()];
        return up.trim_end_matches('.').to_owned();
    }
    if holder.is_list && !name.starts_with('[') {
        return format!("{}[n]", holder.path);
    }
    holder.path.clone()
}

/// The path of a list whose own type follows `name[]`: the mark says that it
/// is one, and not that each element is.
pub(super) fn listed<'p>(path: &'p str, entry: &Entry) -> &'p str {
    match entry.says.kind.kind {
        Some(Kind::List) => path.strip_suffix("[n]").unwrap_or(path),
        _ => path,
    }
}

/// A field of an entry.
pub(super) fn field(page: &Page<'_>, path: &str, entry: &Entry, need: &Need) -> Field {
    let need = match &entry.says.need {
        // `Optional` over a list is narrowed, not contradicted, by its lines.
        Some(said) => said.clone(),
        None => need.clone(),
    };
    Field {
        path: path.to_owned(),
        kind: entry.says.kind.clone(),
        read: need.clone(),
        write: need,
        values: entry.says.values.clone(),
        value_list: None,
        default: entry.says.default.clone(),
        part: None,
        words: entry.words.clone(),
        source: page.at(entry.start),
    }
}

/// Adds a field to a message; one that contradicts an earlier one is told.
pub(super) fn add(
    page: &mut Page<'_>,
    message: usize,
    field: Field,
    entry: &Entry,
    part: Option<String>,
) {
    let path = field.path.clone();
    let named: Vec<_> = part.into_iter().chain(entry.says.named.clone()).collect();
    page.named
        .extend(named.iter().map(|name| names::bare(name)));
    let result = page.messages[message].add(field, named);
    if let Err(Clash::Other(because)) = result {
        page.unplaced_at(entry.start, &path, because);
    }
}

/// Adds the fields that another field of the message has.
fn repeat(page: &mut Page<'_>, spot: &Spot, holder: &str, entry: &Entry) {
    let Some(name) = &entry.says.same_as else {
        return;
    };
    let draft = &page.messages[spot.message];
    let Some(index) = draft.latest(name) else {
        page.unplaced_at(entry.start, name, "no field of this name stands before it");
        return;
    };
    let fields = &draft.message.fields;
    let model = path::stem(&fields[index].path).to_owned();
    if holder
        .strip_prefix(&model)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
    {
        page.unplaced_at(entry.start, name, "the field would hold itself");
        return;
    }
    // What a field holds stands behind it, so that the rest is not looked at.
    let copies: Vec<Field> = fields[index + 1..]
        .iter()
        .take_while(|field| {
            field
                .path
                .strip_prefix(&model)
                .is_some_and(|rest| rest.starts_with(['.', '[']))
        })
        .take(MOST_REPEATED.saturating_sub(page.repeated))
        .cloned()
        .collect();
    page.repeated += copies.len() + 1;
    if copies.is_empty() {
        page.unplaced_at(
            entry.start,
            name,
            "the field that it is like has none of its own",
        );
    }
    for mut copy in copies {
        let rest = copy.path[model.len()..]
            .trim_start_matches("[n]")
            .trim_start_matches('.');
        let Some(path) = path::below(holder, rest, false) else {
            continue;
        };
        copy.path = path;
        copy.source = page.at(entry.start);
        if spot.need != Need::Unsaid && copy.read == Need::Unsaid {
            copy.read = spot.need.clone();
            copy.write = spot.need.clone();
        }
        let _same = page.messages[spot.message].add(copy, Vec::new());
    }
}
