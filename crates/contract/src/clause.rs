//! A [`Clause`]: one thing that the pages demand or promise, citable by its id.

use serde::{Deserialize, Serialize};

/// One thing that the pages demand or promise of behaviour.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Clause {
    /// Dotted id that starts with the system (`spectrum.shipment.all-or-nothing`).
    pub id: String,
    /// Our wording, one sentence.
    pub text: String,
    /// How strong it is; this alone decides between failed and warned.
    pub modality: Modality,
    /// How we know.
    pub basis: Basis,
    /// For [`Basis::Implied`]: the sentence that it follows from, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follows_from: Option<String>,
    /// Where the pages say it.
    pub source: ClauseSource,
    /// False where no exchange can show it.
    pub assessable: bool,
    /// Why it is not assessable.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// Page and heading of a clause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClauseSource {
    /// File name of the page below `schemas/<system>/pages/`.
    pub page: String,
    /// Heading under which it stands.
    pub heading: String,
}

/// How strong a clause is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Modality {
    /// Contradicting it is a failed finding.
    Must,
    /// Contradicting it is a warned finding.
    Should,
}

/// How we know of a clause, or of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// Text, headings, tables, mandatory marks, labelled response blocks.
    Documented,
    /// Only an example shows it.
    Exemplified,
    /// It follows from a sentence that is named.
    Implied,
}
