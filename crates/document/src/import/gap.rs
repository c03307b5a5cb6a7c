//! The [`Gaps`] of pages that an import decided, each a ruling.

use std::collections::{HashMap, HashSet};

use super::name::Name;
use super::table::Table;

/// Most things that one ruling lists by name.
const LISTED: usize = 40;
/// Most rulings. A page of a person leaves some; what a machine wrote may
/// leave one for each of its messages.
const MOST: usize = 2000;

/// What kind of gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    /// What calls do.
    Effects,
    /// An answer without a status.
    Statuses,
    /// Headers that the contract has no place for.
    Headers,
    /// Parameters that must be given in some cases only.
    Parameters,
    /// Media type, where no page shows it.
    Media,
    /// Bodies in JSON and in XML.
    Mixed,
    /// Namespaces, where no page shows them.
    Namespaces,
    /// Holders that are not listed.
    Holders,
    /// What is called a text and has members.
    Containers,
    /// Fields without a known type.
    Kinds,
    /// Typed text of XML.
    Texts,
    /// Whether fields must be there.
    Needs,
    /// Fields that must be there, and may be null.
    Nulls,
    /// Conditions that a field decides.
    Conditions,
    /// Conditions in words.
    Words,
    /// Sizes that a contract does not hold.
    Bounds,
    /// Closed values of what is no text.
    Values,
    /// Members of any name.
    Open,
    /// Messages that hold themselves, or more than a contract holds.
    Circles,
    /// What only examples show.
    Examples,
    /// States in another spelling than that of messages.
    States,
}

impl Kind {
    /// Last part of the ruling's id.
    fn id(self) -> &'static str {
        match self {
            Self::Effects => "effects",
            Self::Statuses => "statuses",
            Self::Headers => "headers",
            Self::Parameters => "parameters",
            Self::Media => "media-type",
            Self::Mixed => "wire-form",
            Self::Namespaces => "namespaces",
            Self::Holders => "holders",
            Self::Containers => "containers",
            Self::Kinds => "kinds",
            Self::Texts => "texts",
            Self::Needs => "needs",
            Self::Nulls => "nulls",
            Self::Conditions => "conditions",
            Self::Words => "conditions-in-words",
            Self::Bounds => "bounds",
            Self::Values => "values",
            Self::Open => "open",
            Self::Circles => "circles",
            Self::Examples => "examples",
            Self::States => "states",
        }
    }

    /// Gap, reading and reason. What the gap ends in, all things follow.
    fn words(self) -> [&'static str; 3] {
        match self {
            Self::Effects => [
                "The pages do not say in one word what each call does to what is stored",
                "Each does what is said here of it. An `[[operation]]` with `call`, `id` and `effect` says otherwise.",
                "Method, path and title suggest it.",
            ],
            Self::Statuses => [
                "An answer is described without its status",
                "It is the 200.",
                "It is the only answer of a call that succeeded, and 200 is what a client takes for one.",
            ],
            Self::Headers => [
                "Calls are shown with headers that are neither credential nor media type",
                "They are not demanded, and not sent.",
                "A contract knows no others; whether a call needs them a run would tell.",
            ],
            Self::Parameters => [
                "Parameters of the query must be given in some cases only",
                "They need not.",
                "A contract says of a parameter that it must be given, or that it need not.",
            ],
            Self::Media => [
                "No page shows the media type of bodies",
                "It is the one of the form in which the bodies are described.",
                "Nothing else would carry them.",
            ],
            Self::Mixed => [
                "Some bodies are described as JSON, others as XML",
                "All are JSON; what is described as XML is a tree of the same names.",
                "A contract has one wire form, and to import the pages apart makes two of it.",
            ],
            Self::Namespaces => [
                "No example shows the namespace of",
                "It is the well-known one of its prefix, or one that is made up here: `namespaces` of `[system]` is to be corrected.",
                "A schema needs one; what is made up is in no example's way.",
            ],
            Self::Holders => [
                "Fields stand in what no list declares",
                "It is an object, or a list where elements are named, and need not be there.",
                "What has members is there to hold them, and a list that is silent demands nothing.",
            ],
            Self::Containers => [
                "Fields stand in what is declared as something else",
                "It is an object, or a list where elements are named.",
                "Nothing else has members.",
            ],
            Self::Kinds => [
                "No type is given, or none that is known, for",
                "In JSON it may hold any value, in XML any text.",
                "Where a page is silent any value is sane.",
            ],
            Self::Texts => [
                "Numbers and marks of yes and no stand in XML, where all is text:",
                "A whole number is a text that holds one; any other is text.",
                "The text of XML has no kinds of its own.",
            ],
            Self::Needs => [
                "It is not said whether these must be there:",
                "They need not.",
                "Where a page is silent nothing is demanded.",
            ],
            Self::Nulls => [
                "These must be there, and may be null",
                "They need not be there.",
                "In a contract null is as good as absent.",
            ],
            Self::Conditions => [
                "In some cases only a field must be there",
                "It must where the other field holds the text that the words name.",
                "The other field stands beside it, and the words name it and its text.",
            ],
            Self::Words => [
                "In some cases only, which words describe, a field must be there",
                "It need not be there: what the words say is not judged.",
                "They name no field beside it whose text decides. An `[[ruling.amend]]` with a `requirement` can say it.",
            ],
            Self::Bounds => [
                "Limits are given that a contract does not hold",
                "They are not judged.",
                "A contract holds least and most of lists, texts and numbers, as whole numbers.",
            ],
            Self::Values => [
                "Values are listed of what is no text",
                "Any value of its kind passes.",
                "A contract closes texts only.",
            ],
            Self::Open => [
                "Members may have any name",
                "What holds them may hold anything besides its listed members.",
                "A contract lists members by name.",
            ],
            Self::Circles => [
                "Messages hold themselves, or more than can be written out",
                "There they hold anything.",
                "A contract writes out all fields of a message.",
            ],
            Self::Examples => [
                "Nothing but examples shows what it holds:",
                "It may hold what they show, each of the kind that is shown, and nothing of it must be there.",
                "An example must pass, and demands nothing.",
            ],
            Self::States => [
                "States are written in words",
                "Messages write them as here.",
                "Either messages are documented to, or it is how they commonly write such words.",
            ],
        }
    }
}

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
