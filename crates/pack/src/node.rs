//! A [`Node`]: one value of a message, with all that the contract says of it
//! and the nodes below it.

use std::collections::HashMap;

use countersign_contract::{Condition, Contract, Field, FieldPath, Kind, Message, Requirement};
use countersign_validate::Kinds;

/// How deep values may stand in each other: no wire form is read deeper.
const DEEPEST: usize = 128;

/// One value of a message.
#[derive(Debug, Clone, Default)]
pub(crate) struct Node {
    /// Its name as a member; empty for the message and for elements.
    pub(crate) name: String,
    /// Its path in the contract; empty for the message.
    pub(crate) path: String,
    /// The kinds that its page gives it; none for the message.
    pub(crate) kinds: Vec<Kind>,
    /// The kinds of the tree that it may be.
    pub(crate) reads: Kinds,
    /// Whether it may hold what no page describes.
    pub(crate) open: bool,
    /// Whether the page asks for it, whatever else is there.
    pub(crate) required: bool,
    /// The conditions in its own object under which it is required.
    pub(crate) conditions: Vec<Way>,
    /// Least size or value.
    pub(crate) min: Option<u64>,
    /// Greatest size or value.
    pub(crate) max: Option<u64>,
    /// The closed list of its texts.
    pub(crate) allowed: Option<Vec<String>>,
    /// Members, in the order of the page.
    pub(crate) members: Vec<Node>,
    /// What its elements are.
    pub(crate) element: Option<Box<Node>>,
    /// Names of members of which one at least is there, a group each.
    pub(crate) choices: Vec<Vec<String>>,
    /// Values further down that others further down call for.
    pub(crate) inner: Vec<(Vec<String>, Way)>,
}

/// The way to another value, and the text that it holds where the condition
/// is met.
#[derive(Debug, Clone)]
pub(crate) struct Way {
    /// Names of the members on the way.
    pub(crate) names: Vec<String>,
    /// The text.
    pub(crate) equals: String,
}

impl Node {
    /// The tree of a message.
    pub(crate) fn of(contract: &Contract, message: &Message) -> Self {
        let mut below: HashMap<String, Vec<&Field>> = HashMap::new();
        for field in &message.fields {
            let parent = field.path.parent();
            let parent = parent.as_ref().map_or("", FieldPath::as_str);
            below.entry(parent.to_owned()).or_default().push(field);
        }
        let growing = Growing { contract, below };
        let mut root = Self {
            reads: Kinds::OBJECT,
            ..Self::default()
        };
        growing.grow(&mut root, 0);
        for field in &message.fields {
            if let Requirement::When(condition) = &field.requirement {
                root.require(field, condition);
            }
        }
        root
    }

    /// The member of this name.
    pub(crate) fn member(&self, name: &str) -> Option<&Self> {
        self.members.iter().find(|member| member.name == name)
    }

    /// Whether nothing is said of what it holds.
    pub(crate) fn is_anything(&self) -> bool {
        self.reads == Kinds::ALL
    }

    /// Puts a condition where the ways to both fields part: on the member of
    /// that object, or on the object for what lies further down. One that no
    /// way leads to (a list lies between) is asked of nobody.
    fn require(&mut self, field: &Field, condition: &Condition) {
        let (path, other) = (field.path.as_str(), condition.field.as_str());
        let apart = apart(path, other);
        let Some(owner) = self.at(apart) else { return };
        let start = if apart.is_empty() { 0 } else { apart.len() + 1 };
        let names = |path: &str| -> Vec<String> {
            let rest = path.get(start..).unwrap_or_default();
            rest.split('.').map(str::to_owned).collect()
        };
        let way = Way {
            names: names(other),
            equals: condition.equals.clone(),
        };
        let own = names(path);
        if !owner.leads(&own) || !owner.leads(&way.names) {
            return;
        }
        match own.as_slice() {
            [name] => {
                let member = owner.members.iter_mut().find(|it| it.name == *name);
                if let Some(member) = member {
                    member.conditions.push(way);
                }
            }
            _ => owner.inner.push((own, way)),
        }
    }

