//! Where what a page tells of a field goes: to a message, or to what a call
//! takes besides a body.

use super::call;
use super::code;
use super::entry::Entry;
use super::heading::{self, Direction, Heading};
use super::walk::Walk;
use super::{Need, names, path, place};

/// Where a list of fields goes.
pub(super) enum Place {
    /// To the parameters of the call.
    Parameters(heading::Place),
    /// To a message.
    Fields(place::Spot),
}

impl Walk<'_> {
    /// Adds a list of fields where the headings above say.
    pub(super) fn fields(&mut self, entries: Vec<Entry>) {
        let path = self.path_among();
        let (in_path, entries): (Vec<_>, Vec<_>) = entries
            .into_iter()
            .partition(|entry| is_in_path(&path, entry));
        for entry in &in_path {
            let need = entry.says.need.clone().unwrap_or(Need::Unsaid);
            self.parameter(heading::Place::Path, entry, &need);
        }
        let Some(first) = entries.first() else { return };
        match self.spot(first.start, entries.iter()) {
            Place::Parameters(place) => {
                let need = self.context().need.unwrap_or(Need::Unsaid);
                for entry in &entries {
                    let need = entry.says.need.clone().unwrap_or_else(|| need.clone());
                    self.parameter(place, entry, &need);
                }
            }
            Place::Fields(spot) => place::entries(&mut self.page, &spot, entries),
        }
    }

    /// Adds one field that stands by itself.
    pub(super) fn field(&mut self, entry: Entry) {
        self.fields(vec![entry]);
    }

    /// The parameters of the path of the call that is told of, where a list
    /// of what it takes may have them among the fields of its body.
    pub(super) fn path_among(&self) -> Vec<String> {
        let Some((operation, _)) = self
            .operation
            .filter(|(_, level)| !self.tells_of_part(*level))
        else {
            return Vec::new();
        };
        let context = self.context();
        let answers = self.opens && self.cue.direction == Some(Direction::Response);
        let is_mixed = match context.place {
            Some(heading::Place::Parameters) => context.direction != Some(Direction::Response),
            None => context.direction.is_none(),
            Some(_) => false,
        };
        match is_mixed && !answers {
            true => call::parameters(&self.page.operations[operation].path),
            false => Vec::new(),
        }
    }

    /// Where a list of fields goes that begins here.
    pub(super) fn spot<'e>(
        &mut self,
        offset: usize,
        entries: impl Iterator<Item = &'e Entry> + Clone,
    ) -> Place {
        let context = self.context();
        if let Some((operation, _)) = self
            .operation
            .filter(|(_, level)| !self.tells_of_part(*level))
        {
            let takes_body = self.page.takes_body(operation);
            match context.place {
                Some(
                    place @ (heading::Place::Query | heading::Place::Path | heading::Place::Header),
                ) => {
                    return Place::Parameters(place);
                }
                None | Some(heading::Place::Parameters)
                    if !takes_body
                        && context.direction != Some(Direction::Response)
                        && !(self.opens && self.cue.direction == Some(Direction::Response)) =>
                {
                    return Place::Parameters(heading::Place::Parameters);
                }
                Some(heading::Place::Parameters)
                    if context.direction != Some(Direction::Response) =>
                {
                    // Parameters of a path stand under the same heading.
                    let path = call::parameters(&self.page.operations[operation].path);
                    let is_path =
                        |entry: &Entry| entry.name.as_ref().is_some_and(|name| path.contains(name));
                    if !path.is_empty() && entries.clone().all(is_path) {
                        return Place::Parameters(heading::Place::Path);
                    }
                }
                _ => {}
            }
        } else if context.place == Some(heading::Place::Header) {
            return Place::Parameters(heading::Place::Header);
        }
        let message = self.target(&context, offset);
        let scope = self.scope(message, entries);
        Place::Fields(place::Spot {
            message,
            scope,
            need: context.need.unwrap_or(Need::Unsaid),
        })
    }

    /// Whether the topic, below that of a call, is called like the type of a
    /// field: what is listed there are fields of that type, and of no body.
    fn tells_of_part(&self, call: u16) -> bool {
        let topic = self.topic();
        call < self.level() && self.page.named.contains(&names::bare(names::topic(&topic)))
    }

    /// The path that the heading of a list names, where the message has it
    /// and the list does not itself begin there.
    fn scope<'e>(&self, message: usize, entries: impl Iterator<Item = &'e Entry>) -> String {
        let scopes = self
            .sections
            .iter()
            .rev()
            .take_while(|(_, heading)| heading.modifies);
        let Some(scope) = scopes.filter_map(|(_, heading)| heading.scope()).next() else {
            return self.topic_scope(message);
        };
        let Some(holder) = self.page.messages[message].holder(&scope) else {
            return String::new();
        };
        let stem = path::stem(&holder);
        let names_itself = |entry: &Entry| {
            entry
                .name
                .as_deref()
                .is_some_and(|name| path::stem(name) == stem)
        };
        if entries.into_iter().any(names_itself) {
            String::new()
        } else {
            holder
        }
    }

    /// The scope that a topic below that of the message names.
    fn topic_scope(&self, message: usize) -> String {
        let is_below = self
            .message
            .is_some_and(|(index, level)| index == message && level < self.level());
        let holder = is_below
            .then(|| self.page.messages[message].holder(&self.topic()))
            .flatten();
        holder.unwrap_or_default()
    }

    /// The message that a list of fields belongs to.
    fn target(&mut self, context: &Heading, offset: usize) -> usize {
        let topic = self.topic();
        let said = context
            .direction
            .or(self.cue.direction.filter(|_| self.opens));
        let response = said == Some(Direction::Response);
        if let Some((message, level)) = self.message
            && level < self.level()
            && self.page.messages[message].holder(&topic).is_some()
        {
            return message;
        }
        if let Some((operation, level)) = self.operation {
            if self.tells_of_part(level)
                || level < self.level() && Heading::read(&topic).direction.is_none()
            {
                return self.own(&topic, offset);
            }
            let name = self.page.operations[operation].id.clone();
            let direction = if response {
                Direction::Response
            } else {
                Direction::Request
            };
            let name = code::message_name(&name, direction, context.status);
            let message = self.page.message(&name, &topic, offset);
            self.carry(operation, direction, context.status, &name, offset);
            self.message = Some((message, level));
            return message;
        }
        let message = self.own(&topic, offset);
        if !response {
            return message;
        }
        let name = format!("{}-response", self.page.messages[message].message.name);
        self.page.message(&name, &topic, offset)
    }

    /// The message that a topic tells of by itself.
    fn own(&mut self, topic: &str, offset: usize) -> usize {
        let name = names::kebab(names::topic(topic));
        let name = if name.is_empty() {
            "message".to_owned()
        } else {
            name
        };
        let message = self.page.message(&name, topic, offset);
        self.page.messages[message].stands_alone = true;
        self.message = Some((message, self.level()));
        message
    }

    /// Notes that a call carries a message.
    fn carry(
        &mut self,
        operation: usize,
        direction: Direction,
        status: Option<u16>,
        message: &str,
        offset: usize,
    ) {
        self.bodies.push(code::Shown {
            operation,
            direction,
            status,
            message: Some(message.to_owned()),
            list: None,
            root: None,
            offset,
        });
    }
}

/// Whether an entry of a list is one of these parameters of a path.
pub(super) fn is_in_path(path: &[String], entry: &Entry) -> bool {
    entry.depth == 0 && entry.name.as_ref().is_some_and(|name| path.contains(name))
}
