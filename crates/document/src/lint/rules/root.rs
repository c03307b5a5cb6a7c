//! Examples of a list that begin with one of its elements.

use std::collections::HashMap;

use crate::lint::code::example::STRUCTURE;
use crate::lint::found::Found;
use crate::lint::subject::Subject;
use crate::reading::{Carried, Language};

pub(super) fn find(subject: &Subject) -> Found {
    // Where an example shows the wrapper, by operation and direction.
    let mut wrapped: HashMap<(&str, bool), usize> = HashMap::new();
    let mut found = Found::default();
    let roots = subject.instances.iter().filter_map(|instance| {
        let shown = &subject.shown[instance.shown];
        let body = instance.body.filter(|body| body.list)?;
        let wrapper = body.wrapper.as_deref()?;
        let root = shown.tree.roots().next()?;
        let body = match shown.of {
            [Carried::Request(id)] => (id.as_str(), true),
            [Carried::Response(id, _)] => (id.as_str(), false),
            _ => return None,
        };
        let is_xml = shown.language == Language::Xml;
        is_xml.then_some((instance, body, wrapper, root))
    });
    for (instance, body, wrapper, root) in roots {
        let range = subject.shown[instance.shown].page(&root.name_range);
        if root.name == wrapper {
            wrapped.entry(body).or_insert(range.start);
        } else if let Some(before) = wrapped.get(&body)
            && instance.message.root.as_deref() == Some(root.name.as_str())
        {
            let line = subject.document.text.at(*before).line;
            let message = format!(
                "`{}` is the root here, and stands in `{wrapper}` in line {line}",
                root.name
            );
            found.tell(|| subject.find(&STRUCTURE, range, message, STRUCTURE.mend));
        }
    }
    found
}
