//! Standing: a state that an answer of `all` shows is one of those that the
//! state machine lists, in whatever case, and with whatever between its words.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::evidence::Evidence;
use crate::{Contradiction, Judgement};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let field = evidence.system.status_field();
    let Some(machine) = evidence.system.contract().machine_of(field) else {
        return Err(Judgement::Nothing);
    };
    let name = field.rsplit('.').next().unwrap_or(field);
    let states: Vec<&str> = machine.states.iter().map(|it| it.name.as_str()).collect();
    let listed: BTreeSet<String> = states.iter().map(|state| letters(state)).collect();
    let mut contradictions = Vec::new();
    let mut judged = 0;
    for exchange in evidence.all("all")? {
        let Some(response) = exchange.response().filter(|it| it.is_success()) else {
            continue;
        };
        if response.body.0.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let Ok(tree) = evidence.answer_tree(exchange) else {
            continue;
        };
        let shown = states_of(&tree, name);
        judged += shown.len();
        let strange = shown
            .into_iter()
            .filter(|it| !listed.contains(&letters(it)));
        contradictions.extend(strange.map(|state| {
            let message = format!("{name} is shown as a state that no page lists");
            Contradiction::new(
                exchange.id,
                message,
                states.join(", "),
                format!("{state:?}"),
            )
        }));
    }
    if judged == 0 {
        return Err(Judgement::Nothing);
    }
    Ok(Judgement::from_contradictions(
        contradictions,
        format!("{judged} states are listed ones"),
    ))
}

/// The different texts of all members of this name, at any depth. That one is
/// blank is for the check of messages.
fn states_of(tree: &Value, name: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    // What is hostile may be deep: no recursion.
    let mut open = vec![tree];
    while let Some(value) = open.pop() {
        match value {
            Value::Object(members) => {
                let text = members.get(name).and_then(text);
                found.extend(text.filter(|it| !it.trim().is_empty()).map(str::to_owned));
                open.extend(members.values());
            }
            Value::Array(elements) => open.extend(elements),
            _ => {}
        }
    }
    found
}

/// A text, also of an element of XML that has attributes besides.
fn text(value: &Value) -> Option<&str> {
    value.as_str().or_else(|| value.get("text()")?.as_str())
}

/// What of a state's name is not a matter of style.
fn letters(state: &str) -> String {
    let letters = state.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}
