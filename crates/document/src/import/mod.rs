//! The files of a contract, made of what pages declare.
//!
//! A reading says what a page writes; a contract needs a little more: names,
//! kinds, what a call does, what stands in what. Where the page leaves that
//! open it is decided here, told in a ruling, and to be overruled there: what
//! is declared is written anew by each import, rulings and clauses never.

mod changes;
mod clauses;
pub(crate) mod condition;
pub(crate) mod counterpart;
mod declare;
mod draft;
mod earlier;
mod effect;
mod examples;
mod files;
mod fitted;
mod form;
mod gap;
mod identity;
mod kind;
mod machine;
mod misspelt;
mod name;
mod operation;
mod page;
mod parameter;
mod parts;
mod path;
mod placed;
mod published;
mod roots;
mod said;
mod stated;
mod system;
mod table;
mod taken;
mod values;
mod wire;
mod wrapper;

use std::collections::{HashMap, HashSet};

use countersign_contract::{PAGES, Problem, RULINGS, Source};

use self::draft::Making;
use self::earlier::Earlier;
use self::examples::Examples;
use self::files::Files;
use self::form::Forms;
use self::gap::Gaps;
use self::operation::Calls;
use self::page::{Declared, Pages};
use self::parts::Written;
use self::published::Published;
use self::taken::Taken;
use self::values::Lists;
use self::wire::Wire;
use crate::reading::{Reading, Unplaced};

pub use self::name::Name;

/// What was made of pages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Imported {
    /// All files of the contract, those of before that stay included: paths
    /// from its folder (`pages/orders.toml`, `rulings.toml`, `clauses.toml`),
    /// and texts.
    pub files: Vec<(String, String)>,
    /// Paths of pages of before that are to be removed: another of the files
    /// holds their new version.
    pub removed: Vec<String>,
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
/// rulings and clauses stay as they are, and so do pages of which this import
/// has no new version. Without any the result is always read as a contract.
pub fn import(
    readings: &[(String, Reading)],
    system: &Name,
    previous: &[(String, String)],
) -> Imported {
    let mut decided = Decided::of(readings, system, &Taken::default());
    let published = Published::of(readings);
    let earlier = Earlier::of(previous, readings, &decided.declared, &published);
    // What other pages have declared stays named as it is.
    let taken = earlier.names();
    if taken.meets(&decided.declared) {
        decided = Decided::of(readings, system, &taken);
    }
    let Decided {
        wire,
        declared,
        gaps,
        mut unplaced,
    } = decided;
    let pages = Pages::of(readings, &declared, &published, &earlier);
    let head = system::table(readings, system, &wire, &declared.operations);
    let (rulings, more) = gaps.ruled(system);
    if more > 0 {
        unplaced.push(Unplaced {
            source: Source {
                file: RULINGS.to_owned(),
                line: 1,
                column: 1,
            },
            words: format!("{more} more gaps"),
            because: "an import writes no more rulings".into(),
        });
    }
    let mut made = Files {
        previous,
        unclear: earlier.unclear(readings),
        replaced: earlier.replaced().collect(),
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

/// What pages declare, and what was decided for that.
struct Decided {
    wire: Wire,
    declared: Declared,
    gaps: Gaps,
    unplaced: Vec<Unplaced>,
}

impl Decided {
    /// All of it, under names that are not taken.
    fn of(readings: &[(String, Reading)], system: &Name, taken: &Taken) -> Self {
        let mut gaps = Gaps::default();
        let told = readings.iter().flat_map(|(_, reading)| &reading.unplaced);
        let mut unplaced: Vec<Unplaced> = told.cloned().collect();
        let wire = Wire::of(readings, system, &mut gaps);
        let declared = declared(readings, &wire, taken, &mut gaps, &mut unplaced);
        Self {
            wire,
            declared,
            gaps,
            unplaced,
        }
    }
}

/// All that the pages declare, in the names of the contract.
fn declared(
    readings: &[(String, Reading)],
    wire: &Wire,
    taken: &Taken,
    gaps: &mut Gaps,
    unplaced: &mut Vec<Unplaced>,
) -> Declared {
    let readings = &fitted::fitted(readings, wire.xml, gaps);
    let forms = Forms::named(readings, taken.names("message"));
    for message in &forms.beyond {
        unplaced.push(Unplaced {
            source: message.source.clone(),
            words: message.heading.clone(),
            because: "a contract of an import holds no more messages".into(),
        });
    }
    let mut lists = Lists::of(readings, taken.names("enumeration"), unplaced);
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
        taken,
        credential: wire.credential_header.as_deref(),
        wrappers: HashMap::new(),
    }
    .all();
    let mut machines = machine::all(readings, &mut lists, taken.names("machine"), gaps, unplaced);
    stated::settle(&mut machines, &drafts, &lists.all, taken.names("machine"));
    Declared {
        operations,
        drafts,
        lists: lists.all,
        machines,
    }
}

/// Whether a file of this path, from the contract's folder, is among its
/// pages.
fn is_page(path: &str) -> bool {
    let below = path.strip_prefix(PAGES);
    below.is_some_and(|below| below.starts_with('/'))
}
