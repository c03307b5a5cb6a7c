//! The entry: texts in, a contract or all problems out.

use crate::page::Page;
use crate::text::{Problems, Text};
use crate::{Contract, Problem, clauses, declared, markdown, merge, rulings, wiki};

/// The file of rulings, from a contract's folder.
pub const RULINGS: &str = "rulings.toml";
/// The file of clauses, from a contract's folder.
pub const CLAUSES: &str = "clauses.toml";
/// The folder of pages, from a contract's folder.
pub const PAGES: &str = "pages";

/// A reader of pages.
type Reader = fn(&Text<'_>, &mut Problems) -> Page;

/// Whether a file of this path, from a contract's folder, is a page. Those
/// whose names begin with a dot are their owner's, and none.
pub fn is_page(file: &str) -> bool {
    reader(file).is_some()
}

/// What reads the page of this path.
fn reader(file: &str) -> Option<Reader> {
    let name = file.strip_prefix(PAGES)?.strip_prefix('/')?;
    let (stem, ending) = name.rsplit_once('.')?;
    match ending {
        _ if stem.is_empty() || stem.starts_with('.') => None,
        "md" => Some(markdown::read),
        "wiki" => Some(wiki::read),
        "toml" => Some(declared::read),
        _ => None,
    }
}

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
    let mut ruled = Text::new(RULINGS, "", &mut problems);
    let mut required = Text::new(CLAUSES, "", &mut problems);
    for (file, body) in texts {
        let text = Text::new(file, body, &mut problems);
        match (*file, reader(file)) {
            (RULINGS, _) => ruled = text,
            (CLAUSES, _) => required = text,
            (_, Some(read)) => pages.push(read(&text, &mut problems)),
            (_, None) => problems.add(
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
