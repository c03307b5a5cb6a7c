//! Values of examples that the page's closed lists lack.

use std::collections::HashSet;

use crate::diagnostic::Diagnostic;
use crate::lint::code::Code;
use crate::lint::code::example::VALUE;
use crate::lint::code::field::{SPELLINGS, STATE};
use crate::lint::found::Found;
use crate::lint::instance::Instance;
use crate::lint::ruling::{Ruling, contract_path};
use crate::lint::subject::Subject;
use crate::lint::tree::{Item, Value};
use crate::reading::{Field, Machine, Message};

use super::kind::stands_for_a_value;
use super::machine::{bare, missing};
use super::state;

/// The values that a field may have, and where they are said.
struct Closed<'a> {
    values: Vec<&'a str>,
    code: &'static Code,
    /// The ruling that adds one.
    mend: Box<dyn Fn(&str) -> Ruling + 'a>,
}

pub(super) fn find(subject: &Subject) -> Found {
    let mut found = Found::default();
    let mut told = HashSet::new();
    let mut respelled = HashSet::new();
    for instance in &subject.instances {
        let shown = &subject.shown[instance.shown];
        for (index, node) in &instance.matched {
            let Some(field) = subject.shapes.node(*node).field else {
                continue;
            };
            let item = &shown.tree.items[*index];
            let list = subject.shapes.node(*node).message;
            let Some(closed) = closed(subject, list, field) else {
                found.extend(two_at_once(subject, instance, field, item));
                continue;
            };
            for (value, range) in values(&shown.tree, item) {
                let near = closed
                    .values
                    .iter()
                    .find(|known| bare(known) == bare(value));
                if let Some(near) = near {
                    if closed.code.id == STATE.id
                        && near != &value
                        && respelled.insert(closed.values.clone())
                    {
                        let message = format!("`{value}` is `{near}` in the table of states");
                        found.tell(|| {
                            subject.find(&SPELLINGS, shown.page(&range), message, SPELLINGS.mend)
                        });
                    }
                } else if told.insert((&list.name, &field.path, value.to_owned())) {
                    let path = contract_path(&field.path, instance.message.xml);
                    let message = format!("`{value}` is none of the declared values of `{path}`");
                    found.tell(|| {
                        subject.find(
                            closed.code,
                            shown.page(&range),
                            message,
                            (closed.mend)(value),
                        )
                    });
                }
            }
        }
    }
    found
}

/// A value that joins those that the words offer (`private/business`).
fn two_at_once(
    subject: &Subject,
    instance: &Instance,
    field: &Field,
    item: &Item,
) -> Option<Diagnostic> {
    let shown = &subject.shown[instance.shown];
    let value = shown.tree.shown(item)?;
    let sign = ['/', '|'].into_iter().find(|sign| value.contains(*sign))?;
    let parts: Vec<&str> = value.split(sign).map(str::trim).collect();
    let is_word =
        |part: &&str| part.len() > 2 && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let [.., before, last] = parts.as_slice() else {
        return None;
    };
    if !parts.iter().all(is_word) || field.words.contains(value) {
        return None;
    }
    let mut words = field
        .words
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .skip_while(|word| word != before);
    let is_offered = words.nth(1) == Some("or") && words.next() == Some(last);
    is_offered.then(|| {
        let path = contract_path(&field.path, instance.message.xml);
        let message = format!("`{value}` is more than one value of `{path}`");
        let mend = "show one of them.";
        subject.find(&VALUE, shown.page(&item.range), message, mend)
    })
}

/// The values that an item shows: its own, or those of its elements.
fn values<'t>(
    tree: &'t crate::lint::tree::Tree,
    item: &'t Item,
) -> Vec<(&'t str, std::ops::Range<usize>)> {
    let items: Vec<&Item> = match item.value {
        Value::List => tree.children(item).collect(),
        _ => vec![item],
    };
    let texts = items
        .into_iter()
        .filter(|item| matches!(item.value, Value::Text(_) | Value::Element(_)));
    texts
        .filter_map(|item| Some((tree.shown(item)?, item.range.clone())))
        .filter(|(text, _)| !stands_for_a_value(text))
        .collect()
}

/// What closes the values of a field: its own list, one that it names, or the
/// states of the machine that is called like it.
fn closed<'a>(subject: &Subject<'a>, list: &'a Message, field: &'a Field) -> Option<Closed<'a>> {
    if !field.values.is_empty() {
        let path = contract_path(&field.path, list.xml);
        let message = &list.name;
        let values: Vec<&str> = field.values.iter().map(String::as_str).collect();
        let all = values.clone();
        let mend = move |value: &str| own_list(&path, message, &all, value);
        return Some(Closed {
            values,
            code: &VALUE,
            mend: Box::new(mend),
        });
    }
    by_machine(subject, field)
        .or_else(|| by_list(subject, field))
        .or_else(|| by_only_machine(subject, list, field))
}

/// The states of the machine that is called like a field.
fn by_machine<'a>(subject: &Subject<'a>, field: &Field) -> Option<Closed<'a>> {
    let last = field.path.rsplit(['.', '/']).next()?;
    let name = countersign_contract::kebab(last);
    let mut machines = subject.reading.machines.iter();
    machines
        .find(|machine| machine.name == name && !machine.states.is_empty())
        .map(states)
}

/// The states of the page, for a member of a whole that shows one.
fn by_only_machine<'a>(subject: &Subject<'a>, list: &Message, field: &Field) -> Option<Closed<'a>> {
    let last = field.path.rsplit(['.', '/']).next()?;
    let is_first = field.path.matches(['.', '/']).count() <= usize::from(list.xml);
    let machine = state::only(subject.reading)?;
    (is_first && state::is_shown_by(last)).then(|| states(machine))
}

fn states(machine: &Machine) -> Closed<'_> {
    Closed {
        values: state::states(machine).collect(),
        code: &STATE,
        mend: Box::new(move |value| missing(machine, value)),
    }
}

fn by_list<'a>(subject: &Subject<'a>, field: &Field) -> Option<Closed<'a>> {
    let name = field.value_list.as_deref()?;
    let mut lists = subject.reading.value_lists.iter();
    let list = lists.find(|list| list.name == name && !list.values.is_empty())?;
    Some(Closed {
        values: list
            .values
            .iter()
            .map(|(value, _)| value.as_str())
            .collect(),
        code: &VALUE,
        mend: Box::new(move |value| extended(&list.name, value)),
    })
}

fn own_list(path: &str, message: &str, known: &[&str], value: &str) -> Ruling {
    let name = countersign_contract::kebab(
        path.rsplit('.')
            .next()
            .unwrap_or(path)
            .trim_start_matches('@'),
    );
    let ruling = Ruling::new(
        &format!("{path} {value}"),
        &format!("An example shows {value} for {path}, whose values don't have it."),
        "It is one of them.",
        "An example must pass.",
    );
    let mut values = known.to_vec();
    values.push(value);
    let ruling = ruling
        .part("enumeration")
        .text("name", &name)
        .list("values", &values);
    ruling
        .part("amend")
        .list("messages", &[message])
        .list("fields", &[path])
        .text("enumeration", &name)
}

fn extended(list: &str, value: &str) -> Ruling {
    let ruling = Ruling::new(
        &format!("{list} {value}"),
        &format!("An example shows {value}, which the list of values lacks."),
        "It is one of them.",
        "An example must pass.",
    );
    ruling
        .part("extend")
        .text("name", list)
        .list("values", &[value])
}
