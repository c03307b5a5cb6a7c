//! A [`Fit`]: how well a tree fits a message, to tell which one it is.

use serde_json::Value;

use crate::Judge;
use crate::node::Node;

/// How well a tree fits a message. Of two the lesser fits better: less in the
/// tree is wrong or not of the message; then more of it is what the message
/// asks for, and more what it names at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fit {
    /// Violations, and values that the message does not name.
    astray: usize,
    /// How many values the message does not ask for.
    unasked: usize,
}

impl Fit {
    /// How well the tree fits; `None` where there is no such message.
    pub(crate) fn of(judge: &Judge, message: &str, tree: &Value) -> Option<Self> {
        let violations = judge.violations(message, tree)?;
        let mut counted = Counted::default();
        counted.value(judge.message(message)?, tree);
        Some(Self {
            astray: violations.len() + counted.unknown,
            unasked: counted.named - counted.asked,
        })
    }
}

/// How many values there are in a value, itself included.
fn size(value: &Value) -> usize {
    let below = match value {
        Value::Object(members) => members.values().map(size).sum(),
        Value::Array(elements) => elements.iter().map(size).sum(),
        _ => 0,
    };
    1_usize.saturating_add(below)
}

/// Values of a tree by what a message says of them.
#[derive(Default)]
struct Counted {
    unknown: usize,
    named: usize,
    asked: usize,
}

impl Counted {
    fn value(&mut self, node: &Node, value: &Value) {
        if node.is_anything() {
            return;
        }
        match value {
            Value::Object(members) => {
                for (name, value) in members {
                    match node.member(name) {
                        Some(member) => {
                            self.named += 1;
                            self.asked += usize::from(member.required);
                            self.value(member, value);
                        }
                        None if node.open => {}
                        None => self.unknown += size(value),
                    }
                }
            }
            Value::Array(elements) => {
                if let Some(element) = &node.element {
                    elements.iter().for_each(|value| self.value(element, value));
                }
            }
            _ => {}
        }
    }
}
