//! A [`Draft`]: a message of the contract in the making.

use countersign_contract::{Field, FieldPath, Kind, Requirement, Source};

use super::examples::Examples;
use super::form::{Form, Forms};
use super::gap::{Gaps, Kind as Gap, shortened};
use super::kind::{self, Below, Bent};
use super::path;
use super::placed::{self, Placed};
use super::values::Lists;
use crate::reading::{Field as Documented, Unplaced};

/// Most fields of a message, with what an import adds.
const MOST: usize = 1990;

/// A message of the contract, its parts still to be checked.
pub(super) struct Draft {
    /// The page that it comes from.
    pub(super) reading: usize,
    pub(super) name: String,
    pub(super) title: String,
    pub(super) request: bool,
    pub(super) root: Option<String>,
    pub(super) fields: Vec<Field>,
    /// Fields that another draft describes: index of the field, and of the
    /// draft.
    pub(super) parts: Vec<(usize, usize)>,
    /// An instance in JSON that the page shows.
    pub(super) example: Option<String>,
    pub(super) carried: bool,
    /// Whether another message stands for it.
    pub(super) left_out: bool,
    pub(super) source: Source,
}

/// What drafts are made with.
pub(super) struct Making<'m, 'r> {
    pub(super) forms: &'m Forms<'r>,
    pub(super) examples: &'m Examples<'r>,
    pub(super) lists: &'m mut Lists,
    pub(super) gaps: &'m mut Gaps,
    pub(super) unplaced: &'m mut Vec<Unplaced>,
    /// Whether the contract's wire form is XML.
    pub(super) xml: bool,
}

