//! The contract's [`Fields`] of an order, in the state's terms.

use std::collections::{HashMap, HashSet};

use countersign_contract::{Contract, Field, Kind, Message, Requirement};
use countersign_system::Form;

/// The message that lookup and search show.
const STATE: &str = "order";

/// Every field of an order that some page knows: of the message that shows
/// orders, and of those that submit or change them.
#[derive(Debug, Clone)]
pub(crate) struct Fields {
    forms: HashMap<String, Form>,
    required: HashMap<String, HashSet<String>>,
}

impl Fields {
    /// The fields of this contract.
    pub(crate) fn of(contract: &Contract) -> Self {
        let mut forms = HashMap::new();
        let mut required = HashMap::new();
        let messages = contract.messages.iter();
        for message in messages.filter(|message| message.name != "search") {
            if message.request {
                required.insert(message.name.clone(), marked(message));
            } else if message.name != STATE {
                continue;
            }
            for field in &message.fields {
                let path = shown(field.path.as_str()).to_owned();
                let form = forms.entry(path).or_insert(Form::Plain);
                *form = (*form).max(read_as(field));
            }
        }
        Self { forms, required }
    }

    /// Whether some page knows the field.
    pub(crate) fn knows(&self, field: &str) -> bool {
        self.forms.contains_key(field)
    }

    /// How the text of the field is read.
    pub(crate) fn form(&self, field: &str) -> Form {
        self.forms.get(field).copied().unwrap_or(Form::Plain)
    }

    /// Whether the request message's page marks the field required, of which
    /// the path is in the message's own terms.
    pub(crate) fn requires(&self, message: &str, path: &str) -> bool {
        let marked = self.required.get(message);
        marked.is_some_and(|marked| marked.contains(path))
    }
}

/// What the state calls a field of a request: the pages use two names for
/// the order's date, and two for the recipe set.
pub(crate) fn shown(path: &str) -> &str {
    match path {
        "orderDate" => "orderDateTime",
        "lineItems[n].recipeSetReadableId" => "lineItems[n].recipeSetId",
        other => other,
    }
}

/// Of several forms of which one is needed (`sku` on the line item or in the
/// list), each counts as required: where it is given, it is what was asked.
fn marked(message: &Message) -> HashSet<String> {
    let fields = message.fields.iter();
    fields
        .filter(|field| field.requirement != Requirement::Optional)
        .map(|field| field.path.as_str().to_owned())
        .collect()
}

fn read_as(field: &Field) -> Form {
    if field.kinds.contains(&Kind::DateTime) {
        Form::Instant
    } else if field.kinds.contains(&Kind::IntegerText) {
        Form::Quantity
    } else {
        Form::Plain
    }
}
