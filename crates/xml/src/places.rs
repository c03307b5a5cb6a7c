//! [`places`]: where in a document the elements stand that XPaths name.

use std::collections::{HashMap, HashSet};

use countersign_system::Position;
use quick_xml::Reader;
use quick_xml::encoding::DecodingReader;
use quick_xml::events::{BytesStart, Event};

use crate::Shapes;
use crate::attributes::Tag;
use crate::name;
use crate::scope::Scope;

/// Where each of the places stands that violations of a document name by
/// XPath: the element or attribute, or what holds it where it is missing. What
/// cannot be read any more stands where the reading ended.
pub fn places(shapes: &Shapes, body: &[u8], paths: &[&str]) -> Vec<Position> {
    let wanted: Vec<Vec<String>> = paths.iter().map(|path| steps(path)).collect();
    let mut looking = Looking {
        shapes,
        wanted: HashSet::new(),
        found: HashMap::new(),
        scope: Scope::default(),
        open: vec![Open::default()],
    };
    for steps in &wanted {
        let mut path = String::new();
        for step in steps {
            path.push_str(step);
            looking.wanted.insert(path.clone());
        }
    }
    looking.look(body);
    let offsets: Vec<u64> = wanted.iter().map(|steps| looking.nearest(steps)).collect();
    positions(body, &offsets)
}

/// The steps of an XPath, each with its index: `/orders/order[2]/@id` is
/// `/orders[1]`, `/order[2]`, `/@id`.
fn steps(path: &str) -> Vec<String> {
    let steps = split(path).into_iter().map(|step| match step {
        step if step.ends_with(']') || step.starts_with('@') => format!("/{step}"),
        step => format!("/{step}[1]"),
    });
    steps.collect()
}

/// Parts an XPath at its slashes, but for those in a namespace in braces.
fn split(path: &str) -> Vec<&str> {
    let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0_usize);
    for (at, byte) in path.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            b'/' if depth == 0 => {
                parts.push(&path[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&path[start..]);
    parts.retain(|part| !part.is_empty());
    parts
}

/// An element that is open: its path, and how many children of each name it
/// has had so far.
#[derive(Default)]
struct Open {
    path: String,
    children: HashMap<String, usize>,
}

struct Looking<'s> {
    shapes: &'s Shapes,
    /// The paths that are looked for, and those of all that hold them.
    wanted: HashSet<String>,
    /// Offsets in the decoded text.
    found: HashMap<String, u64>,
    scope: Scope,
    open: Vec<Open>,
}

impl Looking<'_> {
    /// Notes what is wanted, as far as the document can be read.
    fn look(&mut self, body: &[u8]) {
        let mut reader = Reader::from_reader(DecodingReader::new(body));
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            let at = reader.buffer_position();
            let read = match reader.read_event_into(&mut buffer) {
                Ok(Event::Start(tag)) => self.start(&tag, at),
                Ok(Event::Empty(tag)) => self.start(&tag, at).map(|()| self.end()),
                Ok(Event::End(_)) => {
                    self.end();
                    Some(())
                }
                Ok(Event::Eof) | Err(_) => None,
                Ok(_) => Some(()),
            };
            if read.is_none() {
                return;
            }
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>, at: u64) -> Option<()> {
        let (prefix, local) = name::split(tag.name().into_inner())?;
        let raw = tag.attributes_raw();
        // Attributes follow the `<` and the name.
        let attributes = at + 1 + tag.name().into_inner().len() as u64;
        let mut read = Tag::read(tag, at).ok()?;
        self.scope.open(std::mem::take(&mut read.declarations));
        let name = self.shapes.element(&self.scope.uri(prefix)?, local);
        let above = self.open.last_mut()?;
        // Elements that nobody looks for are not told apart.
        let path = match above.path.is_empty() && self.open.len() > 1 {
            true => String::new(),
            false => {
                let above = self.open.last_mut()?;
                let count = above.children.entry(name.clone()).or_default();
                *count += 1;
                format!("{}/{name}[{count}]", above.path)
            }
        };
        let path = match self.wanted.contains(&path) {
            true => path,
            false => String::new(),
        };
        if !path.is_empty() {
            for (uri, local, _) in read.resolve(&self.scope, at).ok()? {
                let attribute = format!("{path}/{}", self.shapes.attribute(&uri, &local));
                if self.wanted.contains(&attribute) {
                    let within = key(raw, &local).unwrap_or_default() as u64;
                    self.found.insert(attribute, attributes + within);
                }
            }
            self.found.insert(path.clone(), at);
        }
        self.open.push(Open {
            path,
            children: HashMap::new(),
        });
        Some(())
    }

    fn end(&mut self) {
        self.scope.close();
        self.open.pop();
    }

    /// Where a path stands, or the nearest that holds it.
    fn nearest(&self, steps: &[String]) -> u64 {
        let mut path = String::new();
        let mut nearest = 0;
        for step in steps {
            path.push_str(step);
            if let Some(at) = self.found.get(&path) {
                nearest = *at;
            }
        }
        nearest
    }
}

/// Where an attribute of this local name begins in what follows a tag's name.
fn key(raw: &str, local: &str) -> Option<usize> {
    let mut quote = None;
    let mut begins = true;
    for (at, byte) in raw.bytes().enumerate() {
        match (quote, byte) {
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            (Some(_), _) => {}
            (None, byte) if byte.is_ascii_whitespace() => begins = true,
            (None, _) if begins => {
                begins = false;
                let name = raw[at..].split(['=', ' ', '\t', '\r', '\n']).next()?;
                if name.rsplit(':').next() == Some(local) {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}

/// Lines and columns of offsets in the decoded text, in one walk.
fn positions(body: &[u8], offsets: &[u64]) -> Vec<Position> {
    let mut text = Vec::new();
    // What can be decoded is what the offsets lie in.
    _ = std::io::Read::read_to_end(&mut DecodingReader::new(body), &mut text);
    let text = String::from_utf8_lossy(&text);
    let offsets: Vec<usize> = offsets
        .iter()
        .map(|at| usize::try_from(*at).unwrap_or(usize::MAX))
        .collect();
    Position::of_all(&text, &offsets)
}
