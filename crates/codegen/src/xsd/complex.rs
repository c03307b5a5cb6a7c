//! Types of elements that hold attributes and elements.

use std::collections::BTreeSet;

use countersign_contract::{Contract, Field, Kind, Message, Problem, Requirement};

use super::markup::Tag;
use super::simple::{Simple, Type};
use crate::condition::near;
use crate::structures::Structures;
use crate::tree::{Content, Node};

/// What is known, and what is gathered, while a schema is written.
pub(super) struct Schema<'s> {
    pub(super) contract: &'s Contract,
    pub(super) structures: &'s Structures,
    pub(super) problems: &'s mut Vec<Problem>,
    pub(super) simple: Simple,
    /// Structures that several elements have, in the order of their use.
    pub(super) named: Vec<(String, Tag)>,
    /// Prefixes of other namespaces that attributes are of.
    pub(super) prefixes: BTreeSet<String>,
}

impl Schema<'_> {
    /// The declaration of an element; within others, or of the schema.
    pub(super) fn element(&mut self, message: &Message, node: &Node<'_>, field: &Field) -> Tag {
        let tag = Tag::new("element").with("name", field.path.name());
        self.typed(message, node, field).on(tag)
    }

    fn typed(&mut self, message: &Message, node: &Node<'_>, field: &Field) -> Type {
        if field.open && node.members.is_empty() {
            return Type::named("xs:anyType");
        }
        if !field.kinds.contains(&Kind::Object) {
            return self.simple.of(self.contract, field);
        }
        let known = self.structures.get(message, field.path.as_str());
        let Some(known) = known.filter(|known| known.shared) else {
            return Type::Inline(self.complex(message, node, field));
        };
        if self.named.iter().all(|(name, _)| *name != known.name) {
            // The place is taken first: structures stand before those within.
            let at = self.named.len();
            let tag = Tag::new("complexType").with("name", &known.name);
            self.named.push((known.name.clone(), tag));
            let content = self.content(message, node, field);
            let (_, tag) = &mut self.named[at];
            *tag = content.applied(tag.clone());
        }
        Type::Named(known.name.clone())
    }

    fn complex(&mut self, message: &Message, node: &Node<'_>, field: &Field) -> Tag {
        let content = self.content(message, node, field);
        content.applied(Tag::new("complexType"))
    }

    /// What stands in a complex type.
    fn content(&mut self, message: &Message, node: &Node<'_>, field: &Field) -> Body {
        let Content {
            attributes,
            text,
            elements,
        } = node.content();
        let attributes: Vec<Tag> = attributes
            .iter()
            .filter_map(|node| self.attribute(node))
            .collect();
        if field.open {
            return open(attributes);
        }
        match (text.and_then(|text| text.field), elements.is_empty()) {
            (Some(text), true) => self.text(text, attributes),
            (None, true) => Body::of(attributes),
            (text, false) => Body {
                mixed: text.is_some(),
                children: std::iter::once(self.elements(message, &elements))
                    .chain(attributes)
                    .collect(),
            },
        }
    }

    fn text(&mut self, text: &Field, attributes: Vec<Tag>) -> Body {
        let base = match self.simple.of(self.contract, text) {
            // An element without text has none: there is no empty text.
            Type::Named(name) if name == "xs:string" => {
                if text.requirement == Requirement::Required {
                    self.simple.filled()
                } else {
                    name
                }
            }
            Type::Named(name) => name,
            Type::Inline(_) => "xs:string".to_owned(),
        };
        let extension = Tag::new("extension")
            .with("base", base)
            .holding(attributes)
            .told(untold(text));
        Body::of(vec![Tag::new("simpleContent").holding([extension])])
    }

    /// The elements within another, in any order where one occurs only once.
    fn elements(&mut self, message: &Message, elements: &[&Node<'_>]) -> Tag {
        let lists = elements.iter().filter(|node| node.element.is_some());
        match (lists.count(), elements) {
            (0, _) => Tag::new("all").holding(self.each(message, elements, true)),
            (1, [_]) => Tag::new("sequence").holding(self.each(message, elements, true)),
            _ => Tag::new("choice")
                .with("minOccurs", "0")
                .with("maxOccurs", "unbounded")
                .told(Some(
                    "Any order beside repetition: XSD 1.0 cannot say then how often each occurs."
                        .to_owned(),
                ))
                .holding(self.each(message, elements, false)),
        }
    }

    fn each(&mut self, message: &Message, elements: &[&Node<'_>], counted: bool) -> Vec<Tag> {
        let mut tags = Vec::new();
        for node in elements {
            let Some(field) = node.field else { continue };
            let element = node.element.as_deref();
            let mut tag = match element.and_then(|one| Some((one, one.field?))) {
                Some((one, one_field)) => self.element(message, one, one_field),
                None => self.element(message, node, field),
            };
            if counted {
                tag = occurring(tag, field, element.is_some());
            }
            tags.push(tag.told(untold(field)));
        }
        tags
    }

    fn attribute(&mut self, node: &Node<'_>) -> Option<Tag> {
        let field = node.field?;
        let name = node.name().trim_start_matches('@');
        let tag = match name.split_once(':') {
            None => {
                let tag = Tag::new("attribute").with("name", name);
                self.simple.of(self.contract, field).on(tag)
            }
            Some((prefix, _)) => {
                self.prefixes.insert(prefix.to_owned());
                let mut known = self.contract.namespaces.iter();
                if !known.any(|namespace| namespace.prefix == prefix) {
                    self.problems.push(Problem {
                        source: field.source.clone(),
                        message: format!("no namespace is named `{prefix}`"),
                        help: "name it in rulings.toml, or mend the prefix".to_owned(),
                    });
                }
                Tag::new("attribute").with("ref", name)
            }
        };
        let tag = match field.requirement {
            Requirement::Required => tag.with("use", "required"),
            _ => tag,
        };
        Some(tag.told(untold(field)))
    }
}

/// The contents of a complex type.
struct Body {
    /// Whether text stands between the elements.
    mixed: bool,
    children: Vec<Tag>,
}

impl Body {
    fn of(children: Vec<Tag>) -> Self {
        Self {
            mixed: false,
            children,
        }
    }

    fn applied(self, tag: Tag) -> Tag {
        let tag = if self.mixed {
            tag.with("mixed", "true")
        } else {
            tag
        };
        tag.holding(self.children)
    }
}

/// What holds anything besides the attributes that are documented: `xs:all`
/// takes no wildcard, so the elements are documented ones or any.
fn open(attributes: Vec<Tag>) -> Body {
    let any = Tag::new("any")
        .with("processContents", "lax")
        .with("minOccurs", "0")
        .with("maxOccurs", "unbounded");
    let others = Tag::new("anyAttribute").with("processContents", "lax");
    Body {
        mixed: true,
        children: std::iter::once(Tag::new("sequence").holding([any]))
            .chain(attributes)
            .chain([others])
            .collect(),
    }
}

/// How often an element occurs.
fn occurring(tag: Tag, field: &Field, list: bool) -> Tag {
    let required = field.requirement == Requirement::Required;
    let least = match (required, list) {
        (false, _) => 0,
        (true, true) => field.min.unwrap_or(1).max(1),
        (true, false) => 1,
    };
    let tag = if least == 1 {
        tag
    } else {
        tag.with("minOccurs", least.to_string())
    };
    match (list, field.max) {
        (false, _) => tag,
        (true, Some(most)) => tag.with("maxOccurs", most.to_string()),
        (true, None) => tag.with("maxOccurs", "unbounded"),
    }
}

/// What a schema cannot say of a field.
fn untold(field: &Field) -> Option<String> {
    match &field.requirement {
        Requirement::When(condition) => Some(format!(
            "Required where {} is {}, which XSD 1.0 cannot say.",
            near(field, condition),
            condition.equals
        )),
        Requirement::OneOf(_) => {
            Some("At least one of a choice is required, which XSD 1.0 cannot say.".to_owned())
        }
        Requirement::Required | Requirement::Optional => None,
    }
}
