//! Lists of values, and machines: states and the steps between them.

use std::collections::{HashMap, HashSet};

use super::walk::Walk;
use super::{Machine, Source, Step, ValueList, names};

/// A table of states by the name of its machine, which are values where no
/// steps lead between them; whether they are called states.
pub(super) type States = (String, Vec<(String, Source)>, bool);

impl Walk<'_> {
    /// Adds a list of values; one that stands twice is one.
    pub(super) fn value_list(&mut self, name: &str, values: Vec<(String, Source)>) {
        let Some((_, source)) = values.first().cloned() else {
            return;
        };
        if !name.is_empty() && !self.lists.contains_key(name) {
            self.lists
                .insert(name.to_owned(), self.page.value_lists.len());
            self.page.value_lists.push(ValueList {
                name: name.to_owned(),
                values,
                source,
            });
        }
    }

    /// The name of the machine that is told of; `title` is the heading of the
    /// column that has its states.
    pub(super) fn machine_name(&self, title: &str) -> String {
        let topic = names::kebab_singular(names::topic(&self.topic()));
        let page = self
            .page
            .title
            .as_deref()
            .map(names::kebab_singular)
            .unwrap_or_default();
        match topic.is_empty() {
            true => names::kebab_singular(title),
            // A diagram among what is told of a call is that of the entity.
            false
                if title.is_empty() && !super::steps::tells_of_states(self) && !page.is_empty() =>
            {
                format!("{page}-state")
            }
            false => topic
                .trim_end_matches("-transition")
                .trim_end_matches("-machine")
                .to_owned(),
        }
    }

    /// Notes states, which are values where no steps lead between them.
    pub(super) fn states(&mut self, name: &str, states: Vec<(String, Source)>, is_machine: bool) {
        self.statuses.push((name.to_owned(), states, is_machine));
    }

    /// Adds a step to a machine, once.
    pub(super) fn step(&mut self, name: &str, step: Step) {
        let source = step.source.clone();
        let machine = self.machine(name, source);
        if self
            .steps
            .insert((machine, step.from.clone(), step.to.clone()))
        {
            self.page.machines[machine].steps.push(step);
        }
    }

    fn machine(&mut self, name: &str, source: Source) -> usize {
        let index = *self
            .machines
            .entry(name.to_owned())
            .or_insert(self.page.machines.len());
        if index == self.page.machines.len() {
            self.page.machines.push(Machine {
                name: name.to_owned(),
                states: Vec::new(),
                steps: Vec::new(),
                source,
            });
        }
        index
    }

    /// Machines whose steps stand apart from every table of states that has
    /// their name, by the states that the steps leave.
    fn lone_machines(&self) -> HashMap<String, usize> {
        let named: HashSet<&str> = self
            .statuses
            .iter()
            .map(|(name, _, _)| name.as_str())
            .collect();
        let machines = self.page.machines.iter().enumerate();
        machines
            .filter(|(_, machine)| !named.contains(machine.name.as_str()))
            .flat_map(|(index, machine)| {
                let steps = machine.steps.iter();
                steps.map(move |step| (step.from.to_ascii_lowercase(), index))
            })
            .collect()
    }

    /// Says which tables of states are machines, when all steps are known.
    pub(super) fn settle_states(&mut self) {
        let lone = self.lone_machines();
        let mut joined = HashSet::new();
        for (mut name, states, is_machine) in std::mem::take(&mut self.statuses) {
            let Some((_, source)) = states.first().cloned() else {
                continue;
            };
            if !self.machines.contains_key(&name)
                && let Some(index) = among(&lone, &states)
                && joined.insert(index)
            {
                let own = &mut self.page.machines[index].name;
                if !is_generic(own) {
                    name.clone_from(own);
                } else if is_generic(&name) {
                    let title = self.page.title.as_deref().unwrap_or_default();
                    let title = names::kebab_singular(names::topic(title));
                    if !title.is_empty() && !self.machines.contains_key(&title) {
                        name = title;
                    }
                }
                own.clone_from(&name);
                self.machines.insert(name.clone(), index);
            }
            if !is_machine && !self.machines.contains_key(&name) {
                self.value_list(&name, states);
                continue;
            }
            let machine = self.machine(&name, source.clone());
            let machine = &mut self.page.machines[machine];
            if machine.states.is_empty() {
                machine.states = states;
                machine.source = source;
            }
        }
    }
}

/// The machine that most of these states, or two of them, are left in.
fn among(lone: &HashMap<String, usize>, states: &[(String, Source)]) -> Option<usize> {
    let mut left = states
        .iter()
        .filter_map(|(state, _)| lone.get(&state.to_ascii_lowercase()));
    let first = *left.next()?;
    let others = left.filter(|index| **index == first).count();
    (others > 0 || states.len() <= 2).then_some(first)
}

/// Whether a machine's name only says that it is one, and not of what.
fn is_generic(name: &str) -> bool {
    name.split('-').all(|word| {
        names::is_one(
            word,
            &[
                "",
                "state",
                "status",
                "transition",
                "machine",
                "lifecycle",
                "life",
                "cycle",
                "flow",
                "workflow",
                "step",
                "change",
                "allowed",
                "possible",
                "valid",
                "and",
                "of",
            ],
        )
    })
}
