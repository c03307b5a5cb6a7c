//! The tolerant reader of JSON: each fault once and where it is, and nothing
//! wrong with what is well-formed.

use countersign_document::Text;
use countersign_document::lint::json;
use countersign_document::lint::tree::{Item, Tree, Value};
use proptest::prelude::*;

/// A snippet, what stands at each fault's place, and how the rest was read.
fn told(snippet: &str) -> String {
    let text = Text::new("", snippet);
    let (tree, faults) = json::read(snippet);
    let mut told = String::new();
    for fault in &faults {
        let at = text.at(fault.range.start);
        told += &format!(
            "{}:{} {} {}\n",
            at.line, at.column, fault.code.id, fault.message
        );
    }
    told + &value(&tree).to_string()
}

fn value(tree: &Tree) -> serde_json::Value {
    tree.roots()
        .next()
        .map_or(serde_json::Value::Null, |root| value_of(tree, root))
}

fn value_of(tree: &Tree, item: &Item) -> serde_json::Value {
    match &item.value {
        Value::Object => tree
            .children(item)
            .map(|member| (member.name.clone(), value_of(tree, member)))
            .collect::<serde_json::Map<_, _>>()
            .into(),
        Value::List => tree
            .children(item)
            .map(|element| value_of(tree, element))
            .collect(),
        Value::Text(text) => text.as_str().into(),
        Value::Number(number) => {
            serde_json::from_str(number).unwrap_or_else(|_| number.as_str().into())
        }
        Value::Boolean(value) => (*value).into(),
        Value::Null => serde_json::Value::Null,
        Value::Placeholder | Value::Element(_) => "~".into(),
    }
}

#[test]
fn each_fault_is_told_once_and_the_rest_is_read() {
    let mut all = String::new();
    for snippet in include_str!("json/snippets.txt").split("\n----\n") {
        all += &format!(
            "{}\n=> {}\n\n",
            snippet.trim_end(),
            told(snippet.trim_end())
        );
    }
    insta::assert_snapshot!(all);
}

fn any_json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<f64>().prop_map(Into::into),
        ".*".prop_map(serde_json::Value::String),
        "[a-z]{1,8}".prop_map(serde_json::Value::String),
    ];
    leaf.prop_recursive(5, 40, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Into::into),
            prop::collection::btree_map("[a-zA-Z_]{1,8}", inner, 0..5)
                .prop_map(|members| serde_json::Value::Object(members.into_iter().collect())),
        ]
    })
}

/// Bytes of the tokens that can't be missed: commas, colons, brackets and
/// quotes outside of texts.
fn tokens(text: &str) -> Vec<usize> {
    let (mut inside, mut escaped) = (false, false);
    let mut found = Vec::new();
    for (at, letter) in text.char_indices() {
        match letter {
            _ if escaped => escaped = false,
            '\\' if inside => escaped = true,
            '"' => {
                inside = !inside;
                found.push(at);
            }
            ',' | ':' | '{' | '}' | '[' | ']' if !inside => found.push(at),
            _ => {}
        }
    }
    found
}

proptest! {
    #[test]
    fn what_is_well_formed_has_no_fault_and_reads_the_same(expected in any_json(), pretty: bool) {
        let text = if pretty { serde_json::to_string_pretty(&expected) } else { serde_json::to_string(&expected) };
        let text = text.expect("a value is text");
        let (tree, faults) = json::read(&text);
        prop_assert!(faults.is_empty(), "{text}\n{faults:?}");
        prop_assert_eq!(value(&tree), expected, "{}", text);
    }

    #[test]
    fn what_lacks_a_token_has_a_fault(value in any_json(), chosen: prop::sample::Index) {
        let text = serde_json::to_string_pretty(&value).expect("a value is text");
        let tokens = tokens(&text);
        prop_assume!(!tokens.is_empty());
        let at = tokens[chosen.index(tokens.len())];
        let broken = format!("{}{}", &text[..at], &text[at + 1..]);
        prop_assume!(serde_json::from_str::<serde_json::Value>(&broken).is_err());
        let (_, faults) = json::read(&broken);
        prop_assert!(!faults.is_empty(), "{broken}");
    }

    #[test]
    fn nothing_panics_and_places_are_in_the_text(text in r#"([{}\[\]:,"'<>/*.# \n]|[a-z0-9]|\PC){0,80}"#) {
        let (tree, faults) = json::read(&text);
        for range in faults.iter().map(|fault| &fault.range).chain(tree.items.iter().map(|item| &item.range)) {
            prop_assert!(text.get(range.clone()).is_some(), "{text:?} {range:?}");
        }
    }
}
