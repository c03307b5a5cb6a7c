//! Documents that no client of good will sends, each made of one that is
//! good.

use serde_json::{Map, Value, json};

use crate::dress;
use crate::xml::{self, Shapes, TEXT};

/// Most bytes of a document that is only big: 16 MiB.
const BIGGEST: usize = 16 * MEGABYTE;

const MEGABYTE: usize = 1024 * 1024;

/// How deep elements are nested where only that is wrong.
const DEEP: usize = 10_000;

/// Stands for a text until the document is written and an entity can.
const MARK: &str = "countersign-entity";

/// The hostile document of this name, made of a good tree (of an empty one
/// where the tree has no root); `None` where there is none of this name, or no
/// text to put an entity in place of.
pub(crate) fn hostile(shapes: &Shapes, name: &str, tree: &Value) -> Option<Vec<u8>> {
    let empty = json!({ "countersign": {} });
    let tree = if root_of(tree).is_some() {
        tree
    } else {
        &empty
    };
    let whole = Document::of(shapes, tree)?;
    let root = root_of(tree)?;
    if name == "cut off in the middle" {
        let mut body = whole.text().into_bytes();
        body.truncate(body.len() * 2 / 3);
        return Some(body);
    }
    let text = match name {
        "empty" => String::new(),
        "in no wire form" => "this is a sentence".to_owned(),
        "with mismatched tags" => whole.ending("</countersign>").text(),
        "with an unclosed root" => whole.ending("").text(),
        "with a second root" => format!("{}{}", whole.text(), whole.root()),
        "with another root" => {
            let inner = tree.get(root).cloned();
            let other = Map::from_iter([("countersign".to_owned(), inner.unwrap_or_default())]);
            Document::of(shapes, &other.into())?.text()
        }
        "in no namespace" => whole.in_namespace(shapes, None).text(),
        "in another namespace" => {
            let other = "urn:countersign:another-namespace";
            whole.in_namespace(shapes, Some(other)).text()
        }
        "with a DTD" => {
            let subset = format!("<!ELEMENT {root} ANY>");
            whole.declaring(root, &subset).text()
        }
        "with an internal entity" => with_entity(shapes, tree, "expanded", |original| {
            let value = entity_value(&format!("EXPANDED-ENTITY-{original}"));
            format!("<!ENTITY expanded \"{value}\">")
        })?,
        "with an external entity" => with_entity(shapes, tree, "external", |_| {
            "<!ENTITY external SYSTEM \"file:///nonexistent-countersign\">".to_owned()
        })?,
        "with an entity bomb" => with_entity(shapes, tree, "level5", |_| bomb())?,
        "nested 10000 deep" => {
            let (down, up) = ("<deeper>".repeat(DEEP), "</deeper>".repeat(DEEP));
            whole.holding(&format!("{down}{up}")).text()
        }
        "with a duplicate attribute" => {
            let twice = " countersign=\"1\" countersign=\"2\"";
            whole.starting(twice).text()
        }
        "with an unbound prefix" => whole.holding("<countersign:unbound/>").text(),
        "with a prefix on every element" => dress::prefixed(&whole.text()),
        "with texts in CDATA sections" => dress::in_sections(&whole.text()),
        "with comments between elements" => whole.text().replace("><", "><!-- noted --><"),
        "with a NUL character" => {
            let (marked, original) = marked(tree)?;
            let text = Document::of(shapes, &marked)?.text();
            let (before, after) = text.split_once(MARK)?;
            format!("{before}{}\0{after}", escaped(&original))
        }
        _ => {
            let count = name.strip_prefix("of ")?.strip_suffix(" megabytes")?;
            let size = count.parse::<usize>().ok()?.checked_mul(MEGABYTE)?;
            let padding = size.min(BIGGEST).saturating_sub(whole.text().len());
            whole
                .holding(&format!("<!--{}-->", "x".repeat(padding)))
                .text()
        }
    };
    Some(text.into_bytes())
}

/// A good document in its parts.
#[derive(Debug, Clone)]
struct Document {
    declaration: String,
    /// The start tag of the root, without its `>`.
    start: String,
    content: String,
    end: String,
}

