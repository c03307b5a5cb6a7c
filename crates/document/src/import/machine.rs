//! State machines of the contract, in the spelling of messages.

use std::collections::{HashMap, HashSet};

use countersign_contract::{Source, State, StateMachine, Transition, kebab};

use super::gap::{Gaps, Kind as Gap, shortened};
use super::misspelt::misspelt;
use super::name::{Names, plain};
use super::values::Lists;
use crate::reading::{Machine, Reading, Unplaced};

/// Most machines, and most states or steps of one.
const MOST: usize = 500;
/// Most reasons that no list has.
const MOST_REASONS: usize = 2000;

/// All machines, each with the page that describes it.
pub(super) fn all(
    readings: &[(String, Reading)],
    lists: &mut Lists,
    mut names: Names,
    gaps: &mut Gaps,
    unplaced: &mut Vec<Unplaced>,
) -> Vec<(usize, StateMachine)> {
    let mut all: Vec<(usize, StateMachine)> = Vec::new();
    let spellings = lists.spellings();
    for (at, (_, reading)) in readings.iter().enumerate() {
        for machine in &reading.machines {
            let size = machine.states.len().max(machine.steps.len());
            let misspelt = misspelt(machine);
            let twin = all
                .iter()
                .any(|(other, known)| *other != at && is_told(known, machine, &misspelt));
            let because = if twin {
                "another page describes these states"
            } else if all.len() >= MOST || size > MOST {
                "a contract of an import holds no more states"
            } else {
                let made = made(machine, &misspelt, &spellings, &mut names, gaps, unplaced);
                all.push((at, made));
                continue;
            };
            unplaced.push(Unplaced {
                source: machine.source.clone(),
                words: machine.name.clone(),
                because: because.into(),
            });
        }
    }
    describe(&mut all, lists, unplaced);
    all
}

/// Whether a machine of another page has the same steps.
fn is_told(known: &StateMachine, machine: &Machine, misspelt: &HashMap<&str, &str>) -> bool {
    let bare = |name: &str| kebab(misspelt.get(name).copied().unwrap_or(name));
    let steps = known
        .transitions
        .iter()
        .map(|step| (kebab(&step.from), kebab(&step.to)));
    let told: HashSet<(String, String)> = steps.collect();
    let mut steps = machine.steps.iter();
    let listed = known.states.iter().filter(|state| !state.implied);
    machine.steps.len() == told.len()
        && steps.all(|step| told.contains(&(bare(&step.from), bare(&step.to))))
        && listed.count() == machine.states.len()
}

