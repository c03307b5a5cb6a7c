//! A [`Hand`] that writes trees in any of the ways that XML leaves open.

use serde_json::{Map, Value};

/// Writes with choices that follow from a seed: prefixes, the order of
/// attributes and of children, quotes, layout, character references, CDATA,
/// comments, encodings.
pub(super) struct Hand {
    state: u64,
    out: String,
    /// The prefix of the contract's elements, empty for the default namespace.
    prefix: &'static str,
    /// The prefix of xlink.
    xlink: &'static str,
}

impl Hand {
    pub(super) fn new(seed: u64) -> Self {
        let mut hand = Self {
            state: seed,
            out: String::new(),
            prefix: "",
            xlink: "",
        };
        hand.prefix = hand.pick(&["", "", "s", "xlink", "_ns-1.é"]);
        hand.xlink = hand.pick(&["l", "order", "ns2"]);
        if hand.prefix != "xlink" && hand.flip() {
            hand.xlink = "xlink";
        }
        hand
    }

    /// The document's bytes.
    pub(super) fn write(mut self, tree: &Value) -> Vec<u8> {
        let encoding = self.below(6);
        let declared = match encoding {
            0 | 1 => self.pick(&["", "UTF-8", "utf-8", "none"]),
            2 | 3 => self.pick(&["", "UTF-16", "utf-16", "none"]),
            // Without a mark, the declaration alone shows UTF-16.
            _ => self.pick(&["", "UTF-16"]),
        };
        match declared {
            "none" => {}
            "" => self.out.push_str("<?xml version='1.0'?>"),
            name => {
                let end = self.pick(&["?>", " standalone='no'?>", " standalone=\"yes\" ?>"]);
                self.out
                    .push_str(&format!("<?xml version=\"1.0\" encoding='{name}'{end}"));
            }
        }
        self.aside();
        for (name, root) in tree.as_object().expect("a root") {
            self.element(name, root, 0, false);
        }
        self.aside();
        encoded(&self.out, encoding)
    }

    fn element(&mut self, name: &str, value: &Value, depth: usize, bound: bool) {
        let (mut tag, mut attributes, bound) = self.tag(name, bound);
        if depth == 0 {
            attributes.push((
                "xmlns:".to_owned() + self.xlink,
                "http://www.w3.org/1999/xlink".to_owned(),
            ));
            if !self.prefix.is_empty() {
                attributes.push(("xmlns:".to_owned() + self.prefix, "urn:orders".to_owned()));
            }
            attributes.push(("xmlns:z".to_owned(), "urn:z".to_owned()));
            attributes.push(("z:id".to_owned(), "of another namespace".to_owned()));
        }
        let empty = Map::new();
        let members = value.as_object().unwrap_or(&empty);
        for (name, value) in members {
            let value = || value.as_str().expect("a text").to_owned();
            match name.strip_prefix('@').map(|name| (name, named(name))) {
                None => {}
                Some((_, Some((uri, local)))) => {
                    attributes.push(("xmlns:g".to_owned(), uri.to_owned()));
                    attributes.push((format!("g:{local}"), value()));
                }
                Some((name, None)) => match name.strip_prefix("xlink:") {
                    Some(local) => attributes.push((format!("{}:{local}", self.xlink), value())),
                    None => attributes.push((name.to_owned(), value())),
                },
            }
        }
        self.shuffle(&mut attributes);
        self.out.push('<');
        self.out.push_str(&tag);
        for (name, value) in attributes {
            let space = self.pick(&[" ", "\n", "\t ", "\r\n"]);
            let equals = self.pick(&["=", " =", "= ", "\n=\n"]);
            self.out.push_str(&format!("{space}{name}{equals}"));
            self.quoted(&value);
        }
        let text = value.as_str().or_else(|| value.get("text()")?.as_str());
        let mut children = self.interleaved(members);
        if depth == 0 {
            // What the contract does not name is left out.
            children.insert(
                self.below(children.len() + 1),
                ("{urn:z}order", &Value::Null),
            );
            children.insert(self.below(children.len() + 1), ("unknown", &Value::Null));
        }
        if children.is_empty() && text.is_none_or(str::is_empty) && self.flip() {
            let space = self.pick(&["", " ", "\n"]);
            self.out.push_str(&format!("{space}/>"));
            return;
        }
        tag.push_str(self.pick(&["", "", " ", "\n"]));
        let end = self.pick(&[">", " >"]);
        self.out.push_str(end);
        let place = self.below(children.len() + 1);
        for (index, (name, child)) in children.iter().enumerate() {
            match text {
                Some(text) if index == place => self.text(text),
                None => self.layout(),
                Some(_) => {}
            }
            self.element(name, child, depth + 1, bound);
        }
        match text {
            Some(text) if place == children.len() => self.text(text),
            None if !children.is_empty() => self.layout(),
            _ => {}
        }
        self.out.push_str(&format!("</{tag}>"));
    }

