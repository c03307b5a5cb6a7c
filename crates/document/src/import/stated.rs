//! What machines are called: like the field that holds their states, by which
//! a contract knows them. A page may head them with anything (`Lifecycle`).

use std::collections::{BTreeSet, HashMap, HashSet};

use countersign_contract::{Enumeration, StateMachine, kebab};

use super::draft::Draft;
use super::name::{Names, plain};

/// Most lists of values that are looked at for a machine.
const MOST: usize = 50;

/// Names machines that no field is named like, as far as the values of fields
/// tell whose states they are.
pub(super) fn settle(
    machines: &mut [(usize, StateMachine)],
    drafts: &[Draft],
    lists: &[(usize, Enumeration)],
    mut taken: Names,
) {
    let drafts = drafts.iter().filter(|draft| !draft.left_out);
    let mut named: HashSet<String> = HashSet::new();
    // By the list that closes a field: what machines of it are called.
    let mut held: HashMap<&str, BTreeSet<String>> = HashMap::new();
    for field in drafts.flat_map(|draft| &draft.fields) {
        let names: Vec<String> = names(field.path.name()).collect();
        if let (Some(list), Some(name)) = (&field.enumeration, names.first()) {
            held.entry(list).or_default().insert(name.clone());
        }
        named.extend(names);
    }
    let mut lists_of: HashMap<&str, Vec<(&str, HashSet<&str>)>> = HashMap::new();
    for (_, list) in lists
        .iter()
        .filter(|(_, list)| held.contains_key(list.name.as_str()))
    {
        let Some(first) = list.values.first() else {
            continue;
        };
        let values = list.values.iter().map(String::as_str).collect();
        let known = lists_of.entry(first).or_default();
        known.push((&list.name, values));
    }
    for (_, machine) in machines.iter() {
        taken.reserve(&machine.name);
    }
    for (_, machine) in machines.iter_mut() {
        if named.contains(&machine.name) || machine.states.len() < 2 {
            continue;
        }
        let states = machine.states.iter().map(|state| state.name.as_str());
        let states: Vec<&str> = states.collect();
        let lists = states.iter().filter_map(|state| lists_of.get(state));
        let lists = lists.flatten().take(MOST);
        let of_it = lists.filter(|(_, values)| states.iter().all(|state| values.contains(state)));
        let found: BTreeSet<&String> = of_it
            .filter_map(|(list, _)| held.get(list))
            .flatten()
            .collect();
        let mut found = found.into_iter();
        if let (Some(name), None) = (found.next(), found.next())
            && !taken.has(name)
        {
            taken.reserve(name);
            machine.name.clone_from(name);
        }
    }
}

/// The names of machines that a contract would look for under a field's name.
fn names(field: &str) -> impl Iterator<Item = String> {
    let name = field.trim_start_matches('@').trim_end_matches("[n]");
    let stems = ["State", "Status"].into_iter();
    let stems = stems.filter_map(move |suffix| name.strip_suffix(suffix));
    let names = stems.chain([name]).map(kebab);
    names.filter(|name| plain(name).as_deref() == Some(name))
}
