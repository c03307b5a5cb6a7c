//! The form of a declared page: its tables and their keys.

use serde::Deserialize;
use toml::Spanned;

use crate::{Basis, Body, Effect, Kind, Method, Requirement};

/// `[page]`: what the page is called.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PageEntry {
    pub(super) title: String,
    /// Headings that clauses may cite besides the titles of what is declared.
    #[serde(default)]
    pub(super) headings: Vec<String>,
    /// Headings that an earlier version of it had for what it still declares:
    /// clauses cite them.
    #[serde(default)]
    pub(super) formerly: Vec<String>,
}

/// A place of the published page: `FILE:LINE`.
pub(super) type At = Option<Spanned<String>>;

/// `[[operation]]`: a call.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OperationEntry {
    pub(super) id: Spanned<String>,
    pub(super) title: String,
    pub(super) effect: Effect,
    pub(super) method: Method,
    pub(super) path: Spanned<String>,
    pub(super) base: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) parameters: Vec<Spanned<ParameterEntry>>,
    #[serde(default)]
    pub(super) in_path: Vec<Spanned<ParameterEntry>>,
    #[serde(default)]
    pub(super) headers: Vec<Spanned<ParameterEntry>>,
    #[serde(default)]
    pub(super) unjudged: Vec<String>,
    pub(super) request: Option<BodyEntry>,
    #[serde(default)]
    pub(super) response: Vec<Spanned<ResponseEntry>>,
    pub(super) at: At,
}

/// A parameter of the query or of the path, or a header line.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ParameterEntry {
    pub(super) name: String,
    #[serde(default)]
    pub(super) required: bool,
    pub(super) kind: Option<Kind>,
    pub(super) default: Option<String>,
    #[serde(default)]
    pub(super) values: Vec<String>,
    #[serde(default)]
    pub(super) terms: Vec<String>,
    pub(super) at: At,
}

/// What a call carries; [`Body`] itself lets unknown keys pass.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BodyEntry {
    message: String,
    #[serde(default)]
    shape: crate::Shape,
    wrapper: Option<String>,
}

impl From<BodyEntry> for Body {
    fn from(entry: BodyEntry) -> Self {
        Self {
            message: entry.message,
            shape: entry.shape,
            wrapper: entry.wrapper,
        }
    }
}

/// `[[operation.response]]`: an answer.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ResponseEntry {
    pub(super) status: u16,
    pub(super) body: Option<BodyEntry>,
    #[serde(default = "documented")]
    pub(super) basis: Basis,
    pub(super) at: At,
}

/// `[[message]]`: a body, or what several bodies hold.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MessageEntry {
    pub(super) name: Spanned<String>,
    pub(super) title: String,
    /// Whether clients send it.
    #[serde(default)]
    pub(super) request: bool,
    pub(super) root: Option<Spanned<String>>,
    pub(super) example: Option<String>,
    #[serde(default)]
    pub(super) field: Vec<Spanned<FieldEntry>>,
    pub(super) at: At,
}

/// `[[message.field]]`: a field.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FieldEntry {
    pub(super) path: Spanned<String>,
    pub(super) kinds: Vec<Kind>,
    #[serde(default = "optional")]
    pub(super) requirement: Requirement,
    pub(super) min: Option<u64>,
    pub(super) max: Option<u64>,
    pub(super) enumeration: Option<String>,
    /// The message that describes what it holds.
    pub(super) part: Option<String>,
    #[serde(default)]
    pub(super) open: bool,
    pub(super) default: Option<String>,
    #[serde(default)]
    pub(super) unjudged: Vec<String>,
    #[serde(default = "documented")]
    pub(super) basis: Basis,
    pub(super) at: At,
}

/// `[[enumeration]]`: a closed list of values.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EnumerationEntry {
    pub(super) name: Spanned<String>,
    pub(super) values: Vec<Spanned<String>>,
    pub(super) at: At,
}

/// `[[machine]]`: states and the steps between them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MachineEntry {
    pub(super) name: Spanned<String>,
    #[serde(default)]
    pub(super) state: Vec<Spanned<StateEntry>>,
    #[serde(default)]
    pub(super) step: Vec<Spanned<StepEntry>>,
    pub(super) at: At,
}

/// `[[machine.state]]`, in the spelling of messages.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StateEntry {
    pub(super) name: String,
    #[serde(default)]
    pub(super) internal: bool,
    #[serde(default)]
    pub(super) implied: bool,
    pub(super) at: At,
}

/// `[[machine.step]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StepEntry {
    pub(super) from: String,
    pub(super) to: String,
    #[serde(default)]
    pub(super) reasons: Vec<String>,
    pub(super) at: At,
}

fn optional() -> Requirement {
    Requirement::Optional
}

fn documented() -> Basis {
    Basis::Documented
}
