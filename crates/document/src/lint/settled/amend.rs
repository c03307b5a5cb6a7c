//! What a ruling changes of fields.

use countersign_contract::{Kind, Requirement, Source};

use super::{Made, Reading, Refused, Settling, kinds, path};
use crate::lint::ruling::Part;

/// How it is read that a field is of two kinds for which a contract has no
/// type: to let both pass would be to let everything pass.
const LIST_HOLDS: Reading = Reading {
    reading: "What the list says holds; the example is mistaken.",
    because: "A contract has no type for just these two, and the list is where types are defined.",
};

/// What of a field a ruling settles.
pub(super) const KINDS: &str = "kinds";
const REQUIREMENT: &str = "requirement";

/// The same change in some messages.
struct Change {
    messages: Vec<String>,
    field: String,
    to: To,
}

/// What a field becomes.
#[derive(Clone, PartialEq)]
enum To {
    Kinds(Vec<Kind>),
    Requirement(Requirement),
}

/// A field that is meant.
struct Meant {
    field: String,
    /// What of it.
    what: &'static str,
    /// What it becomes; `None` where it is so, or stays as it is.
    to: Option<To>,
    /// Whether a contract has no type for what it would become.
    is_untyped: bool,
}

impl To {
    /// What it settles.
    fn what(&self) -> &'static str {
        match self {
            Self::Kinds(_) => KINDS,
            Self::Requirement(_) => REQUIREMENT,
        }
    }
}

impl Settling<'_> {
    /// Changes fields in all forms of their messages, but where they are so.
    pub(super) fn amend(
        &mut self,
        page: usize,
        part: &Part,
        source: &Source,
    ) -> Result<Made, Refused> {
        let mut made = Made::default();
        let mut changes: Vec<Change> = Vec::new();
        let (mut is_known, mut is_untyped, mut before) = (false, false, None);
        for message in part.words("messages") {
            for form in self.counterpart.forms(page, message) {
                for path in part.words("fields") {
                    let Some(meant) = self.change(form, path, part) else {
                        continue;
                    };
                    let Meant {
                        field, what, to, ..
                    } = meant;
                    let message = &self.counterpart.messages[form];
                    if made.of.is_empty() {
                        made.of.clone_from(&message.name);
                    }
                    is_known = true;
                    if let Some(place) = self.before(&[what, &message.name, &field]) {
                        before = Some(place);
                        continue;
                    }
                    is_untyped |= meant.is_untyped;
                    let Some(to) = to else { continue };
                    let name = message.name.clone();
                    match changes
                        .iter_mut()
                        .find(|one| one.field == field && one.to == to)
                    {
                        Some(change) => change.messages.push(name),
                        None => changes.push(Change {
                            messages: vec![name],
                            field,
                            to,
                        }),
                    }
                }
            }
        }
        match before {
            Some(before) if changes.is_empty() => return Err(Refused::Before(before)),
            None if !is_known => return Err(Refused::Nowhere),
            _ => {}
        }
        if is_untyped && changes.is_empty() {
            made.reading = Some(LIST_HOLDS);
        }
        for change in changes {
            for message in &change.messages {
                self.claim(&[change.to.what(), message, &change.field], source)?;
                self.apply(message, &change);
            }
            made.parts.push(written(&change));
        }
        Ok(made)
    }

    /// The field that is meant; `None` where a contract has no such field.
    fn change(&self, form: usize, written: &str, part: &Part) -> Option<Meant> {
        let message = self.counterpart.messages.get(form)?;
        let requirement = match part.word("requirement") {
            "optional" => Some(Requirement::Optional),
            "required" => Some(Requirement::Required),
            _ => None,
        };
        if let Some(requirement) = requirement {
            // That an element is there is up to its list.
            let at = path::field(message, written.trim_end_matches("[n]"))?;
            let field = &message.fields[at];
            let path = field.path.as_str();
            if path.ends_with("[n]") || message.root.as_deref() == Some(path) {
                return None;
            }
            let other = field.requirement != requirement;
            return Some(Meant {
                field: path.to_owned(),
                what: REQUIREMENT,
                to: other.then_some(To::Requirement(requirement)),
                is_untyped: false,
            });
        }
        let more: Option<Vec<Kind>> = part
            .words("kinds")
            .iter()
            .map(|kind| kinds::named(kind))
            .collect();
        let more = more.filter(|kinds| !kinds.is_empty())?;
        let at = path::field(message, written)?;
        let field = &message.fields[at];
        let united = kinds::united(message, at, &more);
        // That a field is of one kind is all that there is to be said.
        if united.is_none() && more.len() < 2 {
            return None;
        }
        let is_untyped = united.is_none();
        let other = united.filter(|kinds| *kinds != field.kinds);
        Some(Meant {
            field: field.path.to_string(),
            what: KINDS,
            to: other.map(To::Kinds),
            is_untyped,
        })
    }

    /// Changes the contract as the ruling does.
    fn apply(&mut self, message: &str, change: &Change) {
        let mut messages = self.counterpart.messages.iter_mut();
        let message = messages.find(|known| known.name == message);
        let field = message.and_then(|message| {
            let mut fields = message.fields.iter_mut();
            fields.find(|field| field.path.as_str() == change.field)
        });
        if let Some(field) = field {
            match &change.to {
                To::Kinds(kinds) => field.kinds.clone_from(kinds),
                To::Requirement(requirement) => field.requirement.clone_from(requirement),
            }
        }
    }
}

fn written(change: &Change) -> Part {
    let part = Part::new("amend")
        .list("messages", &change.messages)
        .list("fields", &[&change.field]);
    match &change.to {
        To::Kinds(kinds) => {
            let kinds: Vec<&str> = kinds.iter().map(|kind| kind.as_str()).collect();
            part.list("kinds", &kinds)
        }
        To::Requirement(Requirement::Required) => part.text("requirement", "required"),
        To::Requirement(_) => part.text("requirement", "optional"),
    }
}
