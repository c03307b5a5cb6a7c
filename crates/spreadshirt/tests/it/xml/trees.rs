//! Trees that a contract's documents can have.

use countersign_contract::{Contract, Field, FieldPath, Kind, Message, Requirement};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value};

/// Instances of the message, optional members absent or there, open elements
/// with what no page names.
pub(crate) fn of(contract: &Contract, message: &Message) -> BoxedStrategy<Value> {
    let root = message.root.clone().expect("a root");
    Making { contract, message }
        .object(&FieldPath::new(root.clone()), false)
        .prop_map(move |tree| Value::Object(Map::from_iter([(root.clone(), tree)])))
        .boxed()
}

/// A list of instances in a wrapper.
pub(crate) fn wrapped(wrapper: &'static str, one: BoxedStrategy<Value>) -> BoxedStrategy<Value> {
    vec(one, 1..3)
        .prop_map(move |all| {
            let mut inner = Map::new();
            for (name, tree) in all
                .into_iter()
                .filter_map(|tree| Some(tree.as_object()?.clone()))
                .flatten()
            {
                let list = inner
                    .entry(name)
                    .or_insert_with(|| Value::Array(Vec::new()));
                list.as_array_mut().expect("a list").push(tree);
            }
            Value::Object(Map::from_iter([(wrapper.to_owned(), inner.into())]))
        })
        .boxed()
}

/// Characters that are markup, are folded by readers, or need two units.
const CHARACTERS: [char; 22] = [
    'a', 'Z', '0', '-', ' ', '\t', '\n', '\r', '"', '\'', '&', '<', '>', ']', ';', '#', 'é', '語',
    '\u{85}', '\u{2028}', '\u{FFFD}', '😀',
];

/// Dates, and dates and times, as the pages have them.
const DATES: [&str; 6] = [
    "2011-08-03 08:15:00Z",
    "2011-06-28T13:00:00",
    "2012-02-10T00:00:00+01:00",
    "2012-02-29T23:59:59.123456789Z",
    "2012-12-31 00:00:00.5-05:30",
    "2011-08-03",
];

/// A text of any of them.
pub(crate) fn text() -> BoxedStrategy<Value> {
    let free = vec(select(CHARACTERS.to_vec()), 0..8);
    let free = free.prop_map(|text| text.into_iter().collect::<String>());
    let chosen = select(vec![
        "]]>",
        "<!--",
        "&amp;",
        "<![CDATA[",
        "  two  ",
        "&#65;",
        " ",
    ]);
    prop_oneof![8 => free, 1 => chosen.prop_map(str::to_owned)]
        .prop_map(Value::from)
        .boxed()
}

/// A text that is not blank: beside elements, blanks say nothing.
fn visible() -> BoxedStrategy<Value> {
    let text = text().prop_map(|text| format!("{}x", text.as_str().unwrap_or_default()));
    text.prop_map(Value::from).boxed()
}

/// What an open element holds: elements and attributes of any name, those of
/// other namespaces too.
fn kept() -> BoxedStrategy<Value> {
    text()
        .prop_recursive(3, 12, 3, |inner| {
            let repeated = vec(inner.clone(), 2..4).prop_map(Value::from);
            vec((name(), prop_oneof![3 => inner, 1 => repeated]), 1..3)
                .prop_flat_map(|members| {
                    (Just(members), vec((attribute(), text()), 0..3), visible())
                })
                .prop_map(|(members, attributes, text)| {
                    let text = attributes.first().map(|_| ("text()".to_owned(), text));
                    attributes.into_iter().chain(members).chain(text).collect()
                })
        })
        .boxed()
}

fn name() -> BoxedStrategy<String> {
    prop_oneof![
        4 => "x[a-zé.0-9-]{0,4}",
        1 => Just("{urn:other}svg".to_owned()),
        1 => Just("{}bare".to_owned()),
    ]
    .boxed()
}

