//! Schemas of elements, with the `xml` objects that say how they are written
//! (OpenAPI 3.1, 4.8.26). Properties have the names that field paths have:
//! `@id` for an attribute, `text()` for an element's own text, which OpenAPI
//! cannot say otherwise.

use countersign_contract::{Contract, Field, Kind, Message, Requirement};
use serde_json::{Map, Value, json};

use crate::condition::near;
use crate::json_schema::DATE_FORMAT;
use crate::structures::Structures;
use crate::tree::Node;

/// The schemas of all messages, and of what they share.
pub(super) fn schemas(contract: &Contract, structures: &Structures) -> Map<String, Value> {
    let mut shared = Map::new();
    let mut schemas = Map::new();
    for message in &contract.messages {
        let mut scope = Scope {
            contract,
            structures,
            message,
            shared: &mut shared,
        };
        let tree = Node::of(message);
        let root = tree
            .members
            .first()
            .and_then(|root| Some((root, root.field?)));
        let Some((root, field)) = root else { continue };
        let mut schema = scope.element(root, field);
        if let Some(reference) = schema.as_object_mut().and_then(|one| one.remove("$ref")) {
            schema["allOf"] = json!([{ "$ref": reference }]);
        }
        schema["title"] = message.title.clone().into();
        schema["xml"] = name(contract, field.path.name());
        schemas.insert(message.name.clone(), schema);
    }
    schemas.extend(shared);
    schemas
}

/// The `xml` object of a root element.
pub(super) fn name(contract: &Contract, name: &str) -> Value {
    let mut xml = json!({ "name": name });
    let own = contract.namespaces.iter().find(|one| one.prefix.is_empty());
    if let Some(own) = own {
        xml["namespace"] = own.uri.clone().into();
    }
    xml
}

struct Scope<'s> {
    contract: &'s Contract,
    structures: &'s Structures,
    message: &'s Message,
    /// Schemas of what stands in several places, by name.
    shared: &'s mut Map<String, Value>,
}

impl Scope<'_> {
    fn element(&mut self, node: &Node<'_>, field: &Field) -> Value {
        if !field.kinds.contains(&Kind::Object) {
            return scalar(self.contract, field);
        }
        if field.open && node.members.is_empty() {
            return json!({ "description": "No page says what it holds." });
        }
        let known = self.structures.get(self.message, field.path.as_str());
        let Some(known) = known.filter(|known| known.shared) else {
            return self.object(node);
        };
        if !self.shared.contains_key(&known.name) {
            // The place is taken first: structures stand before those within.
            self.shared.insert(known.name.clone(), Value::Null);
            let schema = self.object(node);
            self.shared.insert(known.name.clone(), schema);
        }
        json!({ "$ref": format!("#/components/schemas/{}", known.name) })
    }

    fn object(&mut self, node: &Node<'_>) -> Value {
        let mut schema = json!({ "type": "object" });
        let mut required: Vec<Value> = Vec::new();
        let mut properties = Map::new();
        for member in &node.members {
            let Some(field) = member.field else { continue };
            if field.requirement == Requirement::Required {
                required.push(member.name().into());
            }
            properties.insert(member.name().to_owned(), self.member(member, field));
        }
        if !required.is_empty() {
            schema["required"] = required.into();
        }
        schema["properties"] = properties.into();
        let choices: Vec<Value> = node
            .choices()
            .iter()
            .map(|members| {
                let one = |member: &&Node<'_>| json!({ "required": [member.name()] });
                json!({ "anyOf": members.iter().map(one).collect::<Vec<_>>() })
            })
            .collect();
        if !choices.is_empty() {
            schema["allOf"] = choices.into();
        }
        schema
    }

    fn member(&mut self, node: &Node<'_>, field: &Field) -> Value {
        let mut schema = match node.name().strip_prefix('@') {
            Some(attribute) => {
                let mut schema = scalar(self.contract, field);
                schema["xml"] = self.attribute(attribute);
                schema
            }
            None => self.list(node).unwrap_or_else(|| match &node.element {
                Some(element) => self.items(element, field),
                None => self.element(node, field),
            }),
        };
        if let Some(words) = description(node, field) {
            schema["description"] = words.into();
        }
        schema
    }

    /// The list that an element wraps, where it holds nothing else.
    fn list(&mut self, node: &Node<'_>) -> Option<Value> {
        let [only] = node.members.as_slice() else {
            return None;
        };
        let element = only.element.as_deref()?;
        let mut schema = self.items(element, only.field?);
        schema["xml"] = json!({ "wrapped": true });
        Some(schema)
    }

    fn items(&mut self, element: &Node<'_>, list: &Field) -> Value {
        let mut schema = json!({ "type": "array" });
        if let Some(field) = element.field {
            let mut items = self.element(element, field);
            items["xml"] = json!({ "name": field.path.name() });
            schema["items"] = items;
        }
        let required = list.requirement == Requirement::Required;
        // A list of none is an element that is missing.
        if let Some(min) = list.min.or(required.then_some(1)) {
            schema["minItems"] = min.into();
        }
        if let Some(max) = list.max {
            schema["maxItems"] = max.into();
        }
        schema
    }

    fn attribute(&self, name: &str) -> Value {
        let Some((prefix, local)) = name.split_once(':') else {
            return json!({ "name": name, "attribute": true });
        };
        let mut xml = json!({ "name": local, "prefix": prefix, "attribute": true });
        let mut namespaces = self.contract.namespaces.iter();
        if let Some(namespace) = namespaces.find(|one| one.prefix == prefix) {
            xml["namespace"] = namespace.uri.clone().into();
        }
        xml
    }
}

fn scalar(contract: &Contract, field: &Field) -> Value {
    let integer = [Kind::Integer, Kind::IntegerText];
    let (kind, least, most) = if field.kinds.iter().all(|kind| integer.contains(kind)) {
        ("integer", "minimum", "maximum")
    } else {
        ("string", "minLength", "maxLength")
    };
    let mut schema = json!({ "type": kind });
    if field.kinds == [Kind::DateTime] {
        schema["format"] = DATE_FORMAT.into();
    }
    let name = field.enumeration.as_ref();
    if let Some(values) = name.and_then(|name| contract.enumeration(name)) {
        schema["enum"] = values.to_vec().into();
    }
    for (key, bound) in [(least, field.min), (most, field.max)] {
        if let Some(bound) = bound {
            schema[key] = bound.into();
        }
    }
    schema
}

fn description(node: &Node<'_>, field: &Field) -> Option<String> {
    let mut sentences = Vec::new();
    if node.name() == "text()" {
        sentences.push("The element's own text.".to_owned());
    }
    if field.kinds.contains(&Kind::DateTime) {
        sentences.push("An ISO 8601 date, or date and time.".to_owned());
    }
    if let Requirement::When(condition) = &field.requirement {
        let other = near(field, condition);
        sentences.push(format!("Required where {other} is {}.", condition.equals));
    }
    (!sentences.is_empty()).then(|| sentences.join(" "))
}
