//! The [`Contract`]: the one model that everything else is derived from.

use serde::{Deserialize, Serialize};

use crate::page::kebab;
use crate::{Clause, Effect, Message, Namespace, Operation, Ruling, StateMachine};

/// All that a system's pages, rulings and clauses say, merged and checked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Contract {
    /// Short lower-case name of the system (`spectrum`).
    pub system: String,
    /// What people call the system.
    pub title: String,
    /// Media type of requests and answers (`application/json`).
    pub media_type: String,
    /// Name of the header that carries the credential, where there is one.
    pub credential_header: Option<String>,
    /// The namespaces of an XML wire form; none where the form is another, or
    /// where elements and attributes are in none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub namespaces: Vec<Namespace>,
    /// Operations in the order of the pages.
    pub operations: Vec<Operation>,
    /// Messages in the order of the pages.
    pub messages: Vec<Message>,
    /// Closed lists of values that fields refer to by name.
    pub enumerations: Vec<Enumeration>,
    /// State machines in the order of the pages.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub machines: Vec<StateMachine>,
    /// How gaps and contradictions of the pages are read.
    pub rulings: Vec<Ruling>,
    /// What the pages require of behaviour.
    pub clauses: Vec<Clause>,
}

/// A closed list of text values.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Enumeration {
    /// Name in kebab case (`workflow-status`).
    pub name: String,
    /// The values, in the order of the page.
    pub values: Vec<String>,
    /// Where the page lists them.
    pub source: crate::Source,
}

impl Contract {
    /// The operation with this id.
    pub fn operation(&self, id: &str) -> Option<&Operation> {
        self.operations.iter().find(|operation| operation.id == id)
    }

    /// The operations of this effect, in the order of the pages.
    pub fn with_effect(&self, effect: Effect) -> impl Iterator<Item = &Operation> {
        let operations = self.operations.iter();
        operations.filter(move |operation| operation.effect == effect)
    }

    /// The message with this name.
    pub fn message(&self, name: &str) -> Option<&Message> {
        self.messages.iter().find(|message| message.name == name)
    }

    /// The state machine with this name.
    pub fn machine(&self, name: &str) -> Option<&StateMachine> {
        self.machines.iter().find(|machine| machine.name == name)
    }

    /// The state machine that a field's values belong to: that of its name
    /// (`fulfillmentState`, or `fulfillment` itself, or `status`).
    pub fn machine_of(&self, field: &str) -> Option<&StateMachine> {
        let name = field.rsplit('.').next()?.trim_start_matches('@');
        let suffixes = ["State", "Status"].into_iter();
        let stems = suffixes.filter_map(|suffix| name.strip_suffix(suffix));
        let mut names = stems.chain([name]).map(kebab);
        names.find_map(|name| self.machine(&name))
    }

    /// Whether bodies are written in XML; else in JSON. Their media type says
    /// so (RFC 7303), or that they have namespaces.
    pub fn is_xml(&self) -> bool {
        let kind = self.media_type.split(';').next().unwrap_or_default();
        let subtype = kind.rsplit('/').next().unwrap_or_default().trim();
        let subtype = subtype.to_ascii_lowercase();
        !self.namespaces.is_empty() || subtype == "xml" || subtype.ends_with("+xml")
    }

    /// The clause with this id.
    pub fn clause(&self, id: &str) -> Option<&Clause> {
        self.clauses.iter().find(|clause| clause.id == id)
    }

    /// The values of the enumeration with this name.
    pub fn enumeration(&self, name: &str) -> Option<&[String]> {
        self.enumerations
            .iter()
            .find(|enumeration| enumeration.name == name)
            .map(|enumeration| enumeration.values.as_slice())
    }
}
