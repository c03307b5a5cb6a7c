//! [`places`]: where in a document the elements stand that XPaths name.

use std::borrow::Cow;

use countersign_place::{Names, Position, xml};
use quick_xml::events::BytesStart;

use crate::Shapes;
use crate::attributes::Tag;
use crate::decoded::decoded;
use crate::name;
use crate::scope::Scope;

/// Where each of the places stands that violations of a document name by
/// XPath: the element or attribute, or what holds it where it is missing. What
/// holds nothing of it is told by its beginning.
pub fn places(shapes: &Shapes, body: &[u8], paths: &[&str]) -> Vec<Position> {
    let text = decoded(body, u64::MAX);
    let scope = Scope::default();
    let places = xml(&text, &mut InContract { shapes, scope }, paths);
    let begin = places.into_iter().map(|it| it.map_or(0, |it| it.begin));
    Position::of_all(&text, &begin.collect::<Vec<_>>())
}

/// What trees of a contract, and so paths in them, call things.
struct InContract<'s> {
    shapes: &'s Shapes,
    scope: Scope,
}

impl Names for InContract<'_> {
    fn open<'t>(&mut self, tag: &'t BytesStart<'_>) -> Option<Cow<'t, str>> {
        let (prefix, local) = name::split(tag.name().into_inner())?;
        // The place of the tag is told by who asks.
        let read = Tag::read(tag, 0).ok()?;
        self.scope.open(read.declarations);
        let uri = self.scope.uri(prefix)?;
        Some(self.shapes.element(&uri, local).into())
    }

    fn close(&mut self) {
        self.scope.close();
    }

    fn attribute<'k>(&self, key: &'k str) -> Option<Cow<'k, str>> {
        let (uri, local) = match name::split(key)? {
            ("", "xmlns") | ("xmlns", _) => return None,
            // The default namespace is that of elements alone.
            ("", local) => ("".into(), local),
            (prefix, local) => (self.scope.uri(prefix)?, local),
        };
        let member = self.shapes.attribute(&uri, local);
        let name = member.strip_prefix('@')?;
        Some(name.to_owned().into())
    }

    fn of_step<'p>(&self, name: &'p str) -> &'p str {
        name
    }
}
