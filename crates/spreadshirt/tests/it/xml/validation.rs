//! Violations with their places in the document.

use std::fmt::Write as _;

use countersign_spreadshirt::Spreadshirt;
use countersign_system::System;

/// A message, a document, what is wrong with it.
fn told(message: &str, document: &str) -> String {
    let mut told = String::new();
    match Spreadshirt::new().validate(message, document.as_bytes()) {
        Err(unreadable) => told = unreadable.message,
        Ok(violations) => {
            for found in violations {
                _ = writeln!(told, "{} {}: {}", found.path, found.rule, found.message);
            }
        }
    }
    told
}

const NAMESPACES: &str =
    r#"xmlns="http://api.spreadshirt.net" xmlns:l="http://www.w3.org/1999/xlink""#;

#[test]
fn a_root_is_the_messages_own() {
    for (document, path, found) in [
        (format!("<invoice {NAMESPACES}/>"), "/invoice", "`invoice`"),
        (
            "<reference/>".to_owned(),
            "/*",
            "`reference` in no namespace",
        ),
        (
            r#"<reference xmlns="urn:a"/>"#.to_owned(),
            "/*",
            "`reference` in the namespace urn:a",
        ),
    ] {
        let wanted = format!(
            "{path} root: The root element must be `reference` in the namespace \
             http://api.spreadshirt.net, but is {found}.\n"
        );
        assert_eq!(told("reference", &document), wanted);
    }
}

#[test]
fn places_are_xpaths() {
    let document = format!(
        r#"<orderItem {NAMESPACES} id="1"><quantity>0</quantity><element id="1" type="sprd:product"
        l:href="x"><properties><property key="size">5</property><property>6</property></properties>
        </element></orderItem>"#
    );
    insta::assert_snapshot!(told("order-item", &document));
}

#[test]
fn what_conforms_has_no_violation() {
    let document = format!(r#"<reference {NAMESPACES} l:href="/orders/1" id="1"/>"#);
    assert_eq!(told("reference", &document), "");
    // Of a message that the contract does not have nothing is known.
    assert_eq!(told("error", "<anything/>"), "");
}

#[test]
fn what_is_no_document_is_told() {
    assert_eq!(
        told("reference", "<reference>"),
        "The body cannot be read as XML: the element `reference` has no end (line 1, column 12)."
    );
}
