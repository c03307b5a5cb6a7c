//! A [`Reading`] of a request's tree that collects everything it could not
//! make sense of.
//!
//! The derived validators have looked first; what is met here is what they
//! leave open, and keeps the model total whatever they let through.

use countersign_validate::Violation;
use serde_json::Value;

/// Reads members and notes the faults.
#[derive(Debug, Default)]
pub(super) struct Reading {
    faults: Vec<Violation>,
}

impl Reading {
    /// Notes a fault.
    pub(super) fn fault(&mut self, path: &str, rule: &'static str, message: String) {
        self.faults.push(Violation {
            path: path.to_owned(),
            rule,
            message,
        });
    }

    /// The faults, or what was read.
    pub(super) fn finish<T>(self, read: T) -> Result<T, Vec<Violation>> {
        if self.faults.is_empty() {
            Ok(read)
        } else {
            Err(self.faults)
        }
    }

    /// An optional text: null and empty are as good as absent.
    pub(super) fn text(&mut self, parent: &Value, at: &str, name: &str) -> Option<String> {
        match parent.get(name) {
            None | Some(Value::Null) => None,
            Some(Value::String(text)) if text.is_empty() => None,
            Some(Value::String(text)) => Some(text.clone()),
            Some(_) => {
                self.fault(
                    &format!("{at}/{name}"),
                    "kind",
                    format!("{name} is not a text"),
                );
                None
            }
        }
    }

    /// A text that must be there.
    pub(super) fn required(&mut self, parent: &Value, at: &str, name: &str) -> String {
        let known = self.faults.len();
        let text = self.text(parent, at, name);
        if text.is_none() && self.faults.len() == known {
            self.fault(
                &format!("{at}/{name}"),
                "required",
                format!("{name} is missing"),
            );
        }
        text.unwrap_or_default()
    }

    /// The elements of an optional list, with their pointers.
    pub(super) fn list<'v>(
        &mut self,
        parent: &'v Value,
        at: &str,
        name: &str,
    ) -> Vec<(String, &'v Value)> {
        match parent.get(name) {
            None | Some(Value::Null) => Vec::new(),
            Some(Value::Array(elements)) => elements
                .iter()
                .enumerate()
                .map(|(index, element)| (format!("{at}/{name}/{index}"), element))
                .collect(),
            Some(_) => {
                self.fault(
                    &format!("{at}/{name}"),
                    "kind",
                    format!("{name} is not a list"),
                );
                Vec::new()
            }
        }
    }

    /// An optional quantity: a whole number, or a text that holds one.
    pub(super) fn quantity(&mut self, parent: &Value, at: &str) -> Option<u64> {
        let read = match parent.get("quantity") {
            None | Some(Value::Null) => return None,
            Some(Value::Number(number)) => number.as_u64().or_else(|| whole(number.as_f64()?)),
            Some(Value::String(text)) => text.parse().ok(),
            Some(_) => None,
        };
        if read.is_none() {
            let message = "quantity is not a whole number that can be stored".to_owned();
            self.fault(&format!("{at}/quantity"), "kind", message);
        }
        read
    }
}

/// `4.0` is a whole number too; 2^53 bounds what a double tells exactly.
fn whole(number: f64) -> Option<u64> {
    let exact = (0.0..=9_007_199_254_740_992.0).contains(&number) && number.fract() == 0.0;
    exact.then(|| format!("{number:.0}").parse().ok())?
}
