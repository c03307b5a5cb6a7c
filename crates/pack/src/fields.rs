//! [`Fields`]: the fields of the state, and what requests call them.

use std::collections::{HashMap, HashSet};

use countersign_contract::{Contract, Effect, Field, Kind, Message, Requirement};
use countersign_system::Form;

use crate::settings::EntitySettings;

/// What the state calls the fields of each request.
#[derive(Debug, Clone, Default)]
pub(crate) struct Names {
    /// By message, path in the request to path in the state.
    shown: HashMap<String, HashMap<String, String>>,
}

impl Names {
    /// The names of all requests: as the settings say, else the same path
    /// below the root. What the state does not show has none.
    pub(crate) fn of(contract: &Contract, state: &Message, settings: &EntitySettings) -> Self {
        let requests = contract.messages.iter().filter(|message| message.request);
        let shown = requests.map(|request| {
            let fields = request.fields.iter().filter_map(|field| {
                let path = field.path.as_str();
                let shown = match settings.names.get(path) {
                    Some(shown) => shown.clone(),
                    None => rooted(path, request.root.as_deref(), state.root.as_deref())?,
                };
                state.field(&shown)?;
                Some((path.to_owned(), shown))
            });
            (request.name.clone(), fields.collect())
        });
        Self {
            shown: shown.collect(),
        }
    }

    /// What the state calls a field of a request; `None` where it does not
    /// show it.
    pub(crate) fn shown(&self, message: &str, path: &str) -> Option<&str> {
        self.shown.get(message)?.get(path).map(String::as_str)
    }
}

/// A path below one root as the same path below another.
fn rooted(path: &str, from: Option<&str>, to: Option<&str>) -> Option<String> {
    let rest = match from {
        None => path,
        Some(root) if path == root => "",
        Some(root) => path.strip_prefix(root)?.strip_prefix('.')?,
    };
    Some(match (to, rest) {
        (None, rest) => rest.to_owned(),
        (Some(root), "") => root.to_owned(),
        (Some(root), rest) => format!("{root}.{rest}"),
    })
}

/// The fields of the state.
#[derive(Debug, Clone, Default)]
pub(crate) struct Fields {
    forms: HashMap<String, Form>,
    names: Names,
    /// By request, the paths that its page asks for.
    required: HashMap<String, HashSet<String>>,
    /// Paths of the state that some request sends.
    sent: HashSet<String>,
    /// By list of objects, the member that names an element.
    keys: HashMap<String, String>,
}

impl Fields {
    /// The fields of the message that shows entities.
    pub(crate) fn of(contract: &Contract, state: &Message, settings: &EntitySettings) -> Self {
        let names = Names::of(contract, state, settings);
        let mut fields = Self::default();
        for field in &state.fields {
            fields.add(field.path.as_str(), field, contract.is_xml());
            fields.name(field);
        }
        let operations = contract.operations.iter();
        let writes = operations.filter(|it| matches!(it.effect, Effect::Create | Effect::Change));
        let requests = writes.filter_map(|it| contract.message(&it.request.as_ref()?.message));
        for request in requests {
            for field in &request.fields {
                let Some(shown) = names.shown(&request.name, field.path.as_str()) else {
                    continue;
                };
                fields.add(shown, field, contract.is_xml());
                fields.sent.insert(shown.to_owned());
            }
            let asked = request
                .fields
                .iter()
                .filter(|field| field.requirement != Requirement::Optional);
            let asked = asked.map(|field| field.path.as_str().to_owned()).collect();
            fields.required.insert(request.name.clone(), asked);
        }
        if let (Some(list), Some(key)) = (&settings.list, &settings.list_key) {
            fields.keys.insert(format!("{list}[n]"), key.clone());
        }
        fields.names = names;
        fields
    }

    fn add(&mut self, path: &str, field: &Field, xml: bool) {
        let form = self.forms.entry(path.to_owned()).or_insert(Form::Plain);
        *form = (*form).max(read_as(field, xml));
    }

    /// The first text that every element of a list has names it, unless the
    /// settings say otherwise.
    fn name(&mut self, field: &Field) {
        let Some(parent) = field.path.parent().filter(|parent| parent.is_element()) else {
            return;
        };
        if field.requirement == Requirement::Required
            && field.kinds == [Kind::Text]
            && field.enumeration.is_none()
        {
            let name = field.path.name().to_owned();
            self.keys.entry(parent.as_str().to_owned()).or_insert(name);
        }
    }

    /// Whether the state has the field.
    pub(crate) fn knows(&self, path: &str) -> bool {
        self.forms.contains_key(path)
    }

    /// How the text of a field is read.
    pub(crate) fn form(&self, path: &str) -> Form {
        self.forms.get(path).copied().unwrap_or(Form::Plain)
    }

    /// What the state calls a field of a request.
    pub(crate) fn shown(&self, message: &str, path: &str) -> Option<&str> {
        self.names.shown(message, path)
    }

    /// Whether a request's page asks for the field.
    pub(crate) fn requires(&self, message: &str, path: &str) -> bool {
        self.required
            .get(message)
            .is_some_and(|paths| paths.contains(path))
    }

    /// Whether some request sends the field, so that it is the client's.
    pub(crate) fn is_sent(&self, path: &str) -> bool {
        self.sent.contains(path)
    }

    /// The member that names an element of this list (`parcels[n]`).
    pub(crate) fn key_of(&self, element: &str) -> Option<&str> {
        self.keys.get(element).map(String::as_str)
    }
}

fn read_as(field: &Field, xml: bool) -> Form {
    let has = |kind| field.kinds.contains(&kind);
    if has(Kind::DateTime) {
        Form::Instant
    } else if has(Kind::IntegerText) || (xml && (has(Kind::Number) || has(Kind::Integer))) {
        Form::Quantity
    } else {
        Form::Plain
    }
}
