//! The [`Structures`] of a contract: which objects of its messages are one
//! and the same, and what each is called.
//!
//! Pages describe some objects once for several places: a part that stands in
//! messages, and a message that has a form for each direction, told by its
//! root element. Where such places agree in everything below them they are
//! one structure; where they differ each form has its own.

use std::collections::{HashMap, HashSet};

use countersign_contract::{Contract, Kind, Message, Requirement};

use crate::names;
use crate::tree::Node;

/// Names that generated Rust modules use for other things.
const RESERVED: [&str; 15] = [
    "Anything",
    "Clone",
    "Debug",
    "Default",
    "Deserialize",
    "IntegerOrText",
    "JsonSchema",
    "Number",
    "PartialEq",
    "Serialize",
    "Slot",
    "Text",
    "TextOrList",
    "Validate",
    "Vec",
];

/// One structure of objects.
#[derive(Debug)]
pub(crate) struct Structure {
    /// Name as types are named (`AddressPerson`).
    pub(crate) name: String,
    /// Path from the nearest description of its own (`address.person`).
    pub(crate) place: String,
    /// Whether objects in several places have it.
    pub(crate) shared: bool,
}

/// All structures of a contract, by the places of their objects.
pub(crate) struct Structures {
    all: Vec<Structure>,
    /// Message and path (empty for the message itself) to the index.
    at: HashMap<(String, String), usize>,
}

/// What is known of a structure while they are gathered.
struct Found {
    /// The elements, and the descriptions, that its objects are nearest to.
    bases: Vec<Base>,
    /// The path from there.
    within: String,
    /// What that path adds to a name.
    own: String,
    times: usize,
}

/// The nearest object above that the pages describe by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Base {
    path: String,
    /// Its element, or its message.
    element: String,
    /// Its description: a part, or the message.
    form: String,
}

impl Found {
    /// The name: that of the description, where there is only one, else that
    /// of the element that several describe.
    fn name(&self) -> [String; 2] {
        let [by_element, by_form] = [
            |base: &Base| base.element.clone(),
            |base: &Base| base.form.clone(),
        ]
        .map(|name| {
            let first = self.bases.first().map(name).unwrap_or_default();
            format!("{}{}", names::pascal(&first), self.own)
        });
        if self.agree(|base| &base.form) {
            [by_form, by_element]
        } else {
            [by_element, by_form]
        }
    }

    fn place(&self) -> String {
        let first = self.bases.first();
        let name = if self.agree(|base| &base.element) {
            first.map(|base| &base.element)
        } else {
            first.map(|base| &base.form)
        };
        let name = name.map_or("", String::as_str);
        if self.within.is_empty() {
            name.to_owned()
        } else {
            format!("{name}.{}", self.within)
        }
    }

    fn agree(&self, of: fn(&Base) -> &String) -> bool {
        let mut bases = self.bases.windows(2);
        bases.all(|two| of(&two[0]) == of(&two[1]))
    }
}

impl Structures {
    /// Gathers the structures of all messages.
    pub(crate) fn of(contract: &Contract) -> Self {
        let mut gathered = Gathered::default();
        for message in &contract.messages {
            gathered.message(message);
        }
        let Gathered { found, at, .. } = gathered;
        let mut taken: HashSet<String> = RESERVED.map(str::to_owned).into();
        let all = found
            .iter()
            .map(|one| {
                let names = one.name();
                let numbered = (2..).map(|number| format!("{}{number}", names[0]));
                let name = names
                    .iter()
                    .cloned()
                    .chain(numbered)
                    .find(|name| !taken.contains(name))
                    .unwrap_or_default();
                taken.insert(name.clone());
                Structure {
                    name,
                    place: one.place(),
                    shared: one.times > 1,
                }
            })
            .collect();
        Self { all, at }
    }

    /// The structure of the object at this path; that of the message itself
    /// where the path is empty. `None` where no object stands there.
    pub(crate) fn get(&self, message: &Message, path: &str) -> Option<&Structure> {
        let at = self.at.get(&(message.name.clone(), path.to_owned()))?;
        self.all.get(*at)
    }
}

