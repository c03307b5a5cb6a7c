//! [`Fields`]: the fields of a message, each with its whole path.

use countersign_contract::Kind;

use super::reader::Reader;
use super::schema::{Around, Part, Property, Shape, field_type, merge};
use super::spelling::Spelling;
use super::tree::{At, Id};
use super::{body, values};
use crate::reading::{Field, FieldType, Need};

/// How deep fields may stand.
const MOST_LEVELS: usize = 48;

/// The fields of a message as they are read.
pub(super) struct Fields<'r, 'a> {
    reader: &'r mut Reader<'a>,
    spelling: Spelling,
    /// Whether what a named schema holds is told here, too.
    whole: bool,
    room: usize,
    around: Around,
    /// What was read.
    pub(super) read: Vec<Field>,
    /// Whether there are more fields than there is room for.
    pub(super) cut: bool,
}

impl<'r, 'a> Fields<'r, 'a> {
    /// No fields yet.
    pub(super) fn new(
        reader: &'r mut Reader<'a>,
        spelling: Spelling,
        whole: bool,
        room: usize,
    ) -> Self {
        let (around, read) = (Around::new(), Vec::new());
        Self {
            reader,
            spelling,
            whole,
            room,
            around,
            read,
            cut: false,
        }
    }

    /// The fields of what stands at a path. The depth is bounded here.
    pub(super) fn within(&mut self, path: &str, shape: &Shape, depth: usize) {
        if depth > MOST_LEVELS {
            self.cut = true;
            return;
        }
        let heads: Vec<Id> = shape
            .heads
            .iter()
            .copied()
            .filter(|id| self.around.insert(*id))
            .collect();
        for property in &shape.properties {
            self.property(path, shape, property, depth);
        }
        if let Some(first) = shape.dictionary.first() {
            let at = self.reader.tree.node(first.schema).start;
            let path = self.spelling.member(path, "{key}");
            self.field(path, at, &shape.dictionary, Need::No, depth);
        }
        if shape.is_list() && !shape.items.is_empty() {
            let element = merge(self.reader, &shape.items, &self.around);
            let path = self
                .spelling
                .element(self.reader.tree, path, shape, &element);
            self.elements(path, shape, &element, depth);
        }
        for id in heads {
            self.around.remove(&id);
        }
    }

    fn property(&mut self, path: &str, shape: &Shape, property: &Property, depth: usize) {
        let path = self.spelling.property(self.reader, path, property);
        self.field(
            path,
            property.at,
            &property.parts,
            shape.need(&property.name),
            depth,
        );
        let Some((member, values)) = &shape.discriminator else {
            return;
        };
        if let Some(field) = self.read.last_mut().filter(|_| *member == property.name)
            && field.values.is_empty()
        {
            field.values.clone_from(values);
        }
    }

    /// One field, and those of what it holds.
    fn field(&mut self, path: String, at: At, parts: &[Part], need: Need, depth: usize) {
        if self.read.len() >= self.room || self.cut {
            self.cut = true;
            return;
        }
        let shape = merge(self.reader, parts, &self.around);
        let element = shape.is_list().then(|| self.element_of(&shape));
        let inner = element.as_ref().unwrap_or(&shape);
        let recurs = shape.recurs.first().or(inner.recurs.first()).copied();
        let named = self.named(parts, &shape).or_else(|| {
            let element = element.as_ref()?;
            self.named(&shape.items, element)
        });
        let part = recurs.or(named).map(|schema| self.part(schema, &path));
        let mut field = self.declared(path.clone(), at, &shape, element.as_ref(), need, part);
        if let Some(element) = &element
            && let Some(inner) = self
                .spelling
                .wrapped(self.reader.tree, &path, &shape, element)
        {
            self.read.push(wrapper(&field));
            let has_one = shape
                .facets
                .iter()
                .any(|(name, value)| name == "min items" && value != "0");
            let need = if has_one { Need::Yes } else { Need::No };
            field = Field {
                path: inner,
                read: need.clone(),
                write: need,
                ..field
            };
        }
        self.read.push(field);
        if named.is_none() {
            self.within(&path, &shape, depth + 1);
        }
    }

    /// The shape of a list's elements, which the list stands around.
    fn element_of(&mut self, list: &Shape) -> Shape {
        let entered: Vec<Id> = list
            .heads
            .iter()
            .copied()
            .filter(|id| self.around.insert(*id))
            .collect();
        let element = merge(self.reader, &list.items, &self.around);
        for id in entered {
            self.around.remove(&id);
        }
        element
    }

    /// Elements that are lists themselves have a field of their own.
    fn elements(&mut self, path: String, list: &Shape, element: &Shape, depth: usize) {
        if element.is_list() && !element.items.is_empty() {
            let at = list
                .items
                .first()
                .map_or_else(At::default, |part| self.reader.tree.node(part.schema).start);
            self.field(path, at, &list.items, Need::No, depth + 1);
        } else {
            self.within(&path, element, depth + 1);
        }
    }

    /// The named schema that a value is of, where such are told apart.
    fn named(&self, parts: &[Part], shape: &Shape) -> Option<Id> {
        match parts {
            [only] if !self.whole && (shape.is_object() || shape.is_list()) => {
                body::named(self.reader, only.schema)
            }
            _ => None,
        }
    }

    /// The message that describes what the field at a path holds.
    fn part(&mut self, schema: Id, path: &str) -> String {
        let schema = body::named(self.reader, schema).unwrap_or(schema);
        let at = self.reader.tree.node(schema).start;
        self.reader
            .message_or_part(schema, self.spelling.xml, path, at, !self.whole)
    }

    fn declared(
        &mut self,
        path: String,
        at: At,
        shape: &Shape,
        element: Option<&Shape>,
        need: Need,
        part: Option<String>,
    ) -> Field {
        let tree = self.reader.tree;
        let own = shape.values(tree);
        let (listed, list) = match element {
            Some(element) if own.0.is_empty() => element.values(tree),
            _ => own,
        };
        // What need not be there may be null, in a contract.
        let nullable = need != Need::No || !self.reader.is_exported;
        let absent = |is_absent: bool| if is_absent { Need::No } else { need.clone() };
        Field {
            path,
            kind: field_type(shape, element, nullable),
            read: absent(shape.write_only),
            write: absent(shape.read_only),
            values: listed,
            value_list: list.and_then(|schema| values::list_of(self.reader, schema)),
            default: shape.default.map(|id| tree.written(id)),
            part,
            words: shape.words.clone(),
            source: at.source(self.reader.text),
        }
    }
}

/// The element around those of a list, in XML.
fn wrapper(list: &Field) -> Field {
    let kind = FieldType {
        written: "object".to_owned(),
        kind: Some(Kind::Object),
        ..FieldType::default()
    };
    Field {
        kind,
        values: Vec::new(),
        value_list: None,
        part: None,
        ..list.clone()
    }
}