    /// A tag's name and what it must declare, and whether the default
    /// namespace is the contract's within.
    fn tag(&self, name: &str, bound: bool) -> (String, Vec<(String, String)>, bool) {
        let declare = |name: &str, uri: &str| vec![(name.to_owned(), uri.to_owned())];
        match named(name) {
            Some(("", local)) => (local.to_owned(), declare("xmlns", ""), false),
            Some((uri, local)) => (format!("f:{local}"), declare("xmlns:f", uri), bound),
            None if !self.prefix.is_empty() => {
                (format!("{}:{name}", self.prefix), Vec::new(), bound)
            }
            None if bound => (name.to_owned(), Vec::new(), true),
            None => (name.to_owned(), declare("xmlns", "urn:orders"), true),
        }
    }

    /// The child elements, those of one name in their order.
    fn interleaved<'v>(&mut self, members: &'v Map<String, Value>) -> Vec<(&'v str, &'v Value)> {
        let mut queues: Vec<(&str, Vec<&Value>)> = members
            .iter()
            .filter(|(name, _)| !name.starts_with('@') && *name != "text()")
            .map(|(name, value)| match value {
                Value::Array(all) => (name.as_str(), all.iter().rev().collect()),
                one => (name.as_str(), vec![one]),
            })
            .collect();
        let mut children = Vec::new();
        while !queues.is_empty() {
            let at = self.below(queues.len());
            let (name, queue) = &mut queues[at];
            match queue.pop() {
                Some(value) => children.push((*name, value)),
                None => _ = queues.remove(at),
            }
        }
        children
    }

    fn quoted(&mut self, value: &str) {
        let quote = self.pick(&['"', '\'']);
        self.out.push(quote);
        for character in value.chars() {
            let must = matches!(character, '&' | '<' | '\t' | '\n' | '\r') || character == quote;
            if must || self.below(8) == 0 {
                self.reference(character);
            } else {
                self.out.push(character);
            }
        }
        self.out.push(quote);
    }

    fn text(&mut self, text: &str) {
        for character in text.chars() {
            match (character, self.below(12)) {
                ('\r', _) | ('&' | '<' | '>', 1..) => self.reference(character),
                ('&' | '<', 0) | (_, 0) if character != '>' => {
                    self.out.push_str(&format!("<![CDATA[{character}]]>"));
                }
                ('>', _) | (_, 1) => self.reference(character),
                (_, 2) => {
                    self.comment();
                    self.out.push(character);
                }
                ('\n', 3..6) => self.out.push_str("\r\n"),
                _ => self.out.push(character),
            }
        }
        if self.below(4) == 0 {
            self.comment();
        }
    }

    fn reference(&mut self, character: char) {
        let code = u32::from(character);
        let named = match character {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            '\'' => "&apos;",
            _ => "",
        };
        let reference = match self.below(4) {
            0 => format!("&#{code};"),
            1 => format!("&#x{code:x};"),
            2 => format!("&#x000{code:X};"),
            _ if named.is_empty() => format!("&#{code};"),
            _ => named.to_owned(),
        };
        self.out.push_str(&reference);
    }

    /// What may stand between elements.
    fn layout(&mut self) {
        match self.below(4) {
            0 => self.out.push_str("\r\n\t"),
            1 => self.out.push_str("  "),
            2 => self.comment(),
            _ => {}
        }
    }

    /// What may stand beside the root.
    fn aside(&mut self) {
        if self.flip() {
            self.out.push('\n');
            self.comment();
            self.out.push_str("\r\n ");
        }
    }

    fn comment(&mut self) {
        let aside = self.pick(&[
            "<!--a <comment> & -->",
            "<!---->",
            "<?target some <data> ?>",
            "<?xml-stylesheet href='x'?>",
        ]);
        self.out.push_str(aside);
    }

    fn flip(&mut self) -> bool {
        self.below(2) == 0
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    fn shuffle<T>(&mut self, all: &mut [T]) {
        for at in (1..all.len()).rev() {
            all.swap(at, self.below(at + 1));
        }
    }

    /// The next number below a bound: SplitMix64.
    fn below(&mut self, bound: usize) -> usize {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % bound as u64).expect("below a bound")
    }
}

fn named(name: &str) -> Option<(&str, &str)> {
    name.strip_prefix('{')?.split_once('}')
}

/// The text in one of six ways: UTF-8, UTF-16 of either order, each with a
/// byte order mark or without.
fn encoded(text: &str, way: usize) -> Vec<u8> {
    let marked = format!("\u{FEFF}{text}");
    let text = if matches!(way, 1..=3) { &marked } else { text };
    match way {
        0 | 1 => text.as_bytes().to_vec(),
        2 | 4 => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        _ => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
    }
}
