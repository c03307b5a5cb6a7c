//! [`Judge`]: all that is wrong with a tree, by the contract alone.
//!
//! What is found, its order and its words are those of a validator that is
//! derived from the same contract: rules of a value first, then its kind and
//! what it holds.

mod rules;

use std::collections::BTreeMap;

use countersign_contract::Contract;
use countersign_validate::rules::required_if::Condition;
use countersign_validate::{Breach, Kinds, Path, Report, Violation};
use serde_json::{Map, Value};

use crate::node::{Node, Way};

/// Judges messages by the contract, at run time.
#[derive(Debug, Clone)]
pub struct Judge {
    xml: bool,
    messages: BTreeMap<String, Node>,
}

impl Judge {
    /// The judge of this contract's messages.
    pub fn of(contract: &Contract) -> Self {
        let messages = contract.messages.iter();
        Self {
            xml: contract.is_xml(),
            messages: messages
                .map(|message| (message.name.clone(), Node::of(contract, message)))
                .collect(),
        }
    }

    /// Everything that is wrong with a tree as an instance of this message,
    /// places as JSON Pointers; `None` where there is no such message.
    pub fn violations(&self, message: &str, tree: &Value) -> Option<Vec<Violation>> {
        let node = self.messages.get(message)?;
        let (root, mut report) = (Path::root(), Report::new());
        if tree.is_null() {
            report.breach(&root, Breach::Required);
        }
        self.value(node, tree, &root, &mut report);
        Some(report.into_violations())
    }

    /// What a message is made of.
    pub(crate) fn message(&self, name: &str) -> Option<&Node> {
        self.messages.get(name)
    }

    /// The kind of a value, and all that it holds.
    fn value(&self, node: &Node, value: &Value, at: &Path<'_>, report: &mut Report) {
        if value.is_null() || node.is_anything() {
            return;
        }
        if !node.reads.contains(Kinds::of(value)) {
            let expected = node.reads;
            return report.breach(
                at,
                Breach::Kind {
                    expected,
                    seen: value,
                },
            );
        }
        match value {
            Value::Object(members) => self.object(node, members, at, report),
            Value::Array(elements) => {
                let Some(element) = &node.element else { return };
                for (index, value) in elements.iter().enumerate() {
                    let at = at.element(index);
                    if value.is_null() {
                        report.breach(&at, Breach::Required);
                    }
                    self.value(element, value, &at, report);
                }
            }
            _ => {}
        }
    }

    fn object(
        &self,
        node: &Node,
        members: &Map<String, Value>,
        at: &Path<'_>,
        report: &mut Report,
    ) {
        for choice in &node.choices {
            if !choice.iter().any(|name| is_there(members.get(name))) {
                let names: Vec<&str> = choice.iter().map(String::as_str).collect();
                report.breach(at, Breach::AtLeastOneOf(&names));
            }
        }
        for member in &node.members {
            let at = &at.member(&member.name);
            let value = members.get(&member.name);
            if member.required && !is_there(value) {
                report.breach(at, Breach::Required);
            }
            for way in &member.conditions {
                if !is_there(value) && holds(node, way, members) {
                    called_for(way, at, report);
                }
            }
            if let Some(value) = value {
                rules::check(member, value, self.xml, at, report);
                self.value(member, value, at, report);
            }
        }
        for (own, way) in &node.inner {
            if holds(node, way, members) {
                inner(own, way, members, at, report);
            }
        }
    }
}

/// Asks for a value further down, as far as there are objects on the way.
fn inner(
    names: &[String],
    way: &Way,
    members: &Map<String, Value>,
    at: &Path<'_>,
    report: &mut Report,
) {
    let Some((name, rest)) = names.split_first() else {
        return;
    };
    let (at, value) = (&at.member(name), members.get(name));
    match (rest, value) {
        ([], value) if !is_there(value) => called_for(way, at, report),
        (_, Some(Value::Object(within))) => inner(rest, way, within, at, report),
        _ => {}
    }
}

fn called_for(way: &Way, at: &Path<'_>, report: &mut Report) {
    let names: Vec<&str> = way.names.iter().map(String::as_str).collect();
    let condition = Condition {
        names: &names,
        equals: Some(&way.equals),
    };
    report.breach(at, Breach::RequiredIf(condition));
}

/// Whether the value at the end of the way has the text of the condition.
fn holds(node: &Node, way: &Way, members: &Map<String, Value>) -> bool {
    let (mut node, mut members) = (node, members);
    let Some((last, before)) = way.names.split_last() else {
        return false;
    };
    for name in before {
        let (Some(below), Some(Value::Object(within))) = (node.member(name), members.get(name))
        else {
            return false;
        };
        (node, members) = (below, within);
    }
    let takes_text = node
        .member(last)
        .is_some_and(|it| !it.is_anything() && it.reads.contains(Kinds::TEXT));
    takes_text && members.get(last).and_then(Value::as_str) == Some(&way.equals)
}

/// Whether anything but null stands there.
fn is_there(value: Option<&Value>) -> bool {
    value.is_some_and(|value| !value.is_null())
}
