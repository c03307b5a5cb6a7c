//! A feature file, made up again of what a journal holds of it.
//!
//! A journal holds scenarios with their steps and lines; the file itself may be
//! another one by now, or elsewhere. So its text is made up: scenarios and steps
//! as they ran, on their lines where these are free, rows of an outline below
//! it again. Names and columns of an outline are those of the file, where the
//! journal tells them. What it does not hold (comments, descriptions, what was not
//! run) is not there.

use std::collections::BTreeMap;

use super::columns::Columns;
use super::gherkin::{Child, Examples, Feature, GherkinDocument, Location, Pickle, Scenario};
use super::outline::Outline;
use super::pickle;
use super::script::{Script, Shape, line, written};
use super::sheet::Sheet;
use super::steps::{self, table, tags};
use crate::format::ids::Ids;

/// A feature file: its text, what is read of it, and the pickles by the
/// ordinal of the scenario that they are.
#[derive(Debug)]
pub(super) struct Made {
    pub(super) text: String,
    pub(super) document: GherkinDocument,
    pub(super) pickles: Vec<(u32, Pickle)>,
}

/// Makes up a feature file of the scenarios that were run of it.
pub(super) fn feature(uri: &str, topic: &str, scripts: Vec<Script<'_>>, ids: &mut Ids) -> Made {
    let mut sheet = Sheet::default();
    let name = line(topic);
    let location = Location {
        line: sheet.push(&format!("Feature: {name}")),
    };
    let (mut children, mut pickles) = (Vec::new(), Vec::new());
    for group in groups(scripts) {
        let scenario = group.write(&mut sheet, ids);
        pickles.extend(pickle::pickles(uri, &group.scripts, &scenario, ids));
        children.push(Child { scenario });
    }
    Made {
        text: sheet.into_text(),
        document: GherkinDocument {
            uri: uri.to_owned(),
            feature: Feature {
                location,
                tags: Vec::new(),
                language: "en",
                keyword: "Feature",
                name,
                description: "",
                children,
            },
            comments: Vec::new(),
        },
        pickles,
    }
}

/// A scenario, or the rows of an outline.
struct Group<'a> {
    line: u32,
    is_outline: bool,
    scripts: Vec<Script<'a>>,
}

/// Scenarios by what they are written as, in the order of the file.
fn groups(mut scripts: Vec<Script<'_>>) -> Vec<Group<'_>> {
    scripts.sort_by_key(|script| (script.line, script.ordinal));
    let mut outlines: BTreeMap<Vec<Shape>, Vec<Script>> = BTreeMap::new();
    let mut groups = Vec::new();
    for script in scripts {
        match script.shape() {
            Some(shape) => outlines.entry(shape).or_default().push(script),
            None => groups.push(Group {
                line: script.line,
                is_outline: false,
                scripts: vec![script],
            }),
        }
    }
    groups.extend(outlines.into_iter().map(|(shape, scripts)| Group {
        line: shape.first().map_or(1, |step| step.0.saturating_sub(1)),
        // One row tells nothing of what others would differ in.
        is_outline: scripts.len() > 1,
        scripts,
    }));
    groups.sort_by_key(|group| (group.line, group.scripts.first().map(|it| it.ordinal)));
    groups
}

impl Group<'_> {
    fn write(&self, sheet: &mut Sheet, ids: &mut Ids) -> Scenario {
        let texts: Vec<_> = self.scripts.iter().map(|it| it.texts.clone()).collect();
        let first = &self.scripts[0];
        let blocks = first.steps.iter().filter_map(|step| step.block.as_deref());
        let blocks: Vec<_> = blocks.collect();
        let columns = Columns::of(&self.scripts);
        let outline = self
            .is_outline
            .then(|| Outline::of(&texts, &blocks, columns));
        let common = self.scripts.iter().map(|script| {
            let pairs = first.tags.iter().zip(&script.tags);
            pairs.take_while(|(left, right)| left == right).count()
        });
        let common = common.min().unwrap_or_default();
        let tags = tags(&first.tags[..common], self.line, "  ", sheet, ids);
        let texts = outline.as_ref().map_or(&first.texts, |it| &it.texts);
        let keyword = match outline {
            Some(_) => "Scenario Outline",
            None => "Scenario",
        };
        let name = texts.first().cloned().unwrap_or_default();
        let location = Location {
            line: sheet.put(self.line, &format!("  {keyword}: {name}")),
        };
        let written = written(first.steps, texts);
        let steps = first
            .steps
            .iter()
            .zip(written)
            .map(|(step, written)| steps::step(step, written, sheet, ids))
            .collect();
        let examples = outline.map(|outline| self.examples(common, outline, sheet, ids));
        Scenario {
            id: ids.next(),
            location,
            tags,
            keyword,
            name,
            description: "",
            steps,
            examples: examples.unwrap_or_default(),
        }
    }

    /// The tables of an outline: another one where other tags are added.
    fn examples(
        &self,
        common: usize,
        outline: Outline,
        sheet: &mut Sheet,
        ids: &mut Ids,
    ) -> Vec<Examples> {
        let mut rows = outline.rows.iter();
        let tables = self
            .scripts
            .chunk_by(|left, right| left.tags[common..] == right.tags[common..]);
        tables
            .map(|scripts| {
                let first = &scripts[0];
                let at = first.line.saturating_sub(2);
                let tags = tags(&first.tags[common..], at, "    ", sheet, ids);
                let location = Location {
                    line: sheet.put(at, "    Examples:"),
                };
                let header = (first.line.saturating_sub(1), outline.header.as_slice());
                let body = scripts.iter().zip(&mut rows);
                let body = body.map(|(script, cells)| (script.line, cells.as_slice()));
                let mut rows = table([header].into_iter().chain(body).collect(), sheet, ids);
                let table_body = rows.split_off(1);
                Examples {
                    id: ids.next(),
                    location,
                    tags,
                    keyword: "Examples",
                    name: "",
                    description: "",
                    table_header: rows.remove(0),
                    table_body,
                }
            })
            .collect()
    }
}
