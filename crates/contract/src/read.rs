//! The entry: texts in, a contract or all problems out.

use crate::page::Page;
use crate::text::{Problems, Text};
use crate::{Contract, Problem, clauses, declared, markdown, merge, rulings, wiki};

/// Reads the texts of one system: pairs of a file name, relative to the
/// system's folder (`pages/shipment.md`, `rulings.toml`, `clauses.toml`), and
/// what the file holds. Operations and messages come in the order of the
/// pages given.
///
/// # Errors
/// Everything that is wrong with any of the texts, by file, line and column.
pub fn read(texts: &[(&str, &str)]) -> Result<Contract, Vec<Problem>> {
    let mut problems = Problems::default();
    let mut pages: Vec<Page> = Vec::new();
    let mut ruled = Text::new("rulings.toml", "", &mut problems);
    let mut required = Text::new("clauses.toml", "", &mut problems);
    for (file, body) in texts {
        let text = Text::new(file, body, &mut problems);
        match *file {
            "rulings.toml" => ruled = text,
            "clauses.toml" => required = text,
            _ if file.starts_with("pages/") && file.ends_with(".md") => {
                pages.push(markdown::read(&text, &mut problems));
            }
            _ if file.starts_with("pages/") && file.ends_with(".wiki") => {
                pages.push(wiki::read(&text, &mut problems));
            }
            _ if file.starts_with("pages/") && file.ends_with(".toml") => {
                pages.push(declared::read(&text, &mut problems));
            }
            _ => problems.add(
                text.at(0),
                "no reader knows this file",
                "give rulings.toml, clauses.toml, pages/*.md, pages/*.wiki and pages/*.toml",
            ),
        }
    }
    let rulings = rulings::read(&ruled, &mut problems);
    let system = rulings
        .system
        .as_ref()
        .map(|system| system.get_ref().name.get_ref().clone());
    let clauses = clauses::read(&required, system.as_deref(), &pages, &mut problems);
    let contract = merge::contract(pages, rulings, clauses, &ruled, &mut problems);
    match problems.all() {
        Some(problems) => Err(problems),
        None => Ok(contract),
    }
}
