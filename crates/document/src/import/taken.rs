//! The names that are [`Taken`]: those of what other pages declare, which stay.

use std::collections::HashSet;

use super::name::Names;
use super::page::Declared;

/// Kind and name of what is declared elsewhere.
#[derive(Default)]
pub(super) struct Taken(HashSet<(String, String)>);

impl Taken {
    pub(super) fn of(names: impl Iterator<Item = (String, String)>) -> Self {
        Self(names.collect())
    }

    /// Names that nothing of this kind has yet, but for what is taken.
    pub(super) fn names(&self, kind: &str) -> Names {
        let mut names = Names::default();
        for (of, name) in &self.0 {
            if of == kind {
                names.reserve(name);
            }
        }
        names
    }

    /// Whether something that is declared has such a name.
    pub(super) fn meets(&self, declared: &Declared) -> bool {
        !self.0.is_empty() && all(declared).any(|(_, kind, name)| self.has(kind, name))
    }

    fn has(&self, kind: &str, name: &str) -> bool {
        self.0.contains(&(kind.to_owned(), name.to_owned()))
    }
}

/// Page, kind and name of all that is declared, kinds as tables are headed.
pub(super) fn all(declared: &Declared) -> impl Iterator<Item = (usize, &'static str, &str)> {
    let calls = declared.operations.iter();
    let calls = calls.map(|(at, call)| (*at, "operation", call.id.as_str()));
    let drafts = declared.drafts.iter().filter(|draft| !draft.left_out);
    let messages = drafts.map(|draft| (draft.reading, "message", draft.name.as_str()));
    let lists = declared.lists.iter();
    let lists = lists.map(|(at, list)| (*at, "enumeration", list.name.as_str()));
    let machines = declared.machines.iter();
    let machines = machines.map(|(at, machine)| (*at, "machine", machine.name.as_str()));
    calls.chain(messages).chain(lists).chain(machines)
}
