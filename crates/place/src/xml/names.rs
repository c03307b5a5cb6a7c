//! [`Names`]: what paths call the elements and attributes of a document.

use std::borrow::Cow;

use quick_xml::events::BytesStart;

/// What paths call the elements and attributes of a document. Which prefix
/// stands for which namespace is the document's own choice, so that paths call
/// things by other names than its tags do.
pub trait Names {
    /// What paths call the element of this tag, which is now open. `None` where
    /// the tag can't be read: nothing is looked for behind it.
    fn open<'t>(&mut self, tag: &'t BytesStart<'_>) -> Option<Cow<'t, str>>;

    /// The element that was opened last is over.
    fn close(&mut self);

    /// What paths call an attribute of the element that was opened last, without
    /// the `@`; `None` where nothing is called by its key.
    fn attribute<'k>(&self, key: &'k str) -> Option<Cow<'k, str>>;

    /// The name in a step of a path, as [`open`](Self::open) and
    /// [`attribute`](Self::attribute) give it.
    fn of_step<'p>(&self, name: &'p str) -> &'p str;
}

/// Local names: where no contract says what prefixes stand for, they count for
/// nothing, in the document or in the path.
#[derive(Debug, Clone, Copy)]
pub struct LocalNames;

impl Names for LocalNames {
    fn open<'t>(&mut self, tag: &'t BytesStart<'_>) -> Option<Cow<'t, str>> {
        Some(local(tag.name().into_inner()).into())
    }

    fn close(&mut self) {}

    fn attribute<'k>(&self, key: &'k str) -> Option<Cow<'k, str>> {
        let declares = key == "xmlns" || key.starts_with("xmlns:");
        (!declares).then(|| local(key).into())
    }

    fn of_step<'p>(&self, name: &'p str) -> &'p str {
        local(name)
    }
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}