impl Document {
    fn of(shapes: &Shapes, tree: &Value) -> Option<Self> {
        let text = String::from_utf8(xml::write(shapes, tree)).ok()?;
        let (declaration, root) = text.split_once("?>")?;
        // The writer leaves no `>` in a value.
        let (start, rest) = root.split_once('>')?;
        let (content, end) = rest.rsplit_once("</")?;
        Some(Self {
            declaration: format!("{declaration}?>"),
            start: start.to_owned(),
            content: content.to_owned(),
            end: format!("</{end}"),
        })
    }

    fn text(&self) -> String {
        format!("{}{}", self.declaration, self.root())
    }

    fn root(&self) -> String {
        format!("{}>{}{}", self.start, self.content, self.end)
    }

    /// With a document type that declares this.
    fn declaring(mut self, root: &str, subset: &str) -> Self {
        self.declaration
            .push_str(&format!("\n<!DOCTYPE {root} [{subset}]>"));
        self
    }

    /// With this before the end of the root.
    fn holding(mut self, more: &str) -> Self {
        self.content.push_str(more);
        self
    }

    /// With this in the start tag of the root.
    fn starting(mut self, more: &str) -> Self {
        self.start.push_str(more);
        self
    }

    /// With this in place of the root's end tag.
    fn ending(mut self, end: &str) -> Self {
        end.clone_into(&mut self.end);
        self
    }

    /// With all elements in another namespace, or in none.
    fn in_namespace(mut self, shapes: &Shapes, uri: Option<&str>) -> Self {
        let declared = format!(" xmlns=\"{}\"", shapes.namespace());
        let other = uri.map(|uri| format!(" xmlns=\"{uri}\""));
        self.start = self.start.replace(&declared, &other.unwrap_or_default());
        self
    }
}

/// The one root of a tree.
fn root_of(tree: &Value) -> Option<&str> {
    let members = tree.as_object().filter(|members| members.len() == 1)?;
    members.keys().next().map(String::as_str)
}

/// The tree with a mark in place of a text that is not an attribute, a first
/// name where there is one, and that text.
fn marked(tree: &Value) -> Option<(Value, String)> {
    let mut marked = tree.clone();
    let named = place(tree, &|name| name == "firstName");
    let place = named.or_else(|| place(tree, &|name| name == TEXT || !name.starts_with('@')))?;
    let text = marked.pointer_mut(&place)?;
    let original = text.as_str()?.to_owned();
    *text = Value::from(MARK);
    Some((marked, original))
}

/// The JSON Pointer of the first text in a member of such a name.
fn place(value: &Value, wanted: &dyn Fn(&str) -> bool) -> Option<String> {
    let step = |name: &str| name.replace('~', "~0").replace('/', "~1");
    match value {
        Value::Object(members) => members.iter().find_map(|(name, value)| match value {
            Value::String(text) => {
                (wanted(name) && !text.is_empty()).then(|| format!("/{}", step(name)))
            }
            value => Some(format!("/{}{}", step(name), place(value, wanted)?)),
        }),
        Value::Array(values) => values
            .iter()
            .enumerate()
            .find_map(|(index, value)| Some(format!("/{index}{}", place(value, wanted)?))),
        _ => None,
    }
}

/// The document with a reference to an entity in place of a text, and what
/// declares the entity, made of that text.
fn with_entity(
    shapes: &Shapes,
    tree: &Value,
    name: &str,
    declare: impl FnOnce(&str) -> String,
) -> Option<String> {
    let (marked, original) = marked(tree)?;
    let document = Document::of(shapes, &marked)?;
    let document = document.declaring(root_of(tree)?, &declare(&original));
    Some(document.text().replace(MARK, &format!("&{name};")))
}

/// A text as content of an element.
fn escaped(text: &str) -> String {
    quick_xml::escape::escape(text).into_owned()
}

/// A text as the value of an entity: what is markup in content must survive
/// the declaration too.
fn entity_value(text: &str) -> String {
    escaped(text).replace('&', "&#38;").replace('%', "&#37;")
}

/// Entities of which each holds ten of the one before: a million characters,
/// which no parser need fear, out of less than a kilobyte.
fn bomb() -> String {
    let mut declared = format!("<!ENTITY level0 \"{}\">", "x".repeat(10));
    for level in 1..=5 {
        let ten = format!("&level{};", level - 1).repeat(10);
        declared.push_str(&format!("<!ENTITY level{level} \"{ten}\">"));
    }
    declared
}
