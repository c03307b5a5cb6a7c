//! Feature files as the messages tell them: the document, and the pickles that
//! follow from it.
//!
//! Names and meaning of all members are those of the protocol
//! (<https://github.com/cucumber/messages>, `messages.md`).

use serde::Serialize;

/// The text of a feature file.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Source {
    pub(super) uri: String,
    pub(super) data: String,
    pub(super) media_type: &'static str,
}

/// A feature file, read.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct GherkinDocument {
    pub(super) uri: String,
    pub(super) feature: Feature,
    pub(super) comments: Vec<String>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Feature {
    pub(super) location: Location,
    pub(super) tags: Vec<Tag>,
    pub(super) language: &'static str,
    pub(super) keyword: &'static str,
    pub(super) name: String,
    pub(super) description: &'static str,
    pub(super) children: Vec<Child>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Child {
    pub(super) scenario: Scenario,
}

/// A scenario, or an outline.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Scenario {
    pub(super) id: String,
    pub(super) location: Location,
    pub(super) tags: Vec<Tag>,
    pub(super) keyword: &'static str,
    pub(super) name: String,
    pub(super) description: &'static str,
    pub(super) steps: Vec<Step>,
    pub(super) examples: Vec<Examples>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Step {
    pub(super) id: String,
    pub(super) location: Location,
    pub(super) keyword: String,
    pub(super) keyword_type: &'static str,
    pub(super) text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) doc_string: Option<DocString>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) data_table: Option<DataTable>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct DocString {
    pub(super) location: Location,
    pub(super) content: String,
    pub(super) delimiter: &'static str,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct DataTable {
    pub(super) location: Location,
    pub(super) rows: Vec<Row>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Examples {
    pub(super) id: String,
    pub(super) location: Location,
    pub(super) tags: Vec<Tag>,
    pub(super) keyword: &'static str,
    pub(super) name: &'static str,
    pub(super) description: &'static str,
    pub(super) table_header: Row,
    pub(super) table_body: Vec<Row>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Row {
    pub(super) id: String,
    pub(super) location: Location,
    pub(super) cells: Vec<Cell>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Cell {
    pub(super) location: Location,
    pub(super) value: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Tag {
    pub(super) id: String,
    pub(super) location: Location,
    pub(super) name: String,
}

#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Location {
    pub(super) line: u32,
}

/// A scenario as it is to be run: one row of an outline, filled in.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Pickle {
    pub(super) id: String,
    pub(super) uri: String,
    pub(super) location: Location,
    pub(super) ast_node_ids: Vec<String>,
    pub(super) name: String,
    pub(super) language: &'static str,
    pub(super) steps: Vec<PickleStep>,
    pub(super) tags: Vec<PickleTag>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PickleStep {
    pub(super) id: String,
    pub(super) ast_node_ids: Vec<String>,
    pub(super) r#type: &'static str,
    pub(super) text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) argument: Option<Argument>,
}

/// What stands below a step: a text or a table.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum Argument {
    DocString { content: String },
    DataTable { rows: Vec<PickleRow> },
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PickleRow {
    pub(super) cells: Vec<PickleCell>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PickleCell {
    pub(super) value: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PickleTag {
    pub(super) name: String,
    pub(super) ast_node_id: String,
}
