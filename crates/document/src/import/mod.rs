//! The files of a contract, made of what pages declare.
//!
//! A reading says what a page writes; a contract needs a little more: names,
//! kinds, what a call does, what stands in what. Where the page leaves that
//! open it is decided here, told in a ruling, and to be overruled there: what
//! is declared is written anew by each import, rulings and clauses never.

mod changes;
mod clauses;
mod condition;
mod draft;
mod effect;
mod examples;
mod form;
mod gap;
mod kind;
mod machine;
mod name;
mod operation;
mod page;
mod parts;
mod path;
mod placed;
mod roots;
mod said;
mod system;
mod table;
mod values;
mod wire;
mod wrapper;

use std::collections::{HashMap, HashSet};

use countersign_contract::{Contract, Problem};

use self::draft::Making;
use self::examples::Examples;
use self::form::Forms;
use self::gap::{Gaps, Ruled};
use self::operation::Calls;
use self::page::{Declared, Pages};
use self::parts::Written;
use self::values::Lists;
use self::wire::Wire;
use crate::reading::{Reading, Unplaced};

pub use self::name::Name;

/// The file of rulings.
const RULINGS: &str = "rulings.toml";
/// The file of clauses.
const CLAUSES: &str = "clauses.toml";

/// What was made of pages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Imported {
    /// All files of the contract, those of before that stay included: paths
    /// from its folder (`pages/orders.toml`, `rulings.toml`, `clauses.toml`),
    /// and texts.
    pub files: Vec<(String, String)>,
    /// What the pages declare otherwise than before, a line each; nothing on a
    /// first import.
    pub changes: Vec<String>,
    /// Rulings and clauses that files of before lack: path, and TOML to paste.
    pub additions: Vec<(String, String)>,
    /// What the pages, or the contract, have no place for.
    pub unplaced: Vec<Unplaced>,
    /// Where what was kept of before no longer fits: the files are not read as
    /// a contract until it is mended.
    pub problems: Vec<Problem>,
}

/// Makes the files of a contract of what pages declare, each by its file's
/// name. `previous` are the files of an earlier import, as they were edited:
/// rulings and clauses stay as they are, and so do pages that this import does
/// not write. Without any the result is always read as a contract.
pub fn import(
    readings: &[(String, Reading)],
    system: &Name,
    previous: &[(String, String)],
) -> Imported {
    let mut gaps = Gaps::default();
    let told = readings.iter().flat_map(|(_, reading)| &reading.unplaced);
    let mut unplaced: Vec<Unplaced> = told.cloned().collect();
    let wire = Wire::of(readings, system, &mut gaps);
    let declared = declared(readings, &wire, &mut gaps, &mut unplaced);
    let pages = Pages::of(readings, &declared);
    let head = system::table(readings, system, &wire, &declared.operations);
    let (rulings, more) = gaps.ruled(system);
    if more > 0 {
        unplaced.push(Unplaced {
            source: countersign_contract::Source {
                file: RULINGS.to_owned(),
                line: 1,
                column: 1,
            },
            words: format!("{more} more gaps"),
            because: "an import writes no more rulings".to_owned(),
        });
    }
    let mut made = Files {
        previous,
        pages,
        head,
        rulings,
    }
    .made(system);
    // Both forms of a message tell what has no place in either.
    let mut known = HashSet::new();
    unplaced.retain(|one| {
        known.insert((
            one.source.to_string(),
            one.words.clone(),
            one.because.clone(),
        ))
    });
    made.unplaced = unplaced;
    made
}

/// All that the pages declare, in the names of the contract.
fn declared(
    readings: &[(String, Reading)],
    wire: &Wire,
    gaps: &mut Gaps,
    unplaced: &mut Vec<Unplaced>,
) -> Declared {
    let forms = Forms::of(readings);
    for message in &forms.beyond {
        unplaced.push(Unplaced {
            source: message.source.clone(),
            words: message.heading.clone(),
            because: "a contract of an import holds no more messages".to_owned(),
        });
    }
    let mut lists = Lists::of(readings, unplaced);
    let examples = Examples::of(readings);
    let mut making = Making {
        forms: &forms,
        examples: &examples,
        lists: &mut lists,
        gaps: &mut *gaps,
        unplaced: &mut *unplaced,
        xml: wire.xml,
    };
    let mut drafts: Vec<_> = forms.all.iter().map(|form| making.draft(form)).collect();
    let mut written = Written::of(&mut drafts, gaps);
    let meant = if wire.xml {
        roots::settle(&mut drafts, unplaced)
    } else {
        (0..drafts.len()).collect()
    };
    let operations = Calls {
        readings,
        forms: &forms,
        meant: &meant,
        drafts: &mut drafts,
        written: &mut written,
        gaps: &mut *gaps,
        unplaced: &mut *unplaced,
        xml: wire.xml,
        wrappers: HashMap::new(),
    }
    .all();
    let machines = machine::all(readings, &mut lists, gaps, unplaced);
    Declared {
        operations,
        drafts,
        lists: lists.all,
        machines,
    }
}

