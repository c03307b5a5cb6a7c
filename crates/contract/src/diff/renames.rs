//! [`Renames`]: what is called otherwise in the new contract, and is the same.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::pairs::Pairs;
use crate::{Body, Contract, Enumeration, Field, Message, Operation};

/// Operations, messages and enumerations of two contracts, paired: by name,
/// else by what they are.
pub(super) struct Renames<'c> {
    pub(super) operations: Paired<'c, Operation>,
    pub(super) messages: Paired<'c, Message>,
    pub(super) enumerations: Paired<'c, Enumeration>,
    /// Messages that stand where others stood, and are none of these renamed:
    /// one was parted, or several are one now.
    pub(super) replaced: Vec<(&'c Message, &'c Message)>,
    /// The names of those.
    replaced_names: HashSet<(&'c str, &'c str)>,
    /// Old name to new name, of messages that have another.
    message_names: HashMap<&'c str, &'c str>,
    /// Old name to new name, of enumerations that have another.
    enumeration_names: HashMap<&'c str, &'c str>,
}

/// Things of one kind.
pub(super) struct Paired<'c, T> {
    /// By what they are called, and what is left.
    pub(super) named: Pairs<'c, T>,
    /// Those that are called otherwise.
    pub(super) renamed: Vec<(&'c T, &'c T)>,
}

impl<'c, T> Paired<'c, T> {
    /// All that both contracts have.
    pub(super) fn both(&self) -> impl Iterator<Item = (&'c T, &'c T)> {
        self.named.both.iter().chain(&self.renamed).copied()
    }
}

impl<'c> Renames<'c> {
    /// Pairs what two contracts hold.
    pub(super) fn of(old: &'c Contract, new: &'c Contract) -> Self {
        let operations = operations(old, new);
        let messages = messages(old, new, &operations);
        let mut named = Pairs::of(&old.enumerations, &new.enumerations, |one| &one.name);
        let renamed = named.renamed(|one| {
            let values: BTreeSet<&str> = one.values.iter().map(String::as_str).collect();
            Some(values)
        });
        let names = |(before, after): &(&'c Message, &'c Message)| {
            (before.name.as_str(), after.name.as_str())
        };
        let message_names: HashMap<&str, &str> = messages.renamed.iter().map(names).collect();
        let names = |(before, after): &(&'c Enumeration, &'c Enumeration)| {
            (before.name.as_str(), after.name.as_str())
        };
        let enumeration_names = renamed.iter().map(names).collect();
        let replaced = replaced(old, new, &operations, &message_names);
        Self {
            replaced_names: replaced
                .iter()
                .map(|(before, after)| (before.name.as_str(), after.name.as_str()))
                .collect(),
            replaced,
            operations,
            messages,
            enumerations: Paired { named, renamed },
            message_names,
            enumeration_names,
        }
    }

    /// Whether what a message of the new contract holds is compared with what
    /// one of the old contract held, whose place it has.
    pub(super) fn is_replaced(&self, old: &str, new: &str) -> bool {
        self.replaced_names.contains(&(old, new))
    }

    /// Whether a message of the old contract is one of the new one.
    pub(super) fn is_message(&self, old: &str, new: &str) -> bool {
        old == new || self.message_names.get(old) == Some(&new)
    }

    /// Whether an enumeration of the old contract is one of the new one; none
    /// is none.
    pub(super) fn is_enumeration(&self, old: Option<&str>, new: Option<&str>) -> bool {
        let name = |old: &str| self.enumeration_names.get(old).copied();
        old == new || old.and_then(name).is_some_and(|name| Some(name) == new)
    }
}

/// Operations by their ids, else by method, path and whether they take
/// something, and in which wrapper: several may share method and path.
fn operations<'c>(old: &'c Contract, new: &'c Contract) -> Paired<'c, Operation> {
    let mut named = Pairs::of(&old.operations, &new.operations, |one| one.id.as_str());
    let renamed = named.renamed(|operation| {
        let request = operation.request.as_ref();
        let wrapper = request.and_then(|body| body.wrapper.as_deref());
        let path = anonymous(&operation.path);
        Some((operation.method.as_str(), path, request.is_some(), wrapper))
    });
    Paired { named, renamed }
}

