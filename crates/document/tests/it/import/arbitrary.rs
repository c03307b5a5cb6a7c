//! Readings of any kind, odd ones among them: few names, so that things meet.

use countersign_contract::{Kind, Source};
use countersign_document::{
    Carried, Example, Field, FieldType, Language, Machine, Message, Need, Origin, Reading, Step,
    ValueList,
};
use proptest::prelude::*;

use super::calls::operation;

pub(super) fn source() -> Source {
    Source {
        file: "page.md".to_owned(),
        line: 7,
        column: 1,
    }
}

pub(super) fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => prop::sample::select(vec!["order", "orders", "item", "type", "parts", "2fa", "new-order", "status"])
            .prop_map(str::to_owned),
        1 => "[a-z|\"<>\\\\ \u{e4}\u{7f}$_0-9-]{0,8}",
        1 => Just("x".repeat(300)),
    ]
}

pub(super) fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("when type is card".to_owned()),
        Just("for CARD".to_owned()),
        Just("a \"quoted\"\n| line `of` words <x> \u{0} 🚀".to_owned()),
        ".{0,20}",
    ]
}

pub(super) fn need() -> impl Strategy<Value = Need> {
    prop_oneof![
        Just(Need::Yes),
        Just(Need::No),
        Just(Need::Unsaid),
        words().prop_map(Need::Conditional),
    ]
}

fn kind() -> impl Strategy<Value = Option<Kind>> {
    prop::option::of(prop::sample::select(vec![
        Kind::Text,
        Kind::Number,
        Kind::Integer,
        Kind::IntegerText,
        Kind::Boolean,
        Kind::DateTime,
        Kind::Object,
        Kind::List,
    ]))
}

fn field_type() -> impl Strategy<Value = FieldType> {
    let facet = (
        prop::sample::select(vec![
            "min",
            "max",
            "minItems",
            "maxLength",
            "maximum",
            "format",
        ]),
        prop::sample::select(vec![
            "1",
            "0",
            "-3",
            "1.5",
            "99999999999999999999",
            "iso",
            "9223372036854775808",
        ]),
    );
    let facets = prop::collection::vec(facet, 0..3);
    (words(), kind(), kind(), facets).prop_map(|(written, kind, element, facets)| FieldType {
        written,
        kind,
        element,
        facets: facets
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect(),
    })
}

/// A path of few names, with elements, attributes, and now and then rubbish.
fn path() -> impl Strategy<Value = String> {
    let step = prop_oneof![
        8 => prop::sample::select(vec![
            "order", "orders", "item", "items", "items[n]", "type", "a", "b[n]", "c[n][n]", "@id",
            "@xlink:href", "@p:q", "text()", "k:item", "@items[n]",
        ]).prop_map(str::to_owned),
        1 => prop::sample::select(vec!["{key}", "*", "[n]", "", "a b", "$ref", "2", "_", "ns:a:b", "..", "x|y"])
            .prop_map(str::to_owned),
        1 => name(),
    ];
    let separator = prop::sample::select(vec![".", "/"]);
    (prop::collection::vec(step, 0..6), separator, any::<bool>()).prop_map(
        |(mut steps, separator, rooted)| {
            if rooted {
                steps.insert(0, "order".to_owned());
            }
            steps.join(separator)
        },
    )
}

pub(super) fn values() -> impl Strategy<Value = Vec<String>> {
    let value = prop_oneof![
        Just("card".to_owned()),
        Just("CARD".to_owned()),
        words(),
        name()
    ];
    prop_oneof![3 => Just(Vec::new()), 1 => prop::collection::vec(value, 1..4)]
}

fn field() -> impl Strategy<Value = Field> {
    let listed = (
        values(),
        prop::option::of(name()),
        prop::option::of(words()),
    );
    let part = prop_oneof![4 => Just(None), 1 => name().prop_map(Some)];
    (path(), field_type(), need(), need(), listed, part).prop_map(
        |(path, kind, read, write, (values, value_list, default), part)| Field {
            path,
            kind,
            read,
            write,
            values,
            value_list,
            default,
            part,
            words: String::new(),
            source: source(),
        },
    )
}

