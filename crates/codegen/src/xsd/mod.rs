//! XML Schemas (XSD 1.0) of an XML contract: one for what clients read, one
//! for what they write, and one for each further namespace.
//!
//! They say the documented form and no more: no other elements and
//! attributes, where readers skip them, and exact spellings, where readers
//! are lenient. Children stand in any order (`xs:all`), which takes neither
//! wildcards nor repetition; so lists stand in elements of their own.

mod complex;
mod markup;
mod simple;

use std::collections::BTreeSet;

use countersign_contract::{Body, Contract, Message, Namespace, Problem};

use self::complex::Schema;
use self::markup::Tag;
use self::simple::Simple;
use crate::structures::Structures;
use crate::tree::Node;
use crate::{Artifact, header};

/// The namespace whose attributes link (XLink 1.1, 4).
const XLINK: (&str, [&str; 10]) = (
    "http://www.w3.org/1999/xlink",
    [
        "actuate", "arcrole", "from", "href", "label", "role", "show", "title", "to", "type",
    ],
);

/// The schemas of a contract; none where its messages are no XML.
pub(crate) fn artifacts(
    contract: &Contract,
    structures: &Structures,
    folder: &str,
    problems: &mut Vec<Problem>,
) -> Vec<Artifact> {
    if !contract.is_xml() {
        return Vec::new();
    }
    let mut all: Vec<Artifact> = [("read", false), ("write", true)]
        .into_iter()
        .map(|(form, request)| Artifact {
            path: format!("{folder}/{}-{form}.xsd", contract.system),
            text: text(&form_schema(contract, structures, request, problems)),
        })
        .collect();
    let others = contract.namespaces.iter();
    all.extend(
        others
            .filter(|one| !one.prefix.is_empty())
            .map(|other| Artifact {
                path: format!("{folder}/{}.xsd", other.prefix),
                text: text(&attributes_schema(contract, other)),
            }),
    );
    all
}

/// The schema of all that is read, or of all that is written.
fn form_schema(
    contract: &Contract,
    structures: &Structures,
    request: bool,
    problems: &mut Vec<Problem>,
) -> Tag {
    let mut schema = Schema {
        contract,
        structures,
        problems,
        simple: Simple::default(),
        named: Vec::new(),
        prefixes: BTreeSet::new(),
    };
    let mut elements: Vec<(String, Tag)> = Vec::new();
    for message in &contract.messages {
        if message.request != request {
            continue;
        }
        match root(&mut schema, message) {
            Some((name, tag)) if elements.iter().all(|(known, _)| *known != name) => {
                elements.push((name, tag));
            }
            _ => schema.problems.push(Problem {
                source: message.source.clone(),
                message: format!(
                    "`{}` has no root element of its own by which a reader knows it",
                    message.name
                ),
                help: "rule on its root, or on which messages are requests".to_owned(),
            }),
        }
    }
    for body in bodies(contract, request) {
        let root = contract
            .message(&body.message)
            .and_then(|m| m.root.as_ref());
        let (Some(wrapper), Some(root)) = (&body.wrapper, root) else {
            continue;
        };
        if elements.iter().all(|(known, _)| known != wrapper) {
            elements.push((wrapper.clone(), list(wrapper, root)));
        }
    }
    let mut tag = Tag::new("schema").with("xmlns:xs", "http://www.w3.org/2001/XMLSchema");
    // Without one the elements are in no namespace, and so are their types.
    let mut namespaces = contract.namespaces.iter();
    if let Some(own) = namespaces.find(|one| one.prefix.is_empty()) {
        tag = tag
            .with("xmlns", &own.uri)
            .with("targetNamespace", &own.uri)
            .with("elementFormDefault", "qualified");
    }
    let mut imports = Vec::new();
    for other in &contract.namespaces {
        if !other.prefix.is_empty() && schema.prefixes.contains(&other.prefix) {
            tag = tag.with(&format!("xmlns:{}", other.prefix), &other.uri);
            let import = Tag::new("import").with("namespace", &other.uri);
            imports.push(import.with("schemaLocation", format!("{}.xsd", other.prefix)));
        }
    }
    tag.holding(imports)
        .holding(elements.into_iter().map(|(_, tag)| tag))
        .holding(schema.named.into_iter().map(|(_, tag)| tag))
        .holding(schema.simple.into_tags())
}

/// The declaration of a message's root element, by its name.
fn root(schema: &mut Schema<'_>, message: &Message) -> Option<(String, Tag)> {
    let name = message.root.as_ref()?;
    let tree = Node::of(message);
    let node = tree.members.iter().find(|node| node.name() == name)?;
    let tag = schema.element(message, node, node.field?);
    Some((name.clone(), tag))
}

/// The element around a list of messages.
fn list(wrapper: &str, root: &str) -> Tag {
    let element = Tag::new("element")
        .with("ref", root)
        .with("minOccurs", "0")
        .with("maxOccurs", "unbounded");
    let sequence = Tag::new("sequence").holding([element]);
    Tag::new("element")
        .with("name", wrapper)
        .holding([Tag::new("complexType").holding([sequence])])
}

/// The bodies that clients write, or those that they read.
fn bodies(contract: &Contract, request: bool) -> Vec<&Body> {
    let operations = contract.operations.iter();
    if request {
        operations.filter_map(|one| one.request.as_ref()).collect()
    } else {
        operations
            .flat_map(|one| &one.responses)
            .filter_map(|response| response.body.as_ref())
            .collect()
    }
}

/// The schema of another namespace's attributes, which hold any text.
fn attributes_schema(contract: &Contract, namespace: &Namespace) -> Tag {
    let prefix = format!("@{}:", namespace.prefix);
    let fields = contract.messages.iter().flat_map(|message| &message.fields);
    let mut names: BTreeSet<&str> = fields
        .filter_map(|field| field.path.name().strip_prefix(&prefix))
        .collect();
    if namespace.uri == XLINK.0 {
        names.extend(XLINK.1);
    }
    Tag::new("schema")
        .with("xmlns:xs", "http://www.w3.org/2001/XMLSchema")
        .with("targetNamespace", &namespace.uri)
        .holding(names.into_iter().map(|name| {
            Tag::new("attribute")
                .with("name", name)
                .with("type", "xs:string")
        }))
}

fn text(schema: &Tag) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><!-- {} -->\n{schema}",
        header::words()
    )
}
