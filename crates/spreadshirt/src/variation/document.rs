//! A [`Document`] as it is written: what an XML reader makes nothing of (the
//! dress) can be changed in it as well as what it reads.

use countersign_system::Reply;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// How deep elements may stand in each other. Answers stay well above that.
const DEEPEST: usize = 64;

/// A document in its parts.
#[derive(Debug, Clone)]
pub(super) struct Document {
    /// What stands before the root, as it is written.
    pub(super) head: String,
    pub(super) root: Element,
    /// What quotes the values of attributes.
    pub(super) quote: char,
    /// Whether elements without content have an end tag.
    pub(super) pairs: bool,
}

/// An element with its dress.
#[derive(Debug, Clone, Default)]
pub(super) struct Element {
    /// The name, with its prefix.
    pub(super) name: String,
    /// Names and values, as they are written, in their order.
    pub(super) attributes: Vec<(String, String)>,
    pub(super) nodes: Vec<Node>,
}

/// What stands in an element.
#[derive(Debug, Clone)]
pub(super) enum Node {
    /// Another element.
    Element(Element),
    /// A text, with its escapes.
    Text(String),
    /// Anything else, as it is written.
    Other(String),
}

impl Document {
    /// Does something to the document that an answer holds; nothing where it
    /// holds none in UTF-8.
    pub(super) fn vary(reply: &mut Reply, how: impl FnOnce(&mut Self)) {
        let text = std::str::from_utf8(&reply.body);
        if let Some(mut document) = text.ok().and_then(Self::read) {
            how(&mut document);
            reply.body = document.written().into_bytes();
        }
    }

    fn read(text: &str) -> Option<Self> {
        let mut reader = Reader::from_str(text);
        let mut head = String::new();
        let mut open: Vec<Element> = Vec::new();
        loop {
            let mut closed = None;
            let node = match reader.read_event().ok()? {
                Event::Start(tag) => {
                    open.push(Element::of(&tag)?);
                    None
                }
                Event::Empty(tag) => {
                    closed = Some(Element::of(&tag)?);
                    None
                }
                Event::End(_) => {
                    closed = open.pop();
                    None
                }
                Event::Text(text) => Some(Node::Text(text.to_string())),
                Event::GeneralRef(name) => Some(Node::Text(format!("&{};", &*name))),
                Event::CData(text) => Some(Node::Other(format!("<![CDATA[{}]]>", &*text))),
                Event::Comment(text) => Some(Node::Other(format!("<!--{}-->", &*text))),
                Event::PI(text) => Some(Node::Other(format!("<?{}?>", &*text))),
                Event::Decl(declared) => Some(Node::Other(format!("<?{}?>", &*declared))),
                Event::DocType(_) | Event::Eof => return None,
            };
            if open.len() > DEEPEST {
                return None;
            }
            match (node, closed, open.last_mut()) {
                (Some(node), _, Some(parent)) => parent.push(node),
                (Some(Node::Text(text) | Node::Other(text)), _, None) => head.push_str(&text),
                (_, Some(element), Some(parent)) => parent.push(Node::Element(element)),
                (_, Some(root), None) => {
                    return Some(Self {
                        head,
                        root,
                        quote: '"',
                        pairs: false,
                    });
                }
                _ => {}
            }
        }
    }

    fn written(&self) -> String {
        let mut text = self.head.clone();
        self.write(&self.root, &mut text);
        text
    }

    fn write(&self, element: &Element, text: &mut String) {
        let quote = self.quote;
        text.push('<');
        text.push_str(&element.name);
        for (name, value) in &element.attributes {
            let value = match quote {
                '"' => value.replace('"', "&quot;"),
                _ => value.replace('\'', "&#39;"),
            };
            text.push_str(&format!(" {name}={quote}{value}{quote}"));
        }
        if element.nodes.is_empty() && !self.pairs {
            return text.push_str("/>");
        }
        text.push('>');
        for node in &element.nodes {
            match node {
                Node::Element(inner) => self.write(inner, text),
                Node::Text(inner) | Node::Other(inner) => text.push_str(inner),
            }
        }
        text.push_str(&format!("</{}>", element.name));
    }
}

impl Element {
    fn of(tag: &BytesStart<'_>) -> Option<Self> {
        let mut attributes = Vec::new();
        for attribute in tag.attributes() {
            let attribute = attribute.ok()?;
            let name = attribute.key.as_ref().to_owned();
            attributes.push((name, attribute.value.into_owned()));
        }
        Some(Self {
            name: tag.name().into_inner().to_owned(),
            attributes,
            nodes: Vec::new(),
        })
    }

    /// An element that holds a text.
    pub(super) fn holding(name: &str, text: &str) -> Self {
        Self {
            name: name.to_owned(),
            attributes: Vec::new(),
            nodes: vec![Node::Text(text.to_owned())],
        }
    }

    /// Texts side by side are one.
    fn push(&mut self, node: Node) {
        match (self.nodes.last_mut(), node) {
            (Some(Node::Text(before)), Node::Text(text)) => before.push_str(&text),
            (_, node) => self.nodes.push(node),
        }
    }

    /// The name without a prefix.
    pub(super) fn local(&self) -> &str {
        self.name.rsplit(':').next().unwrap_or_default()
    }

    /// Whether elements alone stand in it, and one at least.
    pub(super) fn is_parent(&self) -> bool {
        let mut nodes = self.nodes.iter();
        let only = nodes.all(|node| match node {
            Node::Element(_) | Node::Other(_) => true,
            Node::Text(text) => text.trim().is_empty(),
        });
        only && self.elements().next().is_some()
    }

    /// The elements that stand in it.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.nodes.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) | Node::Other(_) => None,
        })
    }

    /// The text, where nothing else stands in it.
    pub(super) fn text(&self) -> Option<&str> {
        match self.nodes.as_slice() {
            [Node::Text(text)] => Some(text),
            _ => None,
        }
    }

    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        let known = attributes.find(|(known, _)| known == name);
        known.map(|(_, value)| value.as_str())
    }

    /// Does something to it, and to all that stands in it.
    pub(super) fn each(&mut self, how: &mut impl FnMut(&mut Self)) {
        how(self);
        for node in &mut self.nodes {
            if let Node::Element(element) = node {
                element.each(how);
            }
        }
    }

    /// The same, but for prices: whatever they hold is shown as part of them.
    pub(super) fn each_but_prices(&mut self, how: &mut impl FnMut(&mut Self)) {
        if self.local() == "price" {
            return;
        }
        how(self);
        for node in &mut self.nodes {
            if let Node::Element(element) = node {
                element.each_but_prices(how);
            }
        }
    }
}