fn made(
    machine: &Machine,
    misspelt: &HashMap<&str, &str>,
    spellings: &HashMap<String, &str>,
    names: &mut Names,
    gaps: &mut Gaps,
    unplaced: &mut Vec<Unplaced>,
) -> StateMachine {
    // Fields are called by the machine's name and `State`.
    let bare = machine.name.strip_suffix("-state").unwrap_or(&machine.name);
    let name = names.give(bare, "state");
    let words = machine
        .states
        .iter()
        .any(|(state, _)| state.trim().contains(' '));
    let mut known: HashMap<String, String> = HashMap::new();
    let mut spell = |written: &str| -> String {
        let meant = match kebab(written) {
            meant if meant.is_empty() => written.to_owned(),
            meant => meant,
        };
        if let Some(spelled) = known.get(&meant) {
            return spelled.clone();
        }
        let spelled = match spellings.get(&meant) {
            Some(spelled) => (*spelled).to_owned(),
            None if words => meant.replace('-', "_").to_uppercase(),
            None => shortened(written),
        };
        if spelled != written {
            let item = format!("`{}`: `{spelled}`", shortened(written));
            gaps.note(Gap::States, &name, item);
        }
        known.insert(meant, spelled.clone());
        spelled
    };
    let mut respelled: Vec<(&str, &str, &Source)> = Vec::new();
    let mut states: Vec<State> = Vec::new();
    let mut listed: HashSet<String> = HashSet::new();
    let ends = machine
        .steps
        .iter()
        .flat_map(|step| [(&step.from, &step.source), (&step.to, &step.source)]);
    // A state that only a step names is one all the same.
    let rows = machine.states.iter().map(|(name, source)| (name, source));
    let rows = rows.map(|row| (row, false));
    let ends = ends.map(|end| (end, !machine.states.is_empty()));
    let mut told: HashSet<&str> = HashSet::new();
    for ((written, source), implied) in rows.chain(ends) {
        if let Some(near) = misspelt.get(written.as_str()) {
            if told.insert(written) {
                respelled.push((written, *near, source));
            }
            continue;
        }
        let state = spell(written);
        if is_state(&state) && listed.insert(state.clone()) {
            states.push(State {
                name: state,
                internal: false,
                implied,
                source: source.clone(),
            });
        }
    }
    let mut transitions: Vec<Transition> = Vec::new();
    let mut index: HashMap<(String, String), usize> = HashMap::new();
    for step in &machine.steps {
        let mut end = |written: &str| spell(misspelt.get(written).copied().unwrap_or(written));
        let ends = (end(&step.from), end(&step.to));
        let reasons = step.reasons.iter().filter_map(|reason| cause(reason));
        if !is_state(&ends.0) || !is_state(&ends.1) {
            unplaced.push(Unplaced {
                source: step.source.clone(),
                words: format!("{} → {}", shortened(&step.from), shortened(&step.to)),
                because: "the step names no state that a contract has".into(),
            });
            continue;
        }
        let at = *index.entry(ends.clone()).or_insert_with(|| {
            transitions.push(Transition {
                from: ends.0,
                to: ends.1,
                reasons: Vec::new(),
                source: step.source.clone(),
            });
            transitions.len() - 1
        });
        let known = &mut transitions[at].reasons;
        for reason in reasons.take(MOST) {
            if !known.contains(&reason) {
                known.push(reason);
            }
        }
    }
    for (written, near, source) in respelled {
        let (written, near) = (shortened(written), shortened(near));
        let item = format!("`{written}`: `{near}`");
        gaps.note(Gap::Spellings, &name, item);
        unplaced.push(Unplaced {
            source: source.clone(),
            words: written,
            because: format!("it is taken for the state `{near}`, which is one letter away").into(),
        });
    }
    StateMachine {
        name,
        states,
        transitions,
        source: machine.source.clone(),
    }
}

/// The name of a reason, without the aside behind it: what that says is in
/// which case the reason is given.
fn cause(reason: &str) -> Option<String> {
    let aside = reason.trim_end().strip_suffix(')');
    let bare = aside.and_then(|words| words.rsplit_once('('));
    bare.and_then(|(bare, _)| plain(bare))
        .or_else(|| plain(reason))
}

/// Whether this can be the name of a state, and stand in a feature's table.
fn is_state(name: &str) -> bool {
    let odd = |c: char| matches!(c, '|' | '"' | '<' | '>' | '\\') || c.is_control();
    !name.is_empty() && !name.contains(odd)
}

/// Makes a list of the reasons that no list of reasons has.
fn describe(all: &mut [(usize, StateMachine)], lists: &mut Lists, unplaced: &mut Vec<Unplaced>) {
    let reasons = lists.all.iter().map(|(_, list)| list);
    let reasons = reasons.filter(|list| list.name.ends_with("reason"));
    let mut told: HashSet<String> = reasons.flat_map(|list| list.values.clone()).collect();
    let mut missing: Vec<String> = Vec::new();
    for step in all
        .iter_mut()
        .flat_map(|(_, machine)| &mut machine.transitions)
    {
        step.reasons.retain(|reason| {
            if !told.contains(reason) {
                if missing.len() >= MOST_REASONS {
                    unplaced.push(Unplaced {
                        source: step.source.clone(),
                        words: reason.clone(),
                        because: "a contract of an import holds no more reasons".into(),
                    });
                    return false;
                }
                told.insert(reason.clone());
                missing.push(reason.clone());
            }
            true
        });
    }
    if let Some((at, machine)) = all.first().filter(|_| !missing.is_empty()) {
        lists.reasons(*at, missing, &machine.source);
    }
}
