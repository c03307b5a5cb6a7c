//! Operations and their parameters while a page is read, each once.

use super::call::{self, Call};
use super::draft::Page;
use super::{FieldType, Need, Operation, Parameter, Place, names};

impl Page<'_> {
    /// The operation of a call under a topic: the one that is there, or a new
    /// one. A call that only a list named so far takes the topic's name.
    pub(super) fn operation(
        &mut self,
        call: &Call,
        topic: &str,
        listed: bool,
        offset: usize,
    ) -> usize {
        let title = topic.trim();
        let key = (call.method.as_str(), call.target.path.clone());
        let own = (key.0, key.1.clone(), names::bare(title));
        let latest = self
            .latest
            .get(&key)
            .copied()
            .filter(|index| listed || self.listed[*index]);
        let same = self.calls.get(&own).copied().or(latest);
        if let Some(index) = same {
            if self.listed[index] && !listed {
                self.listed[index] = false;
                let id = self.id(title, call, Some(index));
                let source = self.at(offset);
                let operation = &mut self.operations[index];
                operation.id = id;
                title.clone_into(&mut operation.title);
                operation.source = source;
                self.calls.insert(own, index);
            }
            let operation = &mut self.operations[index];
            operation.base = operation.base.take().or_else(|| call.target.base.clone());
            self.queried(index, &call.target.query, offset);
            return index;
        }
        let index = self.operations.len();
        let id = self.id(title, call, None);
        let source = self.at(offset);
        self.operations.push(Operation {
            id,
            title: title.to_owned(),
            method: call.method,
            path: call.target.path.clone(),
            base: call.target.base.clone(),
            headers: Vec::new(),
            parameters: Vec::new(),
            listed_headers: Vec::new(),
            request: None,
            responses: Vec::new(),
            facets: Vec::new(),
            source,
        });
        self.listed.push(listed);
        self.calls.insert(own, index);
        self.latest.insert(key, index);
        for name in call::parameters(&call.target.path) {
            self.parameter(index, &name, Place::Path, offset).need = Need::Yes;
        }
        self.queried(index, &call.target.query, offset);
        index
    }

    fn queried(&mut self, index: usize, query: &[(String, String)], offset: usize) {
        for (name, _) in query {
            self.parameter(index, name, Place::Query, offset);
        }
    }

    /// A free id after the title, or after method and path where the page has
    /// no words for the call.
    fn id(&mut self, title: &str, call: &Call, index: Option<usize>) -> String {
        let short = names::kebab(names::without_aside(title));
        let long = names::kebab(title);
        let plain = format!(
            "{}-{}",
            call.method.as_str().to_ascii_lowercase(),
            names::kebab(&call.target.path)
        );
        let candidates = [short, long.clone(), plain.clone()];
        let own = index.map(|index| self.operations[index].id.clone());
        if let Some(own) = own {
            self.ids.remove(&own);
        }
        let free = candidates
            .into_iter()
            .find(|id| !id.is_empty() && !self.ids.contains_key(id));
        let base = if long.is_empty() { plain } else { long };
        let id = free.unwrap_or_else(|| {
            numbered(&base, |id| self.ids.contains_key(id), self.operations.len())
        });
        self.ids
            .insert(id.clone(), index.unwrap_or(self.operations.len()));
        id
    }

    /// A parameter of an operation: the one that is there, or a new one.
    pub(super) fn parameter(
        &mut self,
        operation: usize,
        name: &str,
        place: Place,
        offset: usize,
    ) -> &mut Parameter {
        let source = self.at(offset);
        let key = (operation, place == Place::Path, name.to_owned());
        let parameters = &mut self.operations[operation].parameters;
        let index = *self.parameters.entry(key).or_insert(parameters.len());
        if index == parameters.len() {
            self.operations[operation].parameters.push(Parameter {
                name: name.to_owned(),
                place,
                listed: false,
                kind: FieldType::default(),
                need: Need::Unsaid,
                default: None,
                values: Vec::new(),
                fields: Vec::new(),
                source: source.clone(),
            });
        }
        let Operation {
            parameters,
            source: of_call,
            ..
        } = &mut self.operations[operation];
        // What only the call shows is declared where the page tells of it.
        if parameters[index].source.line == of_call.line {
            parameters[index].source = source;
        }
        &mut parameters[index]
    }

    /// Looks the parameters of a call up anew, after one was taken away.
    pub(super) fn forget_parameters(&mut self, operation: usize) {
        self.parameters.retain(|(of, _, _), _| *of != operation);
        for (index, parameter) in self.operations[operation].parameters.iter().enumerate() {
            let key = (
                operation,
                parameter.place == Place::Path,
                parameter.name.clone(),
            );
            self.parameters.insert(key, index);
        }
    }
}

/// A name with the first number behind it that makes it free; `from` keeps
/// the search short where many share a name.
fn numbered(base: &str, taken: impl Fn(&str) -> bool, from: usize) -> String {
    let free = (2..16)
        .map(|number| format!("{base}-{number}"))
        .find(|id| !taken(id));
    free.unwrap_or_else(|| format!("{base}-{}", from.saturating_add(16)))
}
