//! Types of fields against what examples show.

use std::collections::HashSet;

use countersign_contract::Kind;

use crate::diagnostic::Diagnostic;
use crate::lint::code::example::TYPE;
use crate::lint::found::Found;
use crate::lint::instance::Instance;
use crate::lint::ruling::{Ruling, contract_path};
use crate::lint::subject::Subject;
use crate::lint::tree::{Item, Tree, Value};
use crate::reading::{Field, Message};

use crate::lint::entry::alternatives;

pub(super) fn find(subject: &Subject) -> Found {
    let mut found = Found::default();
    let mut told = HashSet::new();
    for instance in &subject.instances {
        let tree = &subject.shown[instance.shown].tree;
        for (index, node) in &instance.matched {
            let item = &tree.items[*index];
            let declared = subject.shapes.node(*node);
            // An element that the list does not tell of is matched with its
            // list, whose type is not its own.
            let is_element = item.name == "[n]" && declared.name != "[n]";
            let Some(field) = declared.field.filter(|_| !is_element) else {
                continue;
            };
            let Some(seen) = other_kind(field, item, tree, !declared.children.is_empty()) else {
                continue;
            };
            let list = declared.message;
            if told.insert((&list.name, &field.path)) {
                found.tell(|| one(subject, instance, field, item, seen, list));
            }
        }
    }
    found
}

/// What an example shows, where it is not what the list says.
fn other_kind(field: &Field, item: &Item, tree: &Tree, has_children: bool) -> Option<Seen> {
    let kind = field.kind.kind?;
    let seen = Seen::of(item, tree)?;
    let fits = match (kind, &seen) {
        // What has members is no text; that is told of the list.
        (Kind::Text | Kind::DateTime | Kind::IntegerText, Seen::Object | Seen::List) => {
            has_children && seen == Seen::Object
        }
        (Kind::Text | Kind::DateTime, Seen::Typed(_)) => true,
        (Kind::Text | Kind::DateTime | Kind::IntegerText, Seen::Text(_)) => true,
        (Kind::DateTime, Seen::Number(number)) => counts_time(field, number),
        (Kind::Number | Kind::Integer, Seen::Number(number)) => {
            kind == Kind::Number || is_whole(number)
        }
        (Kind::Number, Seen::Typed(text)) => text.parse::<f64>().is_ok(),
        (Kind::Integer | Kind::IntegerText, Seen::Typed(text)) => text.parse::<i128>().is_ok(),
        (Kind::Boolean, Seen::Boolean) => true,
        (Kind::Boolean, Seen::Typed(text)) => matches!(text.as_str(), "true" | "false" | "0" | "1"),
        (Kind::Object, Seen::Object) | (Kind::List, Seen::List) => true,
        // Some call an object a list that holds one.
        (Kind::List, Seen::Object) => {
            field.kind.written.eq_ignore_ascii_case("list")
                && tree.children(item).any(|child| child.value == Value::List)
        }
        // An element of XML is what it holds.
        (Kind::Object | Kind::List, Seen::Typed(_)) => true,
        _ => false,
    };
    let is_other = alternatives(&field.kind.written).any(|kind| kind == seen.any_kind());
    (!fits && !is_other).then_some(seen)
}

/// Whether a number may be a time: a timestamp is a count of seconds as often
/// as it is a text, and elsewhere the words say what is counted.
fn counts_time(field: &Field, number: &str) -> bool {
    let said = format!("{} {}", field.kind.written, field.words).to_lowercase();
    let is_said = ["epoch", "unix", "seconds", "1970", "timestamp"]
        .iter()
        .any(|word| said.contains(word));
    is_said && is_whole(number)
}

/// A whole number may be written `5.0`.
fn is_whole(number: &str) -> bool {
    number
        .parse::<f64>()
        .is_ok_and(|number| number.fract() == 0.0)
}

/// What an example shows.
#[derive(Debug, PartialEq)]
enum Seen {
    Text(String),
    Number(String),
    Boolean,
    Object,
    List,
    /// Text of XML, which may be of any kind.
    Typed(String),
}

impl Seen {
    /// `None` where it shows nothing: null, or what stands for a value.
    fn of(item: &Item, tree: &Tree) -> Option<Self> {
        Some(match &item.value {
            Value::Object => Self::Object,
            Value::List => Self::List,
            Value::Number(number) => Self::Number(number.clone()),
            Value::Boolean(_) => Self::Boolean,
            Value::Text(text) if stands_for_a_value(text) => return None,
            Value::Text(text) if item.is_attribute() => Self::Typed(text.trim().to_owned()),
            Value::Text(text) => Self::Text(text.clone()),
            Value::Element(_) => {
                let text = tree.shown(item)?;
                if stands_for_a_value(text) {
                    return None;
                }
                Self::Typed(text.to_owned())
            }
            Value::Null | Value::Placeholder => return None,
        })
    }

    fn name(&self) -> &'static str {
        match self {
            Self::Text(_) | Self::Typed(_) => "text",
            Self::Number(_) => "a number",
            Self::Boolean => "a boolean",
            Self::Object => "an object",
            Self::List => "a list",
        }
    }

    /// Its kind as [`alternatives`] tells them: one for all numbers.
    fn any_kind(&self) -> Kind {
        match self {
            Self::Text(_) | Self::Typed(_) => Kind::Text,
            Self::Number(_) => Kind::Number,
            Self::Boolean => Kind::Boolean,
            Self::Object => Kind::Object,
            Self::List => Kind::List,
        }
    }

    fn kinds(&self) -> &'static str {
        match self {
            // Text that holds a whole number is a kind of its own.
            Self::Text(text) if text.parse::<i64>().is_ok() => "integer-text",
            Self::Text(_) | Self::Typed(_) => "text",
            Self::Number(number) if is_whole(number) => "integer",
            Self::Number(_) => "number",
            Self::Boolean => "boolean",
            Self::Object => "object",
            Self::List => "list",
        }
    }
}

/// Whether a text says what stands there instead of being it.
pub(super) fn stands_for_a_value(text: &str) -> bool {
    let text = text.trim();
    let is_word = |word: &str| text.eq_ignore_ascii_case(word);
    text.is_empty()
        || text.contains("...")
        || text.contains('…')
        || (text.starts_with(['<', '{', '[', '$']) && text.ends_with(['>', '}', ']']))
        || [
            "string", "text", "integer", "int", "number", "float", "decimal", "boolean", "bool",
            "date", "datetime", "object", "array",
        ]
        .into_iter()
        .any(is_word)
}

fn one(
    subject: &Subject,
    instance: &Instance,
    field: &Field,
    item: &Item,
    seen: Seen,
    list: &Message,
) -> Diagnostic {
    let shown = &subject.shown[instance.shown];
    let path = contract_path(&field.path, instance.message.xml);
    let written = &field.kind.written;
    let message = format!(
        "`{path}` is {} here, and {written} in line {}",
        seen.name(),
        field.source.line
    );
    let documented = field.kind.kind.map_or("text", Kind::as_str);
    let documented = if documented == "text" && seen.kinds() == "integer" {
        "integer-text"
    } else {
        documented
    };
    let ruling = Ruling::new(
        &format!("{path} type"),
        &format!(
            "The list has {path} as {written}; an example shows {}.",
            seen.name()
        ),
        "Both pass.",
        "Either form has half of the page on its side.",
    );
    let ruling = ruling
        .part("amend")
        .list("messages", &[&list.name])
        .list("fields", &[&path])
        .list("kinds", &[seen.kinds(), documented]);
    subject.find(&TYPE, shown.page(&item.range), message, ruling)
}
