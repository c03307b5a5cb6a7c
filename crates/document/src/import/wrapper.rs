//! Messages that wrap lists: in JSON a named list stands in an object.

use countersign_contract::{Field, FieldPath, Kind, Requirement};

use super::draft::Draft;
use super::gap::Kind as Gap;
use super::name::Names;
use super::operation::Calls;

impl Calls<'_, '_> {
    /// The message around a list in JSON, which is an object with one member.
    pub(super) fn wrapper(&mut self, of: usize, wrapper: &str, names: &mut Names) -> String {
        if let Some(known) = self.wrappers.get(&(of, wrapper.to_owned())) {
            return self.drafts[*known].name.clone();
        }
        let draft = &self.drafts[of];
        let name = names.give(&format!("{}-list", draft.name), "list");
        let part = self.written.put(of, 2, 2);
        let field = |path: String, kind: Kind| {
            let source = draft.source.clone();
            Field::documented(FieldPath::new(path), kind, Requirement::Required, source)
        };
        let list = field(wrapper.to_owned(), Kind::List);
        let mut element = field(format!("{wrapper}[n]"), Kind::Object);
        if part.is_some() {
            element.part = Some(draft.name.clone());
        } else {
            element.open = true;
            let item = format!("`{wrapper}[n]` (`{}`)", draft.name);
            self.gaps.note(Gap::Circles, &name, item);
        }
        let wrapping = Draft {
            reading: draft.reading,
            title: format!("{}: {wrapper}", draft.title),
            name: name.clone(),
            request: draft.request,
            root: None,
            fields: vec![list, element],
            parts: Vec::new(),
            example: None,
            carried: true,
            left_out: false,
            source: draft.source.clone(),
        };
        self.wrappers
            .insert((of, wrapper.to_owned()), self.drafts.len());
        self.drafts.push(wrapping);
        name
    }
}
