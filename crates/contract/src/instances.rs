//! The [`Instance`]s of a message in a body, and the body around instances.

use serde_json::{Map, Value};

use crate::{Body, Shape};

/// One instance of a message within the tree of a body.
#[derive(Debug, Clone, PartialEq)]
pub struct Instance {
    /// The instance, as it would stand alone.
    pub tree: Value,
    /// Where it stands in the body: what takes the place of `root` at the
    /// beginning of a path within it.
    pub at: String,
    /// What paths within it begin with: the root element as a step, or
    /// nothing.
    pub root: String,
}

impl Instance {
    /// A path within the instance as a path within the body.
    pub fn locate(&self, path: &str) -> String {
        format!(
            "{}{}",
            self.at,
            path.strip_prefix(&self.root).unwrap_or(path)
        )
    }
}

impl Body {
    /// The instances that a body of this shape holds; `None` where it is no
    /// list, and should be one.
    pub fn instances(&self, tree: Value) -> Option<Vec<Instance>> {
        let alone = |tree: Value| Instance {
            tree,
            at: String::new(),
            root: String::new(),
        };
        match (self.shape, &self.wrapper, tree) {
            (Shape::One, _, tree) => Some(vec![alone(tree)]),
            (Shape::List | Shape::OneOrList, None, Value::Array(elements)) => Some(
                elements
                    .into_iter()
                    .enumerate()
                    .map(|(index, tree)| Instance {
                        at: format!("/{index}"),
                        ..alone(tree)
                    })
                    .collect(),
            ),
            (_, Some(wrapper), Value::Object(mut members)) if members.contains_key(wrapper) => {
                Some(wrapped(wrapper, members.remove(wrapper)))
            }
            (Shape::OneOrList, _, tree) => Some(vec![alone(tree)]),
            (Shape::List, _, _) => None,
        }
    }

    /// The body that holds these instances.
    pub fn wrap(&self, mut instances: Vec<Value>) -> Value {
        match (self.shape, &self.wrapper) {
            (Shape::List, None) => Value::Array(instances),
            (Shape::List, Some(wrapper)) => {
                let mut inner: Map<String, Value> = Map::new();
                for (name, value) in instances.into_iter().flat_map(members) {
                    let list = inner
                        .entry(name)
                        .or_insert_with(|| Value::Array(Vec::new()));
                    if let Value::Array(list) = list {
                        list.push(value);
                    }
                }
                Value::Object(Map::from_iter([(wrapper.clone(), Value::Object(inner))]))
            }
            (Shape::One | Shape::OneOrList, _) => instances.pop().unwrap_or_default(),
        }
    }
}

fn members(tree: Value) -> Map<String, Value> {
    match tree {
        Value::Object(members) => members,
        _ => Map::new(),
    }
}

/// The elements of a wrapper, each as a document of its own.
fn wrapped(wrapper: &str, inner: Option<Value>) -> Vec<Instance> {
    let mut instances = Vec::new();
    for (name, value) in members(inner.unwrap_or_default()) {
        let elements = match value {
            Value::Array(elements) => elements,
            one => vec![one],
        };
        if name.starts_with('@') {
            continue;
        }
        for (index, element) in elements.into_iter().enumerate() {
            instances.push(Instance {
                tree: Value::Object(Map::from_iter([(name.clone(), element)])),
                at: format!("/{wrapper}/{name}[{}]", index + 1),
                root: format!("/{name}"),
            });
        }
    }
    instances
}
