//! The tolerant reader of XML: each fault once and where it is, and nothing
//! wrong with what is well-formed, or a fragment.

use countersign_document::Text;
use countersign_document::lint::tree::{Item, Tree, Value};
use countersign_document::lint::xml;
use proptest::prelude::*;

/// What stands at each fault's place, and how the rest was read.
fn told(snippet: &str) -> String {
    let text = Text::new("", snippet);
    let (tree, faults) = xml::read(snippet);
    let mut told = String::new();
    for fault in &faults {
        let at = text.at(fault.range.start);
        told += &format!(
            "{}:{} {} {}\n",
            at.line, at.column, fault.code.id, fault.message
        );
    }
    for root in tree.roots() {
        told += &outline(&tree, root);
    }
    told
}

fn outline(tree: &Tree, item: &Item) -> String {
    let more = if item.more { " …" } else { "" };
    let inner: Vec<_> = tree
        .children(item)
        .map(|child| outline(tree, child))
        .collect();
    match &item.value {
        Value::Text(text) => format!("{}={text}", item.name),
        Value::Element(text) => format!("({} {:?}{more} {})", item.name, text, inner.join(" ")),
        _ => String::new(),
    }
}

#[test]
fn each_fault_is_told_once_and_the_rest_is_read() {
    let mut all = String::new();
    for snippet in include_str!("xml/snippets.txt").split("\n----\n") {
        all += &format!(
            "{}\n=> {}\n\n",
            snippet.trim_end(),
            told(snippet.trim_end())
        );
    }
    insta::assert_snapshot!(all);
}

fn any_xml() -> impl Strategy<Value = String> {
    let attributes =
        prop::collection::btree_map("[a-z]{1,5}", "[a-z &&[^&]]{0,6}", 0..3).prop_map(|pairs| {
            pairs
                .iter()
                .map(|(name, value)| format!(" {name}=\"{value}\""))
                .collect::<String>()
        });
    let leaf = ("[a-z]{1,6}", attributes, "[a-zA-Z0-9 ]{0,8}")
        .prop_map(|(name, attributes, text)| format!("<{name}{attributes}>{text}</{name}>"));
    leaf.prop_recursive(5, 40, 5, |inner| {
        ("[a-z]{1,6}", prop::collection::vec(inner, 0..5)).prop_map(|(name, inner)| {
            format!("<{name}>\n{}\n<!-- x --></{name}>", inner.join("\n"))
        })
    })
}

proptest! {
    #[test]
    fn what_is_well_formed_has_no_fault(text in any_xml()) {
        let (tree, faults) = xml::read(&text);
        prop_assert!(faults.is_empty(), "{text}\n{faults:?}");
        prop_assert_eq!(tree.roots.len(), 1);
        let elements = tree.items.iter().filter(|item| matches!(item.value, Value::Element(_))).count();
        prop_assert_eq!(elements, text.matches("</").count());
    }

    #[test]
    fn what_lacks_an_end_tag_or_a_bracket_has_one_fault(text in any_xml(), chosen: prop::sample::Index, tag: bool) {
        let ends: Vec<_> = text.match_indices("</").map(|(at, _)| at).collect();
        let at = ends[chosen.index(ends.len())];
        let length = text[at..].find('>').expect("a tag ends");
        let broken = match tag {
            true => format!("{}{}", &text[..at], &text[at + length + 1..]),
            false => format!("{}{}", &text[..at + length], &text[at + length + 1..]),
        };
        let (_, faults) = xml::read(&broken);
        prop_assert_eq!(faults.len(), 1, "{}\n{:?}", broken, faults);
    }

    #[test]
    fn nothing_panics_and_places_are_in_the_text(text in r#"([<>/="'&;.! \n\[\]:-]|[a-c]|\PC){0,80}"#) {
        let (tree, faults) = xml::read(&text);
        for range in faults.iter().map(|fault| &fault.range).chain(tree.items.iter().map(|item| &item.range)) {
            prop_assert!(text.get(range.clone()).is_some(), "{text:?} {range:?}");
        }
    }
}