fn message(xml: impl Strategy<Value = bool>) -> impl Strategy<Value = Message> {
    let root = prop::option::of(prop::sample::select(vec!["order", "orders", "a b", "item"]));
    let fields = prop::collection::vec(field(), 0..12);
    (name(), words(), root, xml, fields).prop_map(|(name, heading, root, xml, fields)| Message {
        name,
        heading,
        root: root.filter(|_| xml).map(str::to_owned),
        xml,
        fields,
        source: source(),
    })
}

fn value_list() -> impl Strategy<Value = ValueList> {
    (name(), values()).prop_map(|(name, values)| ValueList {
        name,
        values: values.into_iter().map(|value| (value, source())).collect(),
        source: source(),
    })
}

fn machine() -> impl Strategy<Value = Machine> {
    let state = || prop::sample::select(vec!["New", "In Work", "DONE", "card", "", "|"]);
    let reason = prop::sample::select(vec!["no stock", "late", "", "Ärger"]);
    let step = (state(), state(), prop::collection::vec(reason, 0..3));
    let name = prop_oneof![Just("type-state".to_owned()), name()];
    (
        name,
        prop::collection::vec(state(), 0..4),
        prop::collection::vec(step, 0..6),
    )
        .prop_map(|(name, states, steps)| Machine {
            name,
            states: states
                .into_iter()
                .map(|state| (state.to_owned(), source()))
                .collect(),
            steps: steps
                .into_iter()
                .map(|(from, to, reasons)| Step {
                    from: from.to_owned(),
                    to: to.to_owned(),
                    reasons: reasons.into_iter().map(str::to_owned).collect(),
                    source: source(),
                })
                .collect(),
            source: source(),
        })
}

fn example() -> impl Strategy<Value = Example> {
    let text = prop::sample::select(vec![
        r#"{"a": {"b": [1, {"c": null}]}, "x|y": 1}"#,
        r#"[{"a": "text"}, {"a": {"deep": [[]]}}, 4]"#,
        r#"{"orders": [{"a": [[1], "b"]}]}"#,
        r#"{"a": }"#,
        "<order/>",
    ]);
    let of =
        prop_oneof![
            name().prop_map(Carried::Request),
            (name(), prop::option::of(Just(200)))
                .prop_map(|(id, status)| Carried::Response(id, status)),
            (name(), any::<bool>(), any::<bool>())
                .prop_map(|(name, read, write)| Carried::Message { name, read, write }),
        ];
    (text, prop::collection::vec(of, 0..3), any::<bool>()).prop_map(|(text, of, json)| Example {
        language: if json { Language::Json } else { Language::Xml },
        text: text.to_owned(),
        of,
        start: 0,
        origin: Origin::verbatim(0),
        source: source(),
    })
}

/// A reading; all of its messages are XML, or none is, or each as it likes.
pub(super) fn reading() -> impl Strategy<Value = Reading> {
    let examples = prop::collection::vec(example(), 0..3);
    let messages = prop_oneof![
        prop::collection::vec(message(Just(true)), 0..4),
        prop::collection::vec(message(Just(false)), 0..4),
        prop::collection::vec(message(any::<bool>()), 0..4),
    ];
    (
        prop::option::of(words()),
        prop::collection::vec(words(), 0..3),
        prop::collection::vec(operation(), 0..4),
        messages,
        prop::collection::vec(value_list(), 0..3),
        prop::collection::vec(machine(), 0..3),
        examples,
    )
        .prop_map(
            |(title, headings, operations, messages, value_lists, machines, examples)| Reading {
                title,
                headings,
                operations,
                messages,
                value_lists,
                machines,
                examples,
                unplaced: Vec::new(),
            },
        )
}
