//! The breaches of a message's rules: a [`Row`] each.

use countersign_contract::{Basis, Field, Message, Requirement};

use super::rule::{Rule, holder, is_in_optional};
use crate::tree::Node;

/// Whether a field is, or is in, something that may hold what no page
/// describes: only scenarios of their own send such things.
fn of_anything(message: &Message, field: &Field) -> bool {
    let element = message.field(&format!("{}[n]", field.path));
    let mut next = element.or(Some(field));
    while let Some(field) = next {
        if field.open {
            return true;
        }
        next = holder(message, field);
    }
    false
}

/// One breach: the place in a message, indices and all, and the edit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) place: String,
    pub(super) edit: &'static str,
    /// Whether it stands in what need not be there.
    pub(super) in_optional: bool,
    /// For a rule that holds only then.
    pub(super) given: Option<Given>,
}

/// What calls for a field: another place, and the text there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Given {
    pub(super) place: String,
    pub(super) text: String,
    /// What holds the text, by name (`country`).
    pub(super) holder: String,
}

/// All breaches of a message, by rule. Fields that only an example shows have
/// none: nothing is demanded of them.
pub(super) fn rows(message: &Message) -> Vec<(Rule, Vec<Row>)> {
    let judged: Vec<&Field> = message
        .fields
        .iter()
        .filter(|field| field.basis != Basis::Exemplified)
        .filter(|field| !below_choice(message, field) && !other_form(message, field))
        .filter(|field| !of_anything(message, field))
        .collect();
    Rule::ALL
        .into_iter()
        .map(|rule| {
            let mut rows: Vec<Row> = Vec::new();
            for field in &judged {
                let edits = rule.edits(message, field);
                for place in places(field.path.as_str()) {
                    rows.extend(edits.iter().map(|edit| Row {
                        given: given(field, &place),
                        place: place.clone(),
                        edit,
                        in_optional: is_in_optional(message, field),
                    }));
                }
            }
            if rule == Rule::Alternative {
                alternatives(&Node::of(message), &mut rows);
            }
            (rule, rows)
        })
        .collect()
}

/// The condition of a field at this place: within the same elements.
fn given(field: &Field, place: &str) -> Option<Given> {
    let Requirement::When(condition) = &field.requirement else {
        return None;
    };
    let mut other = condition.field.as_str().to_owned();
    for index in place.split('[').skip(1) {
        let index = index.split(']').next().unwrap_or_default();
        other = other.replacen("[n]", &format!("[{index}]"), 1);
    }
    let named = |path: &&str| !path.starts_with('@') && !path.ends_with("()");
    let holder = condition.field.as_str().rsplit('.').find(named)?;
    Some(Given {
        // What it has in lists of its own.
        place: other.replace("[n]", "[0]"),
        text: condition.equals.clone(),
        holder: holder.trim_end_matches("[n]").to_owned(),
    })
}

/// Whether a field is the element of what need not be a list: a message may
/// hold the other form, and the place would not be there.
fn below_choice(message: &Message, field: &Field) -> bool {
    field.path.is_element()
        && field
            .path
            .parent()
            .and_then(|list| message.field(list.as_str()))
            .is_some_and(|list| list.kinds.len() > 1)
}

/// Whether a field is a form of a choice that samples do not take: they take
/// the last one. Beside it another form is neither demanded nor refused.
fn other_form(message: &Message, field: &Field) -> bool {
    let Requirement::OneOf(_) = field.requirement else {
        return false;
    };
    message
        .fields
        .iter()
        .rfind(|other| other.requirement == field.requirement)
        .is_some_and(|last| last.path != field.path)
}

fn alternatives(node: &Node<'_>, rows: &mut Vec<Row>) {
    for choice in node.choices() {
        let members: Vec<Vec<String>> = choice
            .iter()
            .filter_map(|member| member.field)
            .map(|field| places(field.path.as_str()))
            .collect();
        let count = members.iter().map(Vec::len).min().unwrap_or(0);
        rows.extend((0..count).map(|at| {
            Row {
                place: members
                    .iter()
                    .map(|places| places[at].as_str())
                    .collect::<Vec<_>>()
                    .join(", "),
                edit: "missing",
                in_optional: false,
                given: None,
            }
        }));
    }
    for below in node.members.iter().chain(node.element.as_deref()) {
        alternatives(below, rows);
    }
}

/// The places of a path: in the first element of each list, and in a later
/// one of each list in turn.
fn places(path: &str) -> Vec<String> {
    let parts: Vec<&str> = path.split("[n]").collect();
    let lists = parts.len() - 1;
    (0..=lists)
        .map(|later| {
            let mut place = parts[0].to_owned();
            for (at, part) in parts[1..].iter().enumerate() {
                let index = u8::from(at + 1 == later);
                place.push_str(&format!("[{index}]{part}"));
            }
            place
        })
        .collect()
}