fn attribute() -> BoxedStrategy<String> {
    prop_oneof![
        4 => "@y[a-zé.0-9-]{0,4}",
        1 => Just("@xlink:role".to_owned()),
        1 => Just("@xml:lang".to_owned()),
        1 => Just("@{urn:other}mark".to_owned()),
    ]
    .boxed()
}

struct Making<'c> {
    contract: &'c Contract,
    message: &'c Message,
}

impl<'c> Making<'c> {
    fn below(&self, parent: &FieldPath) -> Vec<&'c Field> {
        let fields = self.message.fields.iter();
        fields
            .filter(|field| field.path.parent().as_ref() == Some(parent))
            .collect()
    }

    fn object(&self, parent: &FieldPath, open: bool) -> BoxedStrategy<Value> {
        let fields = self.below(parent);
        let leaf = fields.iter().all(|field| {
            let name = field.path.name();
            name.starts_with('@') || name == "text()"
        });
        let members = fields.into_iter().map(|field| self.member(field, leaf));
        let mut members: Vec<_> = members.collect();
        if open {
            let more = (name(), kept()).prop_map(Some);
            members.push(prop_oneof![1 => Just(None), 3 => more].boxed());
        }
        members
            .prop_map(|members| members.into_iter().flatten().collect())
            .boxed()
    }

    fn member(&self, field: &Field, leaf: bool) -> BoxedStrategy<Option<(String, Value)>> {
        let name = field.path.name().to_owned();
        let required = field.requirement != Requirement::Optional;
        let value = match name.as_str() {
            "text()" if leaf => self
                .value(field)
                .prop_filter("absent", |it| *it != "")
                .boxed(),
            "text()" => visible(),
            _ => self.value(field),
        };
        (any::<bool>(), value)
            .prop_map(move |(there, value)| (there || required).then(|| (name.clone(), value)))
            .boxed()
    }

    fn value(&self, field: &Field) -> BoxedStrategy<Value> {
        if let Some(name) = &field.enumeration {
            let values = self.contract.enumeration(name).expect("an enumeration");
            return select(values.to_vec()).prop_map(Value::from).boxed();
        }
        if field.open && field.kinds.contains(&Kind::Text) {
            return kept();
        }
        match field.kinds.first().expect("a kind") {
            Kind::Object => self.object(&field.path, field.open),
            Kind::List => {
                let below = self.below(&field.path);
                let element = self.value(below.first().expect("an element"));
                vec(element, 1..3).prop_map(Value::from).boxed()
            }
            Kind::Integer | Kind::IntegerText => "[1-9][0-9]{0,3}".prop_map(Value::from).boxed(),
            Kind::Number => "[1-9][0-9]{0,3}\\.[0-9]{2}".prop_map(Value::from).boxed(),
            Kind::Boolean => select(vec!["true", "false"]).prop_map(Value::from).boxed(),
            Kind::DateTime => select(&DATES[..]).prop_map(Value::from).boxed(),
            Kind::Text => text(),
        }
    }
}

/// Values of any form, with names that an element may have and names that it
/// may not.
pub(super) fn any_value() -> impl Strategy<Value = Value> {
    let names = vec![
        "order",
        "orderItems",
        "orderItem",
        "attachment",
        "tag",
        "@id",
        "@xlink:href",
        "text()",
        "",
        "@",
        "a b",
        "1a",
        "é",
        "a:b",
        "xlink:a",
        "@a:b",
        "@xmlns",
        "xmlns",
        "@xmlns:a",
        "&<>",
        "{urn:a}b",
        "@{urn:a}b",
        "{}c",
        "{a",
        "}",
        "]]>",
        "\0",
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        text(),
    ];
    leaf.prop_recursive(6, 64, 6, move |inner| {
        let name = select(names.clone()).prop_map(str::to_owned);
        prop_oneof![
            1 => vec(inner.clone(), 0..4).prop_map(Value::from),
            3 => vec((name, inner), 0..6).prop_map(|members| members.into_iter().collect()),
        ]
    })
}
