//! The [`Gaps`] of pages that an import decided, each a ruling.

mod kind;

use std::collections::{HashMap, HashSet};

pub(super) use self::kind::Kind;
use super::name::Name;
use super::table::Table;

/// Most things that one ruling lists by name.
const LISTED: usize = 40;
/// Most rulings. A page of a person leaves some; what a machine wrote may
/// leave one for each of its messages.
const MOST: usize = 2000;

/// The gaps by what they are about.
#[derive(Default)]
pub(super) struct Gaps {
    all: Vec<Gap>,
    index: HashMap<(Kind, String), usize>,
}

struct Gap {
    kind: Kind,
    /// Name of the message, or id of the call, that it is about; empty for the
    /// whole system.
    of: String,
    /// Those that are listed.
    items: Vec<String>,
    known: HashSet<String>,
}

/// A ruling: its id, and its TOML.
pub(super) struct Ruled {
    pub(super) id: String,
    pub(super) text: String,
}

impl Gaps {
    /// Notes one thing that a gap is about, as a sentence names it; what is
    /// read and what is written of one description say it once.
    pub(super) fn note(&mut self, kind: Kind, of: &str, item: impl Into<String>) {
        let key = (kind, of.to_owned());
        let at = *self.index.entry(key).or_insert_with(|| {
            self.all.push(Gap {
                kind,
                of: of.to_owned(),
                items: Vec::new(),
                known: HashSet::new(),
            });
            self.all.len() - 1
        });
        let gap = &mut self.all[at];
        let item = shortened(&item.into());
        if gap.known.insert(item.clone()) && gap.items.len() < LISTED {
            gap.items.push(item);
        }
    }

    /// The rulings, in the order in which the gaps were met, and how many are
    /// too many to be kept.
    pub(super) fn ruled(&self, system: &Name) -> (Vec<Ruled>, usize) {
        let rulings = self.all.iter().take(MOST);
        let rulings = rulings.map(|gap| gap.ruled(system)).collect();
        (rulings, self.all.len().saturating_sub(MOST))
    }
}

impl Gap {
    fn ruled(&self, system: &Name) -> Ruled {
        let [gap, reading, because] = self.kind.words();
        let prefix = if self.of.is_empty() {
            String::new()
        } else {
            format!("{}.", self.of)
        };
        let id = format!("{}.ruling.{prefix}{}", system.as_str(), self.kind.id());
        let more = self.known.len() - self.items.len();
        let more = if more > 0 {
            format!(", and {more} more")
        } else {
            String::new()
        };
        let of = if self.of.is_empty() {
            String::new()
        } else {
            format!(" ({})", self.of)
        };
        let colon = if gap.ends_with(':') { "" } else { ":" };
        let gap = format!("{gap}{colon} {}{more}{of}.", self.items.join(", "));
        let text = Table::default()
            .text("id", &id)
            .text("gap", &gap)
            .text("reading", reading)
            .text("because", because)
            .under("[[ruling]]");
        Ruled { id, text }
    }
}

/// A text of at most 160 characters on one line.
pub(super) fn shortened(text: &str) -> String {
    const MOST: usize = 160;
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect();
    let line = words.join(" ");
    match line.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}
