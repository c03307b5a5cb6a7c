//! Places in XML, by XPaths of names and ordinals.

use std::fmt::Write as _;

use countersign_place::{LocalNames, place, xml};
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::escape::{escape, unescape};
use quick_xml::events::Event;

const ORDERS: &str = r#"<?xml version="1.0"?>
<s:orders xmlns:s="urn:shop" xmlns:id="urn:no-attribute">
  <s:order id="1"/>
  <!-- <order/> -->
  <s:order note=' id="7"' x:id = "2"><s:name> A &amp; <![CDATA[<B>]]> </s:name><s:empty> </s:empty></s:order>
  <s:lines><order>no child of the root</order></s:lines>
</s:orders>"#;

fn at(path: &str) -> Option<(&'static str, bool)> {
    let place = place(ORDERS, path)?;
    Some((&ORDERS[place.range], place.exact))
}

#[test]
fn a_text_an_attribute_or_a_tag_is_found() {
    let exact = [
        ("/orders/order[2]/name", "A &amp; <![CDATA[<B>]]>"),
        (
            "/o:orders/o:order[2]/o:name/text()",
            "A &amp; <![CDATA[<B>]]>",
        ),
        ("/orders/order[2]/@id", "x:id = \"2\""),
        ("/orders/order/@x:id", "id=\"1\""),
        ("/orders/order[2]/@note", "note=' id=\"7\"'"),
        ("/orders/order[2]/empty", "<s:empty>"),
        ("/orders/order", "<s:order id=\"1\"/>"),
        ("/orders/lines/order/", "no child of the root"),
    ];
    for (path, there) in exact {
        assert_eq!(at(path), Some((there, true)), "{path}");
    }
}

#[test]
fn what_is_not_there_stands_at_the_tag_that_should_hold_it() {
    let root = "<s:orders xmlns:s=\"urn:shop\" xmlns:id=\"urn:no-attribute\">";
    let held = [
        ("/orders/order[3]", root),
        ("/orders/order[last()]", root),
        ("/orders/@id", root),
        ("/orders/order[1]/name", "<s:order id=\"1\"/>"),
        ("/orders/order[2]/name/first", "<s:name>"),
        ("/orders/order[2]/name/@id", "<s:name>"),
    ];
    for (path, tag) in held {
        assert_eq!(at(path), Some((tag, false)), "{path}");
    }
    for path in ["/order", "orders", "/", ""] {
        assert_eq!(at(path), None, "{path}");
    }
}

#[test]
fn an_element_begins_at_its_tag() {
    let places = xml(ORDERS, &mut LocalNames, &["/orders/order[2]/name"]);
    let name = places[0].as_ref().expect("it is there");
    assert!(ORDERS[name.begin..].starts_with("<s:name>"));
}

#[test]
fn what_was_read_before_a_document_breaks_off_is_told() {
    for rest in ["</b>", "<", "&", "<c d=", "</a></a>"] {
        let text = format!("\u{feff}<a><b>12</b>{rest}");
        let number = place(&text, "/a/b").expect("it is there");
        assert_eq!((&text[number.range], number.exact), ("12", true), "{rest}");
        let missing = place(&text, "/a/z").expect("its holder is there");
        assert_eq!(
            (&text[missing.range], missing.exact),
            ("<a>", false),
            "{rest}"
        );
    }
}

/// A tree of elements: a name, attributes, and children or a text.
#[derive(Debug, Clone)]
struct Element {
    name: String,
    attributes: Vec<(String, String)>,
    text: String,
    children: Vec<Element>,
}

impl Element {
    /// Writes it, and the path and the value of each leaf.
    fn write(
        &self,
        path: &str,
        blank: &str,
        text: &mut String,
        leaves: &mut Vec<(String, String)>,
    ) {
        let _ = write!(text, "<p:{}", self.name);
        let mut known: Vec<&str> = Vec::new();
        for (name, value) in &self.attributes {
            if !known.contains(&name.as_str()) {
                known.push(name);
                let _ = write!(
                    text,
                    " {blank}q:{name}{blank}={blank}\"{}\"",
                    escape(value.as_str())
                );
                leaves.push((format!("{path}/@x:{name}"), value.clone()));
            }
        }
        text.push('>');
        if self.children.is_empty() {
            let _ = write!(text, "{blank}{}{blank}", escape(self.text.as_str()));
            leaves.push((path.to_owned(), self.text.clone()));
        }
        for (index, child) in self.children.iter().enumerate() {
            let of_name = |other: &&Element| other.name == child.name;
            let ordinal = self.children[..=index].iter().filter(of_name).count();
            child.write(
                &format!("{path}/{}[{ordinal}]", child.name),
                blank,
                text,
                leaves,
            );
            text.push_str(blank);
        }
        let _ = write!(text, "</p:{}{blank}>", self.name);
    }
}

fn element() -> impl Strategy<Value = Element> {
    let value = || prop_oneof!["[a-z<>&\"'= /\\[\\]\u{e9}]{0,8}", "[^\\p{C}]{0,8}"];
    let attributes = move || prop::collection::vec(("[ab]{1,2}", value()), 0..3);
    let leaf = ("[ab]", attributes(), value()).prop_map(|(name, attributes, text)| Element {
        name,
        attributes,
        text,
        children: Vec::new(),
    });
    leaf.prop_recursive(4, 30, 4, move |inner| {
        let children = prop::collection::vec(inner, 1..5);
        ("[ab]", attributes(), children).prop_map(|(name, attributes, children)| Element {
            name,
            attributes,
            text: String::new(),
            children,
        })
    })
}

/// The text that a piece of a document stands for.
fn read(piece: &str) -> String {
    let mut reader = Reader::from_str(piece);
    let mut read = String::new();
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Eof => return read,
            Event::Text(text) => read.push_str(&text),
            Event::GeneralRef(name) => {
                let text = unescape(&format!("&{};", &*name))
                    .expect("an entity")
                    .into_owned();
                read.push_str(&text);
            }
            other => panic!("{other:?} stands in a text"),
        }
    }
}

proptest! {
    /// Whatever a body holds, the bytes at the path of a leaf are that leaf.
    #[test]
    fn the_bytes_of_a_place_are_the_value(root in element(), blank in "[ \n]{0,2}") {
        let (mut text, mut leaves) = (String::new(), Vec::new());
        root.write(&format!("/{}", root.name), &blank, &mut text, &mut leaves);
        let paths: Vec<&str> = leaves.iter().map(|(path, _)| path.as_str()).collect();
        for ((path, value), place) in leaves.iter().zip(xml(&text, &mut LocalNames, &paths)) {
            let place = place.expect("it is there");
            prop_assert!(place.exact, "{path}");
            let there = &text[place.range];
            let blanks = [' ', '\n'];
            if let Some((name, quoted)) = there.split_once('=').filter(|_| path.contains('@')) {
                prop_assert!(path.ends_with(&name.trim().replace("q:", "@x:")), "{} at {}", there, path);
                let quoted = quoted.trim().trim_matches('"');
                prop_assert_eq!(&unescape(quoted).expect("escaped"), value);
            } else if value.trim_matches(blanks).is_empty() {
                prop_assert!(there.starts_with("<p:"), "{}", there);
            } else {
                prop_assert_eq!(read(there), value.trim_matches(blanks), "{}", path);
            }
        }
    }
}
