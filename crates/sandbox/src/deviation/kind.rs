//! [`Kind`]: a value becomes one of another kind.

use serde::Deserialize;
use serde_json::{Number, Value};

use super::condition::text;

/// What a value becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Kind {
    /// A text that says the same.
    Text,
    /// A number, where it looks like one; else it stays.
    Number,
    /// Nothing.
    Null,
    /// A list of it alone.
    List,
    /// Its first element, where it is a list.
    Element,
    /// A truth value.
    Bool,
}

impl Kind {
    /// Does it.
    pub(crate) fn apply(self, value: &mut Value) {
        let before = value.take();
        *value = match (self, before) {
            (Self::Text, before) => Value::String(text(&before)),
            (Self::Number, before) => {
                let said = text(&before);
                let whole = said.parse::<i64>().ok().map(Number::from);
                let number = whole.or_else(|| said.parse::<f64>().ok().and_then(Number::from_f64));
                number.map_or(before, Value::Number)
            }
            (Self::Null, _) => Value::Null,
            (Self::List, before) => Value::Array(vec![before]),
            (Self::Element, Value::Array(elements)) => {
                elements.into_iter().next().unwrap_or_default()
            }
            (Self::Element, before) => before,
            (Self::Bool, before) => Value::Bool(!matches!(text(&before).as_str(), "" | "0")),
        };
    }
}