/// Messages by their names; else by the places in operations where they
/// stand; else by their fields.
fn messages<'c>(
    old: &'c Contract,
    new: &'c Contract,
    operations: &Paired<'c, Operation>,
) -> Paired<'c, Message> {
    let mut named = Pairs::of(&old.messages, &new.messages, |one| one.name.as_str());
    // No name is left in both lists: one table of names serves for either.
    let mut places: HashMap<&str, usize> = HashMap::new();
    let [old_only, new_only] = [&named.removed, &named.added]
        .map(|alone| -> HashSet<&str> { alone.iter().map(|one| one.name.as_str()).collect() });
    for (before, after) in operations.both() {
        for (before, after) in bodies(before, after) {
            let (before, after) = (before.message.as_str(), after.message.as_str());
            let is_open = old_only.contains(before) && new_only.contains(after);
            if is_open && !places.contains_key(before) && !places.contains_key(after) {
                let place = places.len();
                places.insert(before, place);
                places.insert(after, place);
            }
        }
    }
    let mut renamed = named.renamed(|message| places.get(message.name.as_str()).copied());
    renamed.extend(named.renamed(|message| {
        let fields = message.fields.iter().map(fingerprint);
        Some((
            message.request,
            &message.root,
            fields.collect::<BTreeSet<_>>(),
        ))
    }));
    Paired { named, renamed }
}

/// The messages of bodies that carry another message than before, each two
/// once.
fn replaced<'c>(
    old: &'c Contract,
    new: &'c Contract,
    operations: &Paired<'c, Operation>,
    names: &HashMap<&str, &str>,
) -> Vec<(&'c Message, &'c Message)> {
    let by_name = |contract: &'c Contract| -> HashMap<&'c str, &'c Message> {
        let messages = contract.messages.iter();
        messages.map(|one| (one.name.as_str(), one)).collect()
    };
    let (old, new) = (by_name(old), by_name(new));
    let mut seen = HashSet::new();
    let mut replaced = Vec::new();
    for (before, after) in operations.both() {
        for (before, after) in bodies(before, after) {
            let (before, after) = (before.message.as_str(), after.message.as_str());
            let is_the_same = before == after || names.get(before) == Some(&after);
            let known = old.get(before).copied().zip(new.get(after).copied());
            if let Some(two) = known.filter(|_| !is_the_same && seen.insert((before, after))) {
                replaced.push(two);
            }
        }
    }
    replaced
}

/// The bodies that stand in the same place of two operations.
fn bodies<'o>(
    old: &'o Operation,
    new: &'o Operation,
) -> impl Iterator<Item = (&'o Body, &'o Body)> {
    let requests = old.request.as_ref().zip(new.request.as_ref());
    let pairs = Pairs::of(&old.responses, &new.responses, |one| one.status);
    let answers = pairs.both.into_iter();
    requests
        .into_iter()
        .chain(answers.filter_map(|(old, new)| old.body.as_ref().zip(new.body.as_ref())))
}

/// What a field is called and holds.
fn fingerprint(field: &Field) -> (&str, String) {
    let kinds = format!("{:?} {:?}", field.kinds, field.requirement);
    (field.path.as_str(), kinds)
}

/// A path without the names of its parameters, which are on no wire.
pub(super) fn anonymous(path: &str) -> String {
    let mut rest = path;
    let mut anonymous = String::with_capacity(path.len());
    while let Some((before, after)) = rest.split_once('{') {
        anonymous.push_str(before);
        anonymous.push_str("{}");
        rest = after.split_once('}').map_or("", |(_, behind)| behind);
    }
    anonymous.push_str(rest);
    anonymous
}
