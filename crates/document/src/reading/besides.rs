//! What the page says of a call besides its fields: parameters, headers, and
//! where its bodies are described.

use super::call;
use super::entry::Entry;
use super::heading::{self, Direction};
use super::refer::{Reference, To};
use super::walk::Walk;
use super::{Need, Parameter, Place as Where, Source, names};

/// Most headers of a call.
const HEADERS: usize = 64;

impl Walk<'_> {
    /// What the call takes is described under another heading.
    pub(super) fn refers(&mut self, name: &str, offset: usize) {
        self.reference(Direction::Request, None, name, offset);
    }

    /// What the call answers with a status is described under another heading.
    pub(super) fn answers(&mut self, status: u16, name: &str, offset: usize) {
        self.reference(Direction::Response, Some(status), name, offset);
    }

    fn reference(&mut self, direction: Direction, status: Option<u16>, name: &str, offset: usize) {
        if let Some((operation, _)) = self.operation {
            self.references.push(Reference {
                operation,
                direction,
                status,
                to: To::Heading(names::bare(names::topic(name))),
                offset,
            });
        }
    }

    /// Adds a parameter or header of the call that is told of.
    pub(super) fn parameter(&mut self, place: heading::Place, entry: &Entry, need: &Need) {
        let Some(name) = entry.name.clone() else {
            return;
        };
        let Some((operation, _)) = self.operation else {
            if place != heading::Place::Header {
                self.page.unplaced_at(
                    entry.start,
                    &name,
                    "it is a parameter, and no call stands above it",
                );
            }
            return;
        };
        if place == heading::Place::Header {
            let source = self.page.at(entry.start);
            self.header(operation, &name, &entry.words, source.clone());
            let listed = &mut self.page.operations[operation].listed_headers;
            let is_known = |known: &Parameter| known.name.eq_ignore_ascii_case(&name);
            if listed.len() < HEADERS && !listed.iter().any(is_known) {
                listed.push(Parameter {
                    place: Where::Header,
                    listed: true,
                    kind: entry.says.kind.clone(),
                    need: need.clone(),
                    default: entry.says.default.clone(),
                    values: entry.says.values.clone(),
                    fields: Vec::new(),
                    name,
                    source,
                });
            }
            return;
        }
        let in_path = call::parameters(&self.page.operations[operation].path).contains(&name);
        let place = if in_path || place == heading::Place::Path {
            Where::Path
        } else {
            Where::Query
        };
        let parameter = self.page.parameter(operation, &name, place, entry.start);
        if *need != Need::Unsaid {
            parameter.need = need.clone();
        }
        parameter.listed = true;
        if parameter.kind.written.is_empty() {
            parameter.kind.clone_from(&entry.says.kind);
        }
        parameter.default = parameter.default.take().or(entry.says.default.clone());
        if parameter.values.is_empty() {
            parameter.values.clone_from(&entry.says.values);
        }
    }

    /// Adds a header to a call, once.
    pub(super) fn header(&mut self, operation: usize, name: &str, value: &str, source: Source) {
        let headers = &mut self.page.operations[operation].headers;
        if headers.len() < HEADERS
            && !headers
                .iter()
                .any(|(known, _, _)| known.eq_ignore_ascii_case(name))
        {
            headers.push((name.to_owned(), value.trim().to_owned(), source));
        }
    }
}
