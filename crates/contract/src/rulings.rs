//! The form of `rulings.toml`: the names that the pages leave to us, and the
//! rulings with what they change.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use crate::entries::Entries;
use crate::text::{Problems, Text};
use crate::{Basis, Effect, Kind, Requirement, Shape};

/// All of `rulings.toml`.
pub(crate) struct Rulings {
    pub(crate) system: Option<Spanned<SystemNames>>,
    pub(crate) operations: Vec<Spanned<OperationNames>>,
    pub(crate) messages: Vec<Spanned<MessageNames>>,
    pub(crate) rulings: Vec<Spanned<RulingEntry>>,
}

/// `[system]`: what the system is called.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SystemNames {
    /// Short name, kebab case; ids begin with it.
    pub(crate) name: Spanned<String>,
    pub(crate) title: String,
    /// What headings call a request as a whole (`Order Optional Fields`).
    pub(crate) entity: String,
    /// What the paths of the pages begin with and the base URL ends with.
    #[serde(default)]
    pub(crate) base: String,
    /// Media type of bodies, where no call of a page shows it.
    pub(crate) media_type: Option<String>,
    /// Header of the credential, where no call of a page shows it.
    pub(crate) credential_header: Option<String>,
    /// Namespaces of an XML wire form by their prefix in field paths.
    #[serde(default)]
    pub(crate) namespaces: BTreeMap<String, String>,
}

impl SystemNames {
    /// What stands for a `[system]` that could not be read.
    pub(crate) fn nameless() -> Self {
        Self {
            name: Spanned::new(0..0, String::new()),
            title: String::new(),
            entity: String::new(),
            base: String::new(),
            media_type: None,
            credential_header: None,
            namespaces: BTreeMap::new(),
        }
    }
}

/// `[[operation]]`: how a documented call and its bodies are called.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OperationNames {
    /// Method and path, as the page's http block has them.
    pub(crate) call: Spanned<String>,
    /// Root element of what is sent, where that tells two calls apart.
    pub(crate) root: Option<String>,
    pub(crate) id: Spanned<String>,
    pub(crate) effect: Effect,
    /// Name of the request's message.
    pub(crate) request: Option<Spanned<String>>,
    #[serde(default)]
    pub(crate) shape: Shape,
    /// Names of the answers' messages, by documented status.
    #[serde(default)]
    pub(crate) answers: BTreeMap<Spanned<String>, Spanned<String>>,
}

/// `[[message]]`: how a body is called that a page describes apart from calls.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MessageNames {
    /// Heading of its table; none where only the block of a call shows it.
    pub(crate) heading: Option<Spanned<String>>,
    /// Its root element.
    pub(crate) root: Spanned<String>,
    /// Name of the form that is read.
    pub(crate) read: Option<Spanned<String>>,
    /// Name of the form that is written.
    pub(crate) write: Option<Spanned<String>>,
    /// Name of both forms, of something that is no body by itself.
    pub(crate) part: Option<Spanned<String>>,
}

/// `[[ruling]]`: one gap, how it is read, and what that changes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RulingEntry {
    pub(crate) id: Spanned<String>,
    pub(crate) gap: String,
    pub(crate) reading: String,
    pub(crate) because: String,
    #[serde(default)]
    pub(crate) add: Vec<Spanned<Addition>>,
    #[serde(default)]
    pub(crate) amend: Vec<Spanned<Amendment>>,
    #[serde(default)]
    pub(crate) enumeration: Vec<Values>,
    #[serde(default)]
    pub(crate) response: Vec<Spanned<ResponseEntry>>,
    #[serde(default)]
    pub(crate) condition: Vec<Spanned<ConditionEntry>>,
    #[serde(default)]
    pub(crate) alias: Vec<Alias>,
    #[serde(default)]
    pub(crate) extend: Vec<Values>,
    #[serde(default)]
    pub(crate) state: Vec<StateEntry>,
}

/// Fields that no list declares.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Addition {
    pub(crate) messages: Vec<Spanned<String>>,
    pub(crate) fields: Vec<Spanned<String>>,
    pub(crate) kinds: Vec<Kind>,
    #[serde(default = "optional")]
    pub(crate) requirement: Requirement,
    #[serde(default = "exemplified")]
    pub(crate) basis: Basis,
}

/// What a ruling changes of documented fields.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Amendment {
    pub(crate) messages: Vec<Spanned<String>>,
    pub(crate) fields: Vec<Spanned<String>>,
    pub(crate) kinds: Option<Vec<Kind>>,
    pub(crate) requirement: Option<Requirement>,
    pub(crate) min: Option<u64>,
    pub(crate) max: Option<u64>,
    pub(crate) enumeration: Option<Spanned<String>>,
    pub(crate) open: Option<bool>,
    pub(crate) default: Option<String>,
    pub(crate) basis: Option<Basis>,
}

/// A closed list of values that no page heads as one.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Values {
    pub(crate) name: Spanned<String>,
    pub(crate) values: Vec<String>,
}

/// An answer whose status no page labels, or what one carries of which a page
/// says that in words alone.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ResponseEntry {
    pub(crate) operation: Spanned<String>,
    pub(crate) status: u16,
    /// What it carries; none where nothing is known of that.
    pub(crate) message: Option<Spanned<String>>,
    #[serde(default)]
    pub(crate) shape: Shape,
    /// Heading of the block that shows the message, where no status label
    /// does.
    pub(crate) heading: Option<Spanned<String>>,
    #[serde(default = "documented")]
    pub(crate) basis: Basis,
}

/// When a field is mandatory that a table marks `x for …`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ConditionEntry {
    pub(crate) message: String,
    /// What the mark says behind `x for`.
    pub(crate) case: String,
    /// Whole path of the field that decides.
    pub(crate) field: String,
    pub(crate) equals: String,
}

/// A name that a page writes once in another way than elsewhere: of a state,
/// or the path of what an example shows.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Alias {
    pub(crate) written: Spanned<String>,
    pub(crate) means: String,
}

/// A state that no table lists.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct StateEntry {
    pub(crate) machine: Spanned<String>,
    pub(crate) name: Spanned<String>,
    #[serde(default)]
    pub(crate) internal: bool,
    /// The states that follow on it.
    #[serde(default)]
    pub(crate) next: Vec<String>,
}

fn optional() -> Requirement {
    Requirement::Optional
}

fn exemplified() -> Basis {
    Basis::Exemplified
}

fn documented() -> Basis {
    Basis::Documented
}

/// Reads `rulings.toml`.
pub(crate) fn read(text: &Text<'_>, problems: &mut Problems) -> Rulings {
    let entries = Entries::parse(
        text,
        &["system", "operation", "message", "ruling"],
        problems,
    );
    Rulings {
        system: entries.single("system", problems),
        operations: entries.all("operation", problems),
        messages: entries.all("message", problems),
        rulings: entries.all("ruling", problems),
    }
}