impl<'r> Making<'_, 'r> {
    /// The draft of a form.
    pub(super) fn draft(&mut self, form: &Form<'r>) -> Draft {
        let message = form.message;
        let placed = placed::placed(message, &form.told, self.gaps, self.unplaced);
        let mut draft = Draft {
            reading: form.reading,
            name: form.name.clone(),
            title: title(&message.heading, &form.name),
            request: form.write,
            root: None,
            fields: Vec::new(),
            parts: Vec::new(),
            example: None,
            carried: form.carried,
            left_out: false,
            source: message.source.clone(),
        };
        // A message of XML of which nothing is listed may not be known as one.
        if message.xml || self.xml {
            self.root(&mut draft, form, &placed);
        }
        if !message.xml && !self.xml {
            self.exemplify(&mut draft, form);
        }
        let mut needs: Vec<(usize, &'r Documented)> = Vec::new();
        for placed in &placed {
            self.field(&mut draft, form, placed, &mut needs);
        }
        if draft.fields.len() > MOST {
            let more = draft.fields.len() - MOST;
            draft.fields.truncate(MOST);
            draft.parts.retain(|(at, _)| *at < MOST);
            self.unplaced.push(Unplaced {
                source: draft.source.clone(),
                words: draft.name.clone(),
                because: format!("a contract holds no more fields; {more} are left out").into(),
            });
        }
        self.needs(&mut draft, form, &needs);
        draft
    }

    /// Adds the page's example, and of a message that nothing else describes
    /// the fields that examples show.
    fn exemplify(&mut self, draft: &mut Draft, form: &Form<'r>) {
        let message = form.message;
        let (examples, name) = (self.examples, message.name.as_str());
        draft.example = examples.first(form.reading, name, form.write);
        if !message.fields.is_empty() {
            return;
        }
        draft.fields = examples.fields(form.reading, name, form.write);
        for field in draft.fields.iter().filter(|field| !field.path.is_element()) {
            let item = format!("`{}`", field.path);
            self.gaps.note(Gap::Examples, &form.told, item);
        }
    }

    /// Makes sure of the root element: what stands beside it is no document.
    fn root(&mut self, draft: &mut Draft, form: &Form<'r>, placed: &[Placed<'r>]) {
        let first = placed.first().map(|placed| path::name(&placed.path));
        let named = form.message.root.as_deref().or(first);
        let root = named.filter(|name| path::is_xml_name(name)).map_or_else(
            || countersign_contract::kebab(&form.name).replace('-', ""),
            str::to_owned,
        );
        if placed.iter().all(|placed| placed.path != root) {
            let path = FieldPath::new(root.as_str());
            let source = draft.source.clone();
            let kinds = vec![Kind::Object];
            draft
                .fields
                .push(field(path, kinds, Requirement::Required, source));
        }
        draft.root = Some(root);
    }

    fn field(
        &mut self,
        draft: &mut Draft,
        form: &Form<'r>,
        placed: &Placed<'r>,
        needs: &mut Vec<(usize, &'r Documented)>,
    ) {
        let root = draft.root.as_deref();
        let is_root = root == Some(placed.path.as_str());
        let first = placed.path.split('.').next().unwrap_or_default();
        if root.is_some_and(|root| first != root) {
            if let Some(field) = placed.field {
                let lost = placed::lost(field, "the path does not begin with the root element");
                self.unplaced.push(lost);
            }
            return;
        }
        let element = placed.path.ends_with("[n]");
        let said = placed.field.or(placed.list);
        let name = path::name(&placed.path);
        let text = form.message.xml && (name.starts_with('@') || name == "text()");
        let part = said.filter(|_| !text).and_then(|said| {
            let part = said.part.as_deref()?;
            self.forms.get(form.reading, part, form.write)
        });
        let called = match (placed.field, placed.list) {
            (Some(field), _) => field.kind.kind,
            (None, Some(list)) => list.kind.element,
            (None, None) => None,
        };
        let called = called.filter(|kind| !text || !matches!(kind, Kind::Object | Kind::List));
        // What has members and no elements is no list, whatever it is called: in
        // XML an element around one.
        let called_list = called == Some(Kind::List) && !placed.below.members;
        let is_list = !is_root && (placed.below.elements || called_list);
        let holds = Below {
            members: placed.below.members || placed.open || (part.is_some() && !is_list) || is_root,
            elements: is_list,
            text: placed.below.text,
        };
        let closed = said.is_some_and(|said| said.value_list.is_some() || !said.values.is_empty());
        let (mut kinds, mut bent) = kind::of(called, holds, form.message.xml && self.xml, closed);
        if let Some(either) = placed
            .field
            .and_then(|said| kind::either(&said.kind, holds))
            && !(form.message.xml && self.xml)
        {
            (kinds, bent) = either;
        }
        // What is shown with attributes that no list has is more than text.
        let more = !text && self.xml && self.examples.has_attributes(name);
        if bent == Bent::Unknown && more {
            kinds.push(Kind::Object);
        }
        let source = placed.near.source.clone();
        let mut made = field(
            FieldPath::new(placed.path.as_str()),
            kinds,
            Requirement::Optional,
            source,
        );
        let anything = bent == Bent::Unknown && made.kinds.len() > 1;
        made.open = anything || (placed.open && made.kinds == [Kind::Object]);
        if element || is_root {
            made.requirement = Requirement::Required;
        } else if let Some(field) = placed.field {
            needs.push((draft.fields.len(), field));
        } else if let Some(near) = self.implied(placed) {
            needs.push((draft.fields.len(), near));
        }
        if let Some(said) = said {
            self.gap(&form.told, said, bent, &made);
        }
        if let Some(said) = placed.field {
            made.default.clone_from(&said.default);
            self.limits(&form.told, said, &mut made);
        }
        if let Some(said) = said.filter(|_| closed && !is_list) {
            self.close(form, said, &mut made);
        }
        let at = draft.fields.len();
        let whole = !is_list && !placed.below.members && !placed.open;
        if let Some(part) = part.filter(|_| whole && path::is_word(name)) {
            draft.parts.push((at, part));
        }
        let scalar = called.filter(|kind| !matches!(kind, Kind::Object | Kind::List));
        draft.fields.push(made);
        self.inside(draft, form, placed, is_list, scalar);
    }

    /// What stands in a field though no path of the page says so: elements of
    /// a list, and the text of an element that has attributes.
    fn inside(
        &mut self,
        draft: &mut Draft,
        form: &Form<'r>,
        placed: &Placed<'r>,
        is_list: bool,
        scalar: Option<Kind>,
    ) {
        let near = placed.near;
        if is_list && !placed.below.elements {
            let element = Placed {
                path: format!("{}[n]", placed.path),
                field: None,
                near,
                list: placed.field,
                below: Below::default(),
                open: false,
            };
            self.field(draft, form, &element, &mut Vec::new());
        } else if let Some(kind) =
            scalar.filter(|_| form.message.xml && placed.below.members && !placed.below.text)
        {
            let below = Below::default();
            let (kinds, _) = kind::of(Some(kind), below, self.xml, false);
            let path = FieldPath::new(format!("{}.text()", placed.path));
            let source = near.source.clone();
            draft
                .fields
                .push(field(path, kinds, Requirement::Optional, source));
        }
    }

    /// The field whose need is that of a list which only it names.
    fn implied(&self, placed: &Placed<'r>) -> Option<&'r Documented> {
        let near = placed.near;
        let list = near.path.strip_suffix("[n]")?;
        (last(list) == path::name(&placed.path)).then_some(near)
    }
}

/// The last name of a page's path.
fn last(path: &str) -> &str {
    let name = path.rsplit(['.', '/']).next().unwrap_or(path);
    name.trim_end_matches("[n]")
}

fn field(path: FieldPath, kinds: Vec<Kind>, requirement: Requirement, source: Source) -> Field {
    Field {
        kinds,
        ..Field::documented(path, Kind::Text, requirement, source)
    }
}

/// A title of one line, of these words or else of the name.
pub(super) fn title(words: &str, name: &str) -> String {
    let title = shortened(words);
    if title.is_empty() {
        name.to_owned()
    } else {
        title
    }
}
