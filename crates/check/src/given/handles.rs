//! [`Handles`]: what entities are looked up by, and who was shown them so.

use std::collections::{BTreeMap, HashSet};

use countersign_journal::{Actor, Exchange};

use crate::Contradiction;
use crate::evidence::told;

/// What entities are looked up by: the ids that the target gave them, or their
/// keys.
#[derive(Default)]
pub(super) struct Handles {
    /// Who made what, by its handle; the key is not known where it may have been
    /// edited.
    made: BTreeMap<String, (Actor, Option<String>)>,
    /// Keys of what its maker looked up and was not shown, by the path.
    missing: BTreeMap<String, String>,
    /// Who was turned away as a caller, and who was shown something by which
    /// path.
    turned_away: Vec<Exchange>,
    let_in: HashSet<(Actor, String)>,
}

impl Handles {
    /// The sender of a request made an entity of this key, if it is known, to be
    /// looked up by these.
    pub(super) fn add(&mut self, exchange: &Exchange, key: Option<&str>, handles: Vec<String>) {
        let made = (exchange.actor, key.map(str::to_owned));
        self.made
            .extend(handles.into_iter().map(|handle| (handle, made.clone())));
    }

    /// Whether any request made an entity that is looked up by a handle.
    pub(super) fn is_made(&self, handle: &str) -> bool {
        self.made.contains_key(handle)
    }

    /// Whether the sender of a request made the entity that this is a handle of.
    pub(super) fn is_own(&self, exchange: &Exchange, handle: &str) -> bool {
        let made = self.made.get(handle);
        made.is_some_and(|(actor, _)| *actor == exchange.actor)
    }

    /// Whether nothing is known to have been made.
    pub(super) fn is_empty(&self) -> bool {
        self.made.is_empty()
    }

    /// The key of the entity that a path leads to, where a handle is in it.
    pub(super) fn key_by_path(&self, exchange: &Exchange) -> Option<&str> {
        let (_, key) = self.made_by_path(exchange)?;
        key.as_deref()
    }

    fn made_by_path(&self, exchange: &Exchange) -> Option<&(Actor, Option<String>)> {
        let mut handles = path(exchange).rsplit('/');
        handles.find_map(|handle| self.made.get(handle))
    }

    /// A lookup shows something, or nothing. Where its path leads to an entity and
    /// to `nothing_else` that might not be there, and its maker looks it up: the
    /// key that is to be shown.
    pub(super) fn looked_up(
        &mut self,
        exchange: &Exchange,
        nothing_else: bool,
        shows: bool,
    ) -> Option<String> {
        let path = path(exchange).to_owned();
        let made = self.made_by_path(exchange);
        let own = made.filter(|(actor, _)| nothing_else && *actor == exchange.actor);
        let own = own.and_then(|(_, key)| key.clone());
        let status = exchange.response().map(|response| response.status);
        if shows {
            self.missing.remove(&path);
            let caller = self.caller(exchange);
            self.let_in.extend(caller);
        } else if let Some(key) = &own
            && status.is_some_and(|status| status < 500)
        {
            self.missing.insert(path, key.clone());
        }
        if matches!(status, Some(401 | 403)) {
            self.turned_away.push(exchange.clone());
        }
        own
    }

    /// Callers that were turned away from what they were shown otherwise.
    pub(super) fn contradictions(&self) -> impl Iterator<Item = Contradiction> {
        let turned_away = self.turned_away.iter().filter(|exchange| {
            let caller = self.caller(exchange);
            caller.is_some_and(|caller| self.let_in.contains(&caller))
        });
        turned_away.map(|exchange| {
            Contradiction::new(
                exchange.id,
                "a caller is turned away from what it is shown otherwise",
                "what is shown otherwise",
                exchange.response().map_or_else(String::new, told),
            )
        })
    }

    /// The key of what was accepted and is not shown to its maker, if there is
    /// any.
    pub(super) fn missing(&self) -> Option<&str> {
        self.missing.values().next().map(String::as_str)
    }

    /// A caller, and the path that leads to an entity, or a part of one.
    fn caller(&self, exchange: &Exchange) -> Option<(Actor, String)> {
        self.made_by_path(exchange)?;
        Some((exchange.actor, path(exchange).to_owned()))
    }
}

/// The URL of a request, but for its query.
fn path(exchange: &Exchange) -> &str {
    let url = exchange.request.url.as_str();
    url.split(['?', '#']).next().unwrap_or(url)
}