/// The texts that become files.
struct Files<'p> {
    previous: &'p [(String, String)],
    pages: Pages,
    /// `[system]`.
    head: String,
    rulings: Vec<Ruled>,
}

impl Files<'_> {
    fn made(self, system: &Name) -> Imported {
        let kept = |name: &str| {
            let mut previous = self.previous.iter();
            previous
                .find(|(path, _)| path == name)
                .map(|(_, text)| text.as_str())
        };
        let (ruled, stated) = (kept(RULINGS), kept(CLAUSES));
        let rulings = format!("{}{}", self.head, joined(&self.rulings));
        let rulings = ruled.map_or_else(|| format!("{}\n", rulings.trim_end()), str::to_owned);
        let mut pages: Vec<(String, String)> = self.pages.files.clone();
        let written: HashSet<String> = pages.iter().map(|(path, _)| path.clone()).collect();
        let others = self
            .previous
            .iter()
            .filter(|(path, _)| path.starts_with("pages/"));
        pages.extend(others.filter(|(path, _)| !written.contains(path)).cloned());
        pages.sort();
        let standing = clauses::standing(system, &self.pages);
        let texts = |clauses: &str| contract(&pages, &rulings, clauses);
        let found = clauses::all(
            &|more| texts(&format!("{}{}", stated.unwrap_or_default(), joined(more))),
            lacking(standing, stated),
            &self.pages,
        );
        let (clauses, problems) = match found {
            Ok(clauses) => (clauses, Vec::new()),
            Err(problems) => (Vec::new(), problems),
        };
        let mut additions = Vec::new();
        if let Some(ruled) = ruled {
            let new = joined(&lacking(self.rulings, Some(ruled)));
            additions.extend((!new.is_empty()).then(|| (RULINGS.to_owned(), new)));
        }
        let new = joined(&clauses);
        let clauses = match stated {
            Some(stated) => {
                additions.extend((!new.is_empty()).then(|| (CLAUSES.to_owned(), new)));
                stated.to_owned()
            }
            None => format!("{}\n", format!("{CLAUSES_HEAD}{new}").trim_end()),
        };
        let changes = changes::between(self.previous, &self.pages.files);
        let mut files = pages;
        files.push((RULINGS.to_owned(), rulings));
        files.push((CLAUSES.to_owned(), clauses));
        Imported {
            files,
            changes,
            additions,
            unplaced: Vec::new(),
            problems,
        }
    }
}

/// What stands over the clauses.
const CLAUSES_HEAD: &str = "\
# What the pages require of behaviour, one citable clause each.
# A must that is contradicted is failed, a should is warned. Imports leave this file as it is.

";

fn joined(all: &[Ruled]) -> String {
    all.iter().map(|one| one.text.as_str()).collect()
}

/// Those whose id does not stand in this text.
fn lacking(all: Vec<Ruled>, text: Option<&str>) -> Vec<Ruled> {
    let Some(text) = text else { return all };
    let quoted = text.split(['"', '\'']);
    let known: HashSet<&str> = quoted.collect();
    all.into_iter()
        .filter(|one| !known.contains(one.id.as_str()))
        .collect()
}

/// The contract that texts make.
fn contract(
    pages: &[(String, String)],
    rulings: &str,
    clauses: &str,
) -> Result<Contract, Vec<Problem>> {
    let pages = pages
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()));
    let texts: Vec<(&str, &str)> = pages
        .chain([(RULINGS, rulings), (CLAUSES, clauses)])
        .collect();
    countersign_contract::read(&texts)
}
