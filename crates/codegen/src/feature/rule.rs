//! The rules that fields have, and how each is broken: a [`Row`] a breach.

use countersign_contract::{Basis, Field, Kind, Message, Requirement};

use crate::tree::Node;

/// A rule of fields. Its clause is `<system>.<operation>.<rule>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rule {
    Required,
    Kind,
    OptionalKind,
    Date,
    NotEmpty,
    InnerNotEmpty,
    Alternative,
    Quantity,
}

impl Rule {
    const ALL: [Self; 8] = [
        Self::Required,
        Self::Kind,
        Self::OptionalKind,
        Self::Date,
        Self::NotEmpty,
        Self::InnerNotEmpty,
        Self::Alternative,
        Self::Quantity,
    ];

    /// Last part of the clause's id.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Kind => "kind",
            Self::OptionalKind => "optional-kind",
            Self::Date => "date",
            Self::NotEmpty => "not-empty",
            Self::InnerNotEmpty => "inner-not-empty",
            Self::Alternative => "alternative",
            Self::Quantity => "quantity",
        }
    }

    /// What breaks it, as a scenario's name says it.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Required => "A required field that is not there",
            Self::Kind => "A value of another kind",
            Self::OptionalKind => "An optional value of another kind",
            Self::Date => "A date that is none",
            Self::NotEmpty => "A list that must not be empty",
            Self::InnerNotEmpty => "A list within a list that must not be empty",
            Self::Alternative => "A choice of which nothing is there",
            Self::Quantity => "A quantity that is no number",
        }
    }

    /// How a field is edited to break it; nothing where it has no such rule.
    fn edits(self, message: &Message, field: &Field) -> &'static [&'static str] {
        let kinds = field.kinds.as_slice();
        match self {
            Self::Required
                if field.requirement == Requirement::Required && !field.path.is_element() =>
            {
                &["missing", "null"]
            }
            Self::Kind | Self::OptionalKind
                if is_optional(message, field) != (self == Self::OptionalKind) =>
            {
                &[]
            }
            Self::Kind | Self::OptionalKind => match kinds {
                [Kind::List] => &["a text", "an object"],
                [Kind::Object] => &["a text", "a list"],
                _ if kinds.contains(&Kind::Object) => &[],
                _ => &["an object"],
            },
            Self::Date if kinds == [Kind::DateTime] => {
                &["text \"tomorrow\"", "text \"2022-02-31T10:00:00Z\""]
            }
            Self::NotEmpty | Self::InnerNotEmpty
                if kinds == [Kind::List] && field.min.is_some_and(|min| min > 0) =>
            {
                let is_inner = field.path.as_str().contains("[n]");
                if is_inner == (self == Self::InnerNotEmpty) {
                    &["empty"]
                } else {
                    &[]
                }
            }
            Self::Quantity if kinds.contains(&Kind::IntegerText) => &["text \"many\""],
            _ => &[],
        }
    }
}

/// Whether a field, or what it stands in, need not be there: then a message
/// could be taken without it.
fn is_optional(message: &Message, field: &Field) -> bool {
    let holder = field
        .path
        .parent()
        .and_then(|path| message.field(path.as_str()));
    field.requirement == Requirement::Optional
        || holder.is_some_and(|holder| is_optional(message, holder))
}

/// One breach: the place in a message, indices and all, and the edit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) place: String,
    pub(super) edit: &'static str,
}

/// All breaches of a message, by rule. Fields that only an example shows have
/// none: nothing is demanded of them.
pub(super) fn rows(message: &Message) -> Vec<(Rule, Vec<Row>)> {
    let judged: Vec<&Field> = message
        .fields
        .iter()
        .filter(|field| field.basis == Basis::Documented)
        .filter(|field| !below_choice(message, field) && !other_form(message, field))
        .collect();
    Rule::ALL
        .into_iter()
        .map(|rule| {
            let mut rows: Vec<Row> = Vec::new();
            for field in &judged {
                let edits = rule.edits(message, field);
                for place in places(field.path.as_str()) {
                    rows.extend(edits.iter().map(|edit| Row {
                        place: place.clone(),
                        edit,
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
