//! Documents that conform to a message of the contract.

use countersign_contract::{Contract, Field, FieldPath, Kind, Message, Requirement};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde_json::{Map, Value, json};

/// Instances of the message: optional members absent, null or there, members
/// that no page names, every documented form of each value.
pub(super) fn of(contract: &Contract, message: &Message) -> BoxedStrategy<Value> {
    Making { contract, message }.object(None)
}

/// Dates, and dates and times, as the pages' examples have them, and as
/// ISO 8601 has them besides.
pub(super) const DATES: [&str; 10] = [
    "2022-01-31T13:15:05.2151663-05:00",
    "2022-02-02T00:00:00.00000-00:00",
    "2021-05-01T13:31:21.057",
    "2022-01-31T13:15:05Z",
    "2022-01-31T13:15:05.1+05:30",
    "2020-02-29T23:59:59.123456789Z",
    "2022-01-31T13:15",
    "2022-01-31",
    "20220131T131505Z",
    "2022-12-31T13:15:05+0530",
];

struct Making<'c> {
    contract: &'c Contract,
    message: &'c Message,
}

impl<'c> Making<'c> {
    fn below(&self, parent: Option<&FieldPath>) -> Vec<&'c Field> {
        let fields = self.message.fields.iter();
        fields
            .filter(|field| field.path.parent().as_ref() == parent)
            .collect()
    }

    fn object(&self, parent: Option<&FieldPath>) -> BoxedStrategy<Value> {
        let mut members = Vec::new();
        let mut choices: Vec<(String, Vec<Field>)> = Vec::new();
        for field in self.below(parent) {
            match &field.requirement {
                Requirement::Required => members.push(self.member(field, true)),
                Requirement::Optional | Requirement::When(_) => {
                    members.push(self.member(field, false));
                }
                Requirement::OneOf(group) => {
                    match choices.iter_mut().find(|(name, _)| name == group) {
                        Some((_, fields)) => fields.push(field.clone()),
                        None => choices.push((group.clone(), vec![field.clone()])),
                    }
                }
            }
        }
        let extra = prop_oneof![
            4 => Just(None),
            1 => ("x[a-z]{0,3}", select(vec![json!(null), json!([1]), json!({"a": "b"})]))
                .prop_map(Some),
        ];
        members.push(extra.boxed());
        let chosen: Vec<_> = choices
            .into_iter()
            .map(|(_, fields)| self.some_of(fields))
            .collect();
        (members, chosen)
            .prop_map(|(members, chosen)| {
                let members = members.into_iter().flatten();
                members
                    .chain(chosen.into_iter().flatten())
                    .collect::<Map<_, _>>()
            })
            .prop_map(Value::Object)
            .boxed()
    }

    /// A member, where it is there at all.
    fn member(&self, field: &Field, required: bool) -> BoxedStrategy<Option<(String, Value)>> {
        let name = field.path.name().to_owned();
        let value = self.value(field);
        if required {
            value
                .prop_map(move |value| Some((name.clone(), value)))
                .boxed()
        } else {
            prop_oneof![
                3 => Just(None),
                1 => Just(Some(Value::Null)),
                6 => value.prop_map(Some),
            ]
            .prop_map(move |value| Some((name.clone(), value?)))
            .boxed()
        }
    }

    /// One member of a choice at least.
    fn some_of(&self, fields: Vec<Field>) -> BoxedStrategy<Vec<(String, Value)>> {
        let all: Vec<_> = fields
            .iter()
            .map(|field| {
                let name = field.path.name().to_owned();
                self.value(field)
                    .prop_map(move |value| (name.clone(), value))
            })
            .collect();
        let most = all.len();
        (all, subsequence((0..most).collect::<Vec<_>>(), 1..=most))
            .prop_map(|(all, kept)| kept.into_iter().map(|at| all[at].clone()).collect())
            .boxed()
    }

    fn value(&self, field: &Field) -> BoxedStrategy<Value> {
        let forms: Vec<_> = field
            .kinds
            .iter()
            .map(|kind| self.form(field, *kind))
            .collect();
        proptest::strategy::Union::new(forms).boxed()
    }

    fn form(&self, field: &Field, kind: Kind) -> BoxedStrategy<Value> {
        let (min, max) = (field.min.unwrap_or(0), field.max);
        match kind {
            Kind::Text => match &field.enumeration {
                Some(name) => {
                    let values = self.contract.enumeration(name).expect("an enumeration");
                    select(values.to_vec()).prop_map(Value::from).boxed()
                }
                None => {
                    let max = max.unwrap_or(min + 8);
                    let characters = vec(select(vec!['a', 'Z', '0', '-', ' ', '"', 'é', '語']), {
                        size(min)..=size(max)
                    });
                    characters
                        .prop_map(|text| text.into_iter().collect::<String>().into())
                        .boxed()
                }
            },
            Kind::Number => (-1e6..1e6_f64).prop_map(Value::from).boxed(),
            Kind::Integer => prop_oneof![
                any::<i64>().prop_map(Value::from),
                any::<u64>().prop_map(Value::from),
                select(vec![json!(4.0), json!(-0.0), json!(1e30), json!(2.5e10)]),
            ]
            .boxed(),
            Kind::IntegerText => "-?[0-9]{1,20}".prop_map(Value::from).boxed(),
            Kind::Boolean => any::<bool>().prop_map(Value::from).boxed(),
            Kind::DateTime => select(DATES.to_vec()).prop_map(Value::from).boxed(),
            Kind::Object => self.object(Some(&field.path)),
            Kind::List => {
                let below = self.below(Some(&field.path));
                let element = below.iter().find(|field| field.path.is_element());
                let element = element.map_or(Just(Value::Null).boxed(), |it| self.value(it));
                let most = max.unwrap_or(min + 2);
                vec(element, size(min)..=size(most))
                    .prop_map(Value::from)
                    .boxed()
            }
        }
    }
}

fn size(bound: u64) -> usize {
    usize::try_from(bound).expect("a size that fits")
}
