//! [`Settings`]: what a pack says beside its contract, `pack.toml`.

use std::collections::BTreeMap;

use serde::Deserialize;

/// What a contract does not say of a system: which field is the key, which
/// tells how far an entity is, which secrets there are and how they travel.
/// All of it may be left out; what is, follows from the contract where it can.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Settings {
    /// What the base URL ends with, below which the paths stand.
    pub base_path: String,
    /// Name of the message that may stand in lists for what it refers to.
    pub reference: Option<String>,
    /// What entities are.
    pub entity: EntitySettings,
    /// How entities are searched for.
    pub search: SearchSettings,
    /// The secrets of one partner, in the order in which they are asked for.
    pub secret: Vec<SecretSettings>,
}

/// The fields by which entities are known. Paths are the contract's, of the
/// message that shows entities (`shipment.parcels[n].barcode`).
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct EntitySettings {
    /// The message that shows an entity.
    pub message: Option<String>,
    /// The key that clients choose.
    pub key: Option<String>,
    /// The id that the target gives, by which an entity is then looked up.
    pub id: Option<String>,
    /// The list whose elements have keys (`parcels`).
    pub list: Option<String>,
    /// The key within an element (`barcode`).
    pub list_key: Option<String>,
    /// The field that says how far an entity is.
    pub status: Option<String>,
    /// The field that says when it was last modified.
    pub stamp: Option<String>,
    /// The member of a JSON answer that holds the entities which a search
    /// finds, where the answer is no bare list: the only list in it, if it has
    /// one.
    pub within: Option<String>,
    /// Fields that may change by themselves, beside those that no request
    /// sends.
    pub moves: Vec<String>,
    /// What the state calls a field of a request that names it otherwise:
    /// path in the request to path in the state.
    pub names: BTreeMap<String, String>,
}

/// What the criteria of a search are called, in its query or its body.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct SearchSettings {
    /// Start of the window.
    pub start: Option<String>,
    /// End of the window.
    pub end: Option<String>,
    /// Wanted values of the status.
    pub statuses: Option<String>,
    /// What overrides the longest window.
    pub unrestricted: Option<String>,
}

/// A secret, and how it travels.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct SecretSettings {
    /// Its name in a target's configuration.
    pub key: String,
    /// The environment variable that holds it.
    pub variable: String,
    /// The header that carries it.
    #[serde(default)]
    pub header: Option<String>,
    /// The parameter of the query that carries it, in place of a header.
    #[serde(default)]
    pub query: Option<String>,
    /// What stands before it in the header (`Bearer `).
    #[serde(default)]
    pub prefix: String,
    /// Whether it only names the partner.
    #[serde(default)]
    pub public: bool,
}

impl Settings {
    /// Reads `pack.toml`.
    ///
    /// # Errors
    /// What is no TOML, or no setting, with its line.
    pub fn read(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(text)
    }
}
