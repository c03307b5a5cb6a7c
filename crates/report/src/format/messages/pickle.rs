//! Pickles: scenarios as they are to be run, as Gherkin's compiler makes them
//! of a document.

use super::gherkin::{
    Argument, Pickle, PickleCell, PickleRow, PickleStep, PickleTag, Scenario, Step, Tag,
};
use super::script::{Script, Written, written};
use crate::format::ids::Ids;

/// The pickles of a scenario or an outline, each with the ordinal of the
/// scenario that it is. `scripts` are in the order of its rows.
pub(super) fn pickles(
    uri: &str,
    scripts: &[Script<'_>],
    scenario: &Scenario,
    ids: &mut Ids,
) -> Vec<(u32, Pickle)> {
    let rows = scenario.examples.iter().flat_map(|examples| {
        let rows = examples.table_body.iter();
        rows.map(|row| (Some(row), examples.tags.as_slice()))
    });
    // A scenario is like an outline with one row.
    let rows = rows.chain(scenario.examples.is_empty().then_some((None, &[][..])));
    scripts
        .iter()
        .zip(rows)
        .map(|(script, (row, more_tags))| {
            let with_row = |id: &String| {
                let row = row.map(|row| row.id.clone());
                [id.clone()].into_iter().chain(row).collect::<Vec<_>>()
            };
            let mut kind = "Unknown";
            let written = written(script.steps, &script.texts);
            let steps = scenario.steps.iter().zip(written).map(|(step, written)| {
                if step.keyword_type != "Conjunction" {
                    kind = step.keyword_type;
                }
                PickleStep {
                    id: ids.next(),
                    ast_node_ids: with_row(&step.id),
                    r#type: kind,
                    text: written.text.to_owned(),
                    argument: argument(step, written),
                }
            });
            let steps = steps.collect();
            let pickle = Pickle {
                id: ids.next(),
                uri: uri.to_owned(),
                location: row.map_or(scenario.location, |row| row.location),
                ast_node_ids: with_row(&scenario.id),
                name: script.texts.first().cloned().unwrap_or_default(),
                language: "en",
                steps,
                tags: scenario.tags.iter().chain(more_tags).map(tag).collect(),
            };
            (script.ordinal, pickle)
        })
        .collect()
}

fn tag(tag: &Tag) -> PickleTag {
    PickleTag {
        name: tag.name.clone(),
        ast_node_id: tag.id.clone(),
    }
}

fn argument(step: &Step, written: Written<'_>) -> Option<Argument> {
    if let Some(block) = &step.doc_string {
        return Some(Argument::DocString {
            content: block.content.clone(),
        });
    }
    step.data_table.as_ref()?;
    let rows = written
        .cells
        .chunks(written.width.max(1))
        .map(|cells| PickleRow {
            cells: cells
                .iter()
                .cloned()
                .map(|value| PickleCell { value })
                .collect(),
        });
    Some(Argument::DataTable {
        rows: rows.collect(),
    })
}
