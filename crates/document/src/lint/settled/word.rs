//! States, values, answers, and spellings that a ruling tells.

use std::collections::HashSet;

use countersign_contract::{Basis, Response, Source, State, kebab};
use serde_json::Value;

use super::{Made, Refused, Settling, path};
use crate::lint::ruling::Part;

/// Longest value of a list, in bytes.
const LONGEST: usize = 300;

impl Settling<'_> {
    /// Adds a value to the list that closes a field; where the contract leaves
    /// the field open, nothing has to be added.
    pub(super) fn close(
        &mut self,
        page: usize,
        values: &Part,
        amend: &Part,
        source: &Source,
    ) -> Result<Made, Refused> {
        let ([message], [written]) = (amend.words("messages"), amend.words("fields")) else {
            return Err(Refused::Nowhere);
        };
        let forms = self.counterpart.forms(page, message).into_iter();
        let messages = forms.filter_map(|form| self.counterpart.messages.get(form));
        let mut fields = messages.filter_map(|message| {
            let at = path::field(message, written)?;
            Some((message.name.clone(), message.fields[at].enumeration.clone()))
        });
        match fields.next().ok_or(Refused::Nowhere)? {
            (of, None) => Ok(Made::so_already(of)),
            (_, Some(name)) => self.lengthen(&name, values.words("values"), source),
        }
    }

    /// Adds values to a list.
    pub(super) fn extend(
        &mut self,
        page: usize,
        part: &Part,
        source: &Source,
    ) -> Result<Made, Refused> {
        let list = self.counterpart.list(page, part.word("name"));
        let list = list.and_then(|at| self.counterpart.lists.get(at));
        let name = list.ok_or(Refused::Nowhere)?.name.clone();
        self.lengthen(&name, part.words("values"), source)
    }

    fn lengthen(
        &mut self,
        name: &str,
        values: &[String],
        source: &Source,
    ) -> Result<Made, Refused> {
        let mut lists = self.counterpart.lists.iter();
        let at = lists
            .position(|list| list.name == name)
            .ok_or(Refused::Nowhere)?;
        let mut new: Vec<String> = Vec::new();
        for value in values {
            if let Some(before) = self.before(&["value", name, value]) {
                return Err(Refused::Before(before));
            }
            if !self.counterpart.lists[at].values.contains(value) {
                new.push(value.clone());
            }
        }
        if new.iter().any(|value| value.len() > LONGEST) {
            return Err(Refused::Nowhere);
        }
        let mut parts = Vec::new();
        if !new.is_empty() {
            parts.push(Part::new("extend").text("name", name).list("values", &new));
        }
        for value in new {
            self.claim(&["value", name, &value], source)?;
            self.counterpart.lists[at].values.push(value);
        }
        Ok(Made {
            parts,
            ..Made::so_already(name.to_owned())
        })
    }

    /// Adds an answer to a call.
    pub(super) fn respond(
        &mut self,
        page: usize,
        part: &Part,
        source: &Source,
    ) -> Result<Made, Refused> {
        let at = self.counterpart.operation(page, part.word("operation"));
        let (at, status) = at.zip(part.status()).ok_or(Refused::Nowhere)?;
        let call = &mut self.counterpart.operations[at];
        let of = call.id.clone();
        if call.response(status).is_some() {
            return Ok(Made::so_already(of));
        }
        call.responses.push(Response {
            status,
            body: None,
            basis: Basis::Documented,
            source: source.clone(),
        });
        let part = Part::new("response").text("operation", &of);
        Ok(Made {
            parts: vec![part.with_status(status)],
            ..Made::so_already(of)
        })
    }

    /// Adds a state to a machine.
    pub(super) fn state(
        &mut self,
        page: usize,
        part: &Part,
        source: &Source,
    ) -> Result<Made, Refused> {
        let at = self.counterpart.machine(page, part.word("machine"));
        let at = at.ok_or(Refused::Nowhere)?;
        let name = part.word("name");
        let machine = &mut self.counterpart.machines[at];
        let of = machine.name.clone();
        if machine
            .states
            .iter()
            .any(|state| is_same(&state.name, name))
        {
            return Ok(Made::so_already(of));
        }
        // Features name states in tables.
        let odd = |c: char| matches!(c, '|' | '"' | '<' | '>' | '\\') || c.is_control();
        if name.is_empty() || name.contains(odd) || name.len() > LONGEST {
            return Err(Refused::Nowhere);
        }
        machine.states.push(State {
            name: name.to_owned(),
            internal: false,
            implied: false,
            source: source.clone(),
        });
        let part = Part::new("state").text("machine", &of).text("name", name);
        Ok(Made {
            parts: vec![part],
            ..Made::so_already(of)
        })
    }

    /// Says that one name means another: of a state, or of what an example of
    /// the contract shows. Other examples are the page's alone.
    pub(super) fn alias(
        &mut self,
        page: usize,
        part: &Part,
        source: &Source,
    ) -> Result<Made, Refused> {
        let (written, means) = (part.word("written"), part.word("means"));
        let states = self.counterpart.machines.iter_mut();
        for machine in states {
            let at = |name: &str| {
                let mut states = machine.states.iter();
                states.position(|state| is_same(&state.name, name))
            };
            let Some(meant) = at(means) else { continue };
            let of = machine.name.clone();
            let Some(wrong) = at(written).filter(|wrong| *wrong != meant) else {
                return Ok(Made::so_already(of));
            };
            let means = machine.states[meant].name.clone();
            let written = machine.states.remove(wrong).name;
            self.claim(&["alias", &written], source)?;
            return Ok(made(of, &written, &means));
        }
        let (written, means) = (bare(written), bare(means));
        let mut messages = self.counterpart.messages.iter();
        // What is declared anywhere would go elsewhere with it.
        if self.before(&["alias", &written]).is_some()
            || messages.any(|message| path::is_declared(message, &written))
        {
            return Ok(Made::default());
        }
        let names: HashSet<usize> = self.counterpart.page(page).collect();
        let messages = self.counterpart.messages.iter().enumerate();
        let mut messages = messages.filter(|(at, _)| names.contains(at));
        let shows = messages.find(|(_, message)| {
            let example = message.example.as_deref().unwrap_or_default();
            path::is_declared(message, &means)
                && serde_json::from_str(example).is_ok_and(|example| shows(&example, &written))
        });
        let Some((_, message)) = shows else {
            return Ok(Made::default());
        };
        let of = message.name.clone();
        self.claim(&["alias", &written], source)?;
        Ok(made(of, &written, &means))
    }
}

fn made(of: String, written: &str, means: &str) -> Made {
    let part = Part::new("alias")
        .text("written", written)
        .text("means", means);
    Made {
        parts: vec![part],
        ..Made::so_already(of)
    }
}

fn bare(path: &str) -> String {
    path.replace("[n]", "")
}

/// Whether two names of a state differ in no more than spellings do.
fn is_same(one: &str, other: &str) -> bool {
    one == other || (!kebab(one).is_empty() && kebab(one) == kebab(other))
}

/// Whether an example has something at a path, in an element of a list too.
fn shows(value: &Value, path: &str) -> bool {
    match value {
        Value::Array(all) => all.iter().any(|one| shows(one, path)),
        Value::Object(members) => {
            let (name, rest) = path.split_once('.').unwrap_or((path, ""));
            let held = members.get(name);
            held.is_some_and(|held| rest.is_empty() || shows(held, rest))
        }
        _ => false,
    }
}
