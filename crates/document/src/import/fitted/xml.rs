//! XML as examples have it: the root element that a list leaves out, and
//! elements that are repeated.

use std::collections::{HashMap, HashSet};

use countersign_contract::{Kind, is_plural};

use crate::import::examples::carried;
use crate::import::gap::{Gaps, Kind as Gap};
use crate::import::name::plain;
use crate::import::path;
use crate::lint::tree::{Item, Tree};
use crate::lint::xml;
use crate::reading::{Field, FieldType, Language, Message, OCCURS, Reading};

/// Longest example that is looked at, in bytes.
const LONGEST: usize = 1024 * 1024;

/// What examples show of a message.
#[derive(Default)]
pub(super) struct Shown {
    /// The root element of the first.
    root: Option<String>,
    /// Paths of elements that occur several times in what holds them.
    repeated: HashSet<String>,
}

impl Shown {
    /// What the examples of a page show, by message.
    pub(super) fn of(reading: &Reading) -> HashMap<&str, Self> {
        let mut all: HashMap<&str, Self> = HashMap::new();
        let examples = reading.examples.iter();
        let xml = examples
            .filter(|example| example.language == Language::Xml && example.text.len() <= LONGEST);
        for example in xml {
            let (tree, _) = xml::read(&example.text);
            for (message, _, body) in carried(reading, &example.of) {
                let shown = all.entry(message).or_default();
                let wrapper = body.filter(|body| body.list);
                let wrapper = wrapper.and_then(|body| body.wrapper.as_deref());
                for root in tree.roots() {
                    if wrapper == Some(local(&root.name)) {
                        elements(&tree, root).for_each(|one| shown.document(&tree, one));
                    } else {
                        shown.document(&tree, root);
                    }
                }
            }
        }
        all
    }

    fn document(&mut self, tree: &Tree, root: &Item) {
        let name = local(&root.name).to_owned();
        if !is_root(&name) {
            return;
        }
        let mut open = vec![(root, name.clone(), 1)];
        self.root.get_or_insert(name);
        while let Some((item, path, depth)) = open.pop() {
            let mut known = HashSet::new();
            for child in elements(tree, item).filter(|_| depth < path::DEEPEST) {
                let name = local(&child.name);
                let path = format!("{path}/{name}");
                if !known.insert(name) {
                    self.repeated.insert(path.clone());
                }
                open.push((child, path, depth + 1));
            }
        }
    }
}

/// The elements within another.
fn elements<'t>(tree: &'t Tree, item: &'t Item) -> impl Iterator<Item = &'t Item> {
    tree.children(item).filter(|child| !child.is_attribute())
}

/// The name of an element without the prefix of its namespace.
fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// Makes XML of a message that is listed as JSON would be, below the root
/// element that its examples have; without any, below the one that all its
/// fields stand in, or else one that is made up.
pub(super) fn root(message: &mut Message, shown: Option<&Shown>, gaps: &mut Gaps) {
    message.xml = true;
    for field in &mut message.fields {
        field.path = field.path.replace('.', "/");
    }
    let first = |field: &Field| {
        let step = field.path.split('/').next().unwrap_or_default();
        step.trim_end_matches("[n]").to_owned()
    };
    let mut firsts: HashSet<String> = message.fields.iter().map(first).collect();
    let shown = shown.and_then(|shown| shown.root.clone());
    let listed = match firsts.len() {
        1 => firsts.drain().next().filter(|name| is_root(name)),
        _ => None,
    };
    let root = match (
        shown,
        message.root.take().filter(|root| is_root(root)),
        &listed,
    ) {
        (Some(shown), ..) => shown,
        (None, Some(root), _) => root,
        (None, None, Some(listed)) => listed.clone(),
        (None, None, None) => {
            let made_up = camel(&message.name);
            gaps.note(Gap::Roots, "", format!("`{made_up}`"));
            made_up
        }
    };
    if listed.as_ref() != Some(&root) {
        for field in &mut message.fields {
            field.path = format!("{root}/{}", field.path);
        }
    }
    message.root = Some(root);
}

/// Whether a root element may have this name.
fn is_root(name: &str) -> bool {
    path::is_xml_name(name) && !name.contains([':', '@', '('])
}

/// A name of words as XML often has it: `deliveryNote`.
fn camel(words: &str) -> String {
    let name = plain(words).unwrap_or_else(|| "document".to_owned());
    let mut words = name.split('-');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |name, word| {
        let (letter, rest) = word.split_at(word.len().min(1));
        name + &letter.to_uppercase() + rest
    })
}

/// Makes lists of elements that occur several times where they stand: the page
/// counts them, or an example repeats them. A plural that holds its singular
/// is one without that.
pub(super) fn repeat(message: &mut Message, shown: Option<&Shown>) {
    let counted = message.fields.iter().filter(|field| {
        let mut facets = field.kind.facets.iter();
        facets.any(|(name, _)| name == OCCURS)
    });
    let mut repeated: HashSet<String> = counted.map(|field| bare(&field.path)).collect();
    repeated.extend(
        shown
            .iter()
            .flat_map(|shown| shown.repeated.iter().cloned()),
    );
    for field in &mut message.fields {
        let (mut path, mut steps) = (String::new(), String::new());
        let mut holder = "";
        let written = field.path.clone();
        for step in written.split('/') {
            let name = step.trim_end_matches("[n]");
            if !steps.is_empty() {
                steps.push('/');
                path.push('/');
            }
            steps.push_str(name);
            path.push_str(step);
            let is_element = !holder.is_empty() && !name.starts_with('@') && name != "text()";
            let is_listed = step.ends_with("[n]") || is_plural(holder, name);
            if is_element && !is_listed && repeated.contains(&steps) {
                path.push_str("[n]");
            }
            holder = name;
        }
        if path.ends_with("[n]") && !field.path.ends_with("[n]") {
            field.kind = element(&field.kind);
        }
        field.path = path;
    }
}

/// A path without the signs of elements.
fn bare(path: &str) -> String {
    path.replace("[n]", "")
}

/// The type of each of several, where the page may have written that of all.
fn element(kind: &FieldType) -> FieldType {
    match kind.kind {
        Some(Kind::List) => FieldType {
            kind: kind.element,
            element: None,
            ..kind.clone()
        },
        _ => kind.clone(),
    }
}
