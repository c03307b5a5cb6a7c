//! Edits of a contract: of its tree, so that whatever a contract holds, now
//! or later, is edited.

use std::collections::BTreeMap;

use countersign_contract::Contract;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::Value;

/// One edit, at a place and with a value that are chosen by index.
#[derive(Debug, Clone)]
pub(super) struct Edit {
    kind: Kind,
    class: Index,
    place: Index,
    member: Index,
    with: Index,
}

/// What an edit does.
#[derive(Debug, Clone, Copy)]
enum Kind {
    /// A member of an object takes a value that others of its name have, or
    /// one that none has; it may not have been there.
    Change,
    /// A member of an object is gone.
    Remove,
    /// An element of a list is gone.
    Drop,
    /// A list has one more element, like one of a list of its name.
    Insert,
}

/// Any edit.
pub(super) fn edit() -> impl Strategy<Value = Edit> {
    let kind = prop_oneof![
        4 => Just(Kind::Change),
        1 => Just(Kind::Remove),
        2 => Just(Kind::Drop),
        2 => Just(Kind::Insert),
    ];
    let index = any::<Index>;
    (kind, index(), index(), index(), index()).prop_map(|(kind, class, place, member, with)| Edit {
        kind,
        class,
        place,
        member,
        with,
    })
}

impl Edit {
    /// The contract after the edit; nothing where it is none any more.
    pub(super) fn apply(&self, contract: &Contract) -> Option<Contract> {
        let mut tree = serde_json::to_value(contract).ok()?;
        let seen = Seen::of(&tree);
        match self.kind {
            Kind::Change | Kind::Remove => {
                let class = pick(&self.class, seen.objects.values())?;
                let place = pick(&self.place, &class.places)?;
                let name = pick(&self.member, class.members.keys())?;
                let members = tree.pointer_mut(place)?.as_object_mut()?;
                if matches!(self.kind, Kind::Remove) {
                    members.remove(name)?;
                } else {
                    let value = pick(&self.with, &class.members[name])?;
                    members.insert(name.clone(), other(members.get(name), value));
                }
            }
            Kind::Drop | Kind::Insert => {
                let list = pick(&self.class, seen.lists.values())?;
                let place = pick(&self.place, &list.places)?;
                let elements = tree.pointer_mut(place)?.as_array_mut()?;
                if matches!(self.kind, Kind::Insert) {
                    let mut element = pick(&self.with, &list.elements)?.clone();
                    rename(&mut element);
                    elements.push(element);
                } else if !elements.is_empty() {
                    elements.remove(self.with.index(elements.len()));
                }
            }
        }
        serde_json::from_value(tree).ok()
    }
}

/// A contract with each member of each kind of object edited once, added once
/// and taken away once, as far as it is a contract then; with the name of the
/// edit.
pub(super) fn each(contract: &Contract) -> Vec<(String, Contract)> {
    let tree = serde_json::to_value(contract).expect("a contract is a tree");
    let seen = Seen::of(&tree);
    let mut edited = Vec::new();
    for (name, class) in &seen.objects {
        for (member, values) in &class.members {
            for has in [true, false] {
                let place = class.places.iter().find(|place| {
                    let object = tree.pointer(place);
                    object.and_then(|object| object.get(member)).is_some() == has
                });
                let Some(place) = place else { continue };
                let mut with = vec![None];
                with.extend(values.iter().take(2).map(Some));
                for value in with {
                    let mut tree = tree.clone();
                    let object = tree.pointer_mut(place).and_then(Value::as_object_mut);
                    let object = object.expect("the place is an object");
                    match value {
                        Some(value) => {
                            let value = other(object.get(member), value);
                            object.insert(member.clone(), value);
                        }
                        None => drop(object.remove(member)),
                    }
                    let contract = serde_json::from_value(tree);
                    edited.extend(contract.map(|edited| (format!("{name}.{member}"), edited)));
                }
            }
        }
    }
    edited
}

/// What a tree holds, but for places of pages.
#[derive(Default)]
struct Seen {
    /// Objects by the name of what holds them.
    objects: BTreeMap<String, Class>,
    /// Lists likewise.
    lists: BTreeMap<String, List>,
}

/// Objects of one kind: where they are, and the values of their members.
#[derive(Default)]
struct Class {
    places: Vec<String>,
    members: BTreeMap<String, Vec<Value>>,
}

/// Lists of one kind: where they are, and their elements.
#[derive(Default)]
struct List {
    places: Vec<String>,
    elements: Vec<Value>,
}

impl Seen {
    fn of(tree: &Value) -> Self {
        let mut seen = Self::default();
        seen.gather("contract", String::new(), tree);
        seen
    }

    fn gather(&mut self, name: &str, at: String, tree: &Value) {
        match tree {
            Value::Object(members) if members.contains_key("line") => {}
            Value::Object(members) => {
                for (member, value) in members {
                    self.gather(member, format!("{at}/{member}"), value);
                }
                let class = self.objects.entry(name.to_owned()).or_default();
                class.places.push(at);
                for (member, value) in members {
                    let values = class.members.entry(member.clone()).or_default();
                    if !values.contains(value) {
                        values.push(value.clone());
                    }
                }
            }
            Value::Array(elements) => {
                for (index, element) in elements.iter().enumerate() {
                    self.gather(name, format!("{at}/{index}"), element);
                }
                let list = self.lists.entry(name.to_owned()).or_default();
                list.elements.extend(elements.iter().cloned());
                list.places.push(at);
            }
            _ => {}
        }
    }
}

fn pick<'t, T>(index: &Index, from: impl IntoIterator<Item = &'t T>) -> Option<&'t T> {
    let all: Vec<&T> = from.into_iter().collect();
    (!all.is_empty()).then(|| all[index.index(all.len())])
}

/// Gives an element a name of its own.
fn rename(element: &mut Value) {
    const NAMES: [&str; 6] = ["id", "name", "path", "status", "from", "prefix"];
    let name = match element {
        Value::Object(members) => {
            let name = NAMES.iter().find(|name| members.contains_key(**name));
            name.and_then(|name| members.get_mut(*name))
        }
        other => Some(other),
    };
    if let Some(name) = name {
        *name = another(name.take());
    }
}

/// This value, or another one where it is there already.
fn other(before: Option<&Value>, value: &Value) -> Value {
    if before == Some(value) {
        another(value.clone())
    } else {
        value.clone()
    }
}

/// Another value of the same sort.
fn another(value: Value) -> Value {
    match value {
        Value::String(text) => format!("{text}Two").into(),
        Value::Number(number) => (number.as_u64().unwrap_or_default() + 1).into(),
        Value::Bool(is) => (!is).into(),
        other => other,
    }
}
