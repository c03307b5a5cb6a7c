//! Fields that a ruling adds.

use countersign_contract::{Field, FieldPath, Kind, Requirement, Source};

use super::{Made, Refused, Settling, amend, kinds, path};
use crate::import::counterpart::Counterpart;
use crate::lint::ruling::Part;

/// Most fields of a message that a ruling adds to: a contract bounds them, also
/// where messages hold others.
const MOST: usize = 1000;

/// Where a field goes.
enum Place {
    /// To this path.
    New(String),
    /// It is there.
    Known,
    /// Another suggestion adds it.
    Before(Source),
}

impl Settling<'_> {
    /// Adds a field to all forms of its message that lack it.
    pub(super) fn add(
        &mut self,
        page: usize,
        part: &Part,
        source: &Source,
    ) -> Result<Made, Refused> {
        let ([name], [written], [kind]) = (
            part.words("messages"),
            part.words("fields"),
            part.words("kinds"),
        ) else {
            return Err(Refused::Nowhere);
        };
        let kind = kinds::named(kind).ok_or(Refused::Nowhere)?;
        let mut made = Made::default();
        let mut added: Vec<(String, Vec<String>)> = Vec::new();
        let mut before = None;
        for form in self.counterpart.forms(page, name) {
            let place = self.place(form, written);
            let message = &self.counterpart.messages[form];
            if place.is_some() && made.of.is_empty() {
                made.of.clone_from(&message.name);
            }
            match place {
                Some(Place::New(path)) => {
                    let name = message.name.clone();
                    match added.iter_mut().find(|(known, _)| *known == path) {
                        Some((_, messages)) => messages.push(name),
                        None => added.push((path, vec![name])),
                    }
                }
                Some(Place::Before(source)) => before = Some(source),
                Some(Place::Known) | None => {}
            }
        }
        match before {
            Some(before) if added.is_empty() => return Err(Refused::Before(before)),
            None if made.of.is_empty() => return Err(Refused::Nowhere),
            _ => {}
        }
        for (path, messages) in added {
            let new = fields(&path, kind);
            for message in &messages {
                self.claim(&["field", message, &path], source)?;
                self.push(message, &new, source);
            }
            made.parts.extend(parts(&messages, &new));
        }
        Ok(made)
    }

    /// Where the field goes in a message; `None` where that has no place for it.
    fn place(&self, form: usize, written: &str) -> Option<Place> {
        let message = self.counterpart.messages.get(form)?;
        let (above, name) = written.rsplit_once('.').unwrap_or(("", written));
        let xml = message.root.is_some();
        let path = if above.is_empty() {
            name.to_owned()
        } else {
            let holder = &message.fields[path::holder(message, above)?];
            let known = holder.path.as_str();
            // A text that holds others is taken for an object where it is an
            // element, unless a ruling says what it is.
            let text = xml
                && holder.kinds == [Kind::Text]
                && !known
                    .rsplit('.')
                    .next()
                    .is_some_and(|name| name.starts_with('@') || name == "text()")
                && self.before(&[amend::KINDS, &message.name, known]).is_none();
            // What may be anything may hold it already.
            if holder.kinds.len() > 1 && holder.kinds.contains(&Kind::Object) {
                return Some(Place::Known);
            }
            if holder.part.is_some() || !(text || holder.kinds == [Kind::Object]) {
                return None;
            }
            format!("{known}.{name}")
        };
        if let Some(source) = self.before(&["field", &message.name, &path]) {
            return Some(Place::Before(source));
        }
        if path::field(message, &path).is_some() {
            return Some(Place::Known);
        }
        let is_root = xml && above.is_empty();
        let fits = message.fields.len() < MOST && Counterpart::takes(&path, xml) && !is_root;
        fits.then_some(Place::New(path))
    }

    /// Changes the contract as the ruling does.
    fn push(&mut self, message: &str, new: &[New], source: &Source) {
        let mut messages = self.counterpart.messages.iter_mut();
        let Some(message) = messages.find(|known| known.name == message) else {
            return;
        };
        for new in new {
            let parent = new.path.parent();
            let mut fields = message.fields.iter_mut();
            let holder = fields.find(|field| Some(&field.path) == parent.as_ref());
            if let Some(holder) = holder.filter(|holder| holder.kinds == [Kind::Text]) {
                holder.kinds = vec![Kind::Object];
            }
            let path = new.path.clone();
            let optional = Requirement::Optional;
            message.fields.push(Field {
                kinds: new.kinds.clone(),
                open: new.open,
                ..Field::documented(path, Kind::Text, optional, source.clone())
            });
        }
    }
}

/// A field that is added.
struct New {
    path: FieldPath,
    kinds: Vec<Kind>,
    /// Whether it may hold what nobody lists.
    open: bool,
}

/// The fields of one: of a list its elements too.
fn fields(path: &str, kind: Kind) -> Vec<New> {
    let new = |path: &str, kinds: &[Kind], open: bool| New {
        path: FieldPath::new(path),
        kinds: kinds.to_vec(),
        open,
    };
    let open = kind == Kind::Object;
    match (path.strip_suffix("[n]"), kind) {
        (Some(list), _) => vec![new(list, &[Kind::List], false), new(path, &[kind], open)],
        // What it holds is not told.
        (None, Kind::List) => {
            let element = format!("{path}[n]");
            vec![
                new(path, &[Kind::List], false),
                new(&element, &Counterpart::anything(), true),
            ]
        }
        (None, _) => vec![new(path, &[kind], open)],
    }
}

fn parts(messages: &[String], new: &[New]) -> Vec<Part> {
    let add = new.iter().map(|new| {
        let kinds: Vec<&str> = new.kinds.iter().map(|kind| kind.as_str()).collect();
        Part::new("add")
            .list("messages", messages)
            .list("fields", &[new.path.as_str()])
            .list("kinds", &kinds)
    });
    let open = new.iter().filter(|new| new.open).map(|new| {
        Part::new("amend")
            .list("messages", messages)
            .list("fields", &[new.path.as_str()])
            .flag("open", true)
    });
    add.chain(open).collect()
}