#[derive(Default)]
struct Gathered {
    found: Vec<Found>,
    /// Message and path to the index.
    at: HashMap<(String, String), usize>,
    /// Description or element, path from there, and shape to the index.
    known: HashMap<[String; 3], usize>,
}

impl Gathered {
    fn message(&mut self, message: &Message) {
        let tree = Node::of(message);
        let base = Base {
            path: String::new(),
            element: message.name.clone(),
            form: message.name.clone(),
        };
        // The document around a root element is nothing that pages describe.
        let own = message.root.as_ref().map_or("", |_| "Document");
        self.at
            .insert((message.name.clone(), String::new()), self.found.len());
        self.found.push(Found {
            bases: vec![base.clone()],
            within: String::new(),
            own: own.to_owned(),
            times: 1,
        });
        self.below(message, &tree, &base);
    }

    fn below(&mut self, message: &Message, node: &Node<'_>, base: &Base) {
        for child in node.members.iter().chain(node.element.as_deref()) {
            let Some(field) = child.field else { continue };
            let path = field.path.as_str();
            let is_root = message.root.as_deref() == Some(path);
            let form = field.part.as_deref().or(is_root.then_some(&message.name));
            let own = form.map(|form| Base {
                path: path.to_owned(),
                element: field.path.name().to_owned(),
                form: form.to_owned(),
            });
            let base = own.as_ref().unwrap_or(base);
            if field.kinds.contains(&Kind::Object) && !child.members.is_empty() {
                self.object(message, child, path, base);
            }
            self.below(message, child, base);
        }
    }

    fn object(&mut self, message: &Message, node: &Node<'_>, path: &str, base: &Base) {
        let within = path.strip_prefix(&base.path).unwrap_or(path);
        let within = within.trim_start_matches('.');
        let steps = within.split('.');
        let own = steps.map(|step| own_name(step, message.root.is_some()));
        let shape = shape(node, base);
        let keys = [("form", &base.form), ("element", &base.element)]
            .map(|(kind, name)| [format!("{kind} {name}"), within.to_owned(), shape.clone()]);
        let known = keys.iter().find_map(|key| self.known.get(key)).copied();
        let at = known.unwrap_or_else(|| {
            self.found.push(Found {
                bases: Vec::new(),
                within: within.to_owned(),
                own: own.collect(),
                times: 0,
            });
            self.found.len() - 1
        });
        self.known.extend(keys.map(|key| (key, at)));
        self.found[at].times += 1;
        self.found[at].bases.push(base.clone());
        self.at.insert((message.name.clone(), path.to_owned()), at);
    }
}

/// What a step of a path adds to a name. Elements of an XML list have a name
/// of their own, those of a JSON list only that of the list.
fn own_name(step: &str, xml: bool) -> String {
    match step.strip_suffix("[n]") {
        Some(list) if !xml => names::pascal(&names::singular(list)),
        Some(element) => names::pascal(element),
        None => names::pascal(step),
    }
}

/// Everything below an object that its values are judged by, as text: two
/// objects have the same structure where it is the same.
fn shape(node: &Node<'_>, base: &Base) -> String {
    let below = node.members.iter().chain(node.element.as_deref());
    let mut shapes: Vec<String> = below
        .filter_map(|child| {
            let field = child.field?;
            let requirement = match &field.requirement {
                Requirement::When(condition) => {
                    let other = condition.field.as_str();
                    let other = other.strip_prefix(&base.path).unwrap_or(other);
                    format!("when {other} is {:?}", condition.equals)
                }
                other => format!("{other:?}"),
            };
            Some(format!(
                "{:?} {:?} {requirement} {:?} {:?} {:?} {} {{{}}}",
                child.name(),
                field.kinds,
                field.min,
                field.max,
                field.enumeration,
                field.open,
                shape(child, base),
            ))
        })
        .collect();
    // Members stand in any order.
    shapes.sort_unstable();
    shapes.join(" ")
}
