//! Closed lists of values that a description names.

use super::reader::Reader;
use super::tree::{Id, ROOT, Value};
use crate::reading::ValueList;

/// The name of the list of values that a schema is, where it has one.
pub(super) fn list_of(reader: &mut Reader<'_>, schema: Id) -> Option<String> {
    if let Some(name) = reader.lists.of(schema, false) {
        return Some(name.to_owned());
    }
    let name = reader.components.get(&schema)?;
    Some(reader.lists.give(schema, false, name))
}

/// Reads every list of values under `components`.
pub(super) fn read(reader: &mut Reader<'_>) {
    let tree = reader.tree;
    let schemas = tree
        .get(ROOT, "components")
        .and_then(|at| tree.get(at, "schemas"));
    for entry in schemas.map_or(&[][..], |at| tree.entries(at)) {
        let listed = tree
            .get(entry.value, "enum")
            .map_or(&[][..], |at| tree.items(at));
        let mut seen = std::collections::HashSet::new();
        let values: Vec<_> = listed
            .iter()
            .filter(|id| tree.node(**id).value != Value::Null)
            .map(|id| (tree.written(*id), reader.source(*id)))
            .filter(|(value, _)| seen.insert(value.clone()))
            .collect();
        if values.is_empty() {
            continue;
        }
        reader.shown.insert(entry.value);
        if let Some(name) = list_of(reader, entry.value) {
            let source = entry.at.source(reader.text);
            reader.reading.value_lists.push(ValueList {
                name,
                values,
                source,
            });
        }
    }
}