    /// The node at a path of the contract.
    fn at(&mut self, path: &str) -> Option<&mut Self> {
        let mut node = self;
        let steps = path.split('.').filter(|step| !step.is_empty());
        for step in steps {
            let name = step.trim_end_matches("[n]");
            node = node.members.iter_mut().find(|it| it.name == name)?;
            for _ in 0..(step.len() - name.len()) / "[n]".len() {
                node = node.element.as_deref_mut()?;
            }
        }
        Some(node)
    }

    /// Whether members of these names lie in each other.
    fn leads(&self, names: &[String]) -> bool {
        let mut node = self;
        names.iter().all(|name| match node.member(name) {
            Some(member) => {
                node = member;
                true
            }
            None => false,
        })
    }
}

/// The path of the object in which the ways to two fields part.
fn apart<'f>(one: &'f str, other: &str) -> &'f str {
    let dots = one.match_indices('.').map(|(at, _)| at);
    let common = dots.take_while(|at| one.get(..=*at) == other.get(..=*at));
    &one[..common.last().unwrap_or(0)]
}

/// A message's fields by the path of their parent.
struct Growing<'c> {
    contract: &'c Contract,
    below: HashMap<String, Vec<&'c Field>>,
}

impl Growing<'_> {
    fn grow(&self, node: &mut Node, depth: usize) {
        if depth == DEEPEST {
            return;
        }
        let mut groups: Vec<&str> = Vec::new();
        for field in self.below.get(&node.path).into_iter().flatten() {
            let grown = self.node(field, depth);
            if field.path.is_element() {
                node.element = Some(Box::new(grown));
                continue;
            }
            if let Requirement::OneOf(group) = &field.requirement {
                let at = groups.iter().position(|it| it == group).unwrap_or_else(|| {
                    groups.push(group);
                    node.choices.push(Vec::new());
                    groups.len() - 1
                });
                node.choices[at].push(grown.name.clone());
            }
            node.members.push(grown);
        }
    }

    fn node(&self, field: &Field, depth: usize) -> Node {
        let is_element = field.path.is_element();
        let enumeration = field.enumeration.as_ref();
        let mut node = Node {
            name: match is_element {
                true => String::new(),
                false => field.path.name().to_owned(),
            },
            path: field.path.as_str().to_owned(),
            kinds: field.kinds.clone(),
            open: field.open,
            required: field.requirement == Requirement::Required,
            min: field.min,
            max: field.max,
            allowed: enumeration
                .and_then(|name| self.contract.enumeration(name))
                .map(<[String]>::to_vec),
            ..Node::default()
        };
        self.grow(&mut node, depth + 1);
        node.reads = reads(&node, field, self.contract.is_xml());
        node
    }
}

/// The kinds of a tree that a field may be. Text and an object that is open to
/// anything are both, so that any value passes; and so is an object of XML of
/// which nothing is documented, since its content may be text.
fn reads(node: &Node, field: &Field, xml: bool) -> Kinds {
    let has = |kind| node.kinds.contains(&kind);
    let bare = node.members.is_empty();
    if has(Kind::Object) && bare && (xml || (has(Kind::Text) && field.open)) {
        return Kinds::ALL;
    }
    let kinds = node.kinds.iter().map(|kind| match kind {
        Kind::Object => Kinds::OBJECT,
        Kind::List => Kinds::LIST,
        // The text of XML has no kinds; what it holds is a matter of rules.
        Kind::Number | Kind::Integer if !xml => Kinds::NUMBER,
        Kind::Boolean if !xml => Kinds::BOOLEAN,
        _ => Kinds::TEXT,
    });
    kinds.fold(Kinds::NONE, Kinds::or)
}
