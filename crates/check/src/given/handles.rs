//! [`Handles`]: what entities are looked up by, and who was shown them so.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use countersign_journal::{Actor, Exchange};

use crate::Contradiction;
use crate::evidence::told;

/// What entities are looked up by: the ids that the target gave them, or their
/// keys.
#[derive(Default)]
pub(super) struct Handles {
    /// Who made what, by its handle.
    made: BTreeMap<String, (Actor, String)>,
    /// Those that their makers looked up and were not shown.
    missing: BTreeSet<String>,
    /// Who was turned away as a caller, and who was shown something by which
    /// path.
    turned_away: Vec<Exchange>,
    let_in: HashSet<(Actor, String)>,
}

impl Handles {
    /// The sender of a request made an entity of this key, to be looked up by
    /// these.
    pub(super) fn add(&mut self, exchange: &Exchange, key: &str, handles: Vec<String>) {
        let made = (exchange.actor, key.to_owned());
        self.made
            .extend(handles.into_iter().map(|handle| (handle, made.clone())));
    }

    /// The key of the entity that a path leads to, where a handle is in it.
    pub(super) fn key_by_path(&self, exchange: &Exchange) -> Option<&str> {
        let path = path(exchange);
        let mut made = path.rsplit('/').filter_map(|handle| self.made.get(handle));
        made.next().map(|(_, key)| key.as_str())
    }

    /// A lookup shows something, or nothing. Of a `whole` entity that its maker
    /// looks up, the key that is to be shown.
    pub(super) fn looked_up(
        &mut self,
        exchange: &Exchange,
        whole: bool,
        shows: bool,
    ) -> Option<String> {
        let path = path(exchange);
        let handle = path.rsplit('/').next().unwrap_or(path);
        let own = self.made.get(handle).cloned();
        let own = own.filter(|(actor, _)| whole && *actor == exchange.actor);
        let status = exchange.response().map(|response| response.status);
        if shows {
            self.missing.remove(handle);
            let caller = self.caller(exchange);
            self.let_in.extend(caller);
        } else if own.is_some() && status.is_some_and(|status| status < 500) {
            self.missing.insert(handle.to_owned());
        }
        if matches!(status, Some(401 | 403)) {
            self.turned_away.push(exchange.clone());
        }
        own.map(|(_, key)| key)
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
        let (_, key) = self.made.get(self.missing.first()?)?;
        Some(key)
    }

    /// A caller, and the path that leads to an entity, or a part of one.
    fn caller(&self, exchange: &Exchange) -> Option<(Actor, String)> {
        self.key_by_path(exchange)?;
        Some((exchange.actor, path(exchange).to_owned()))
    }
}

/// The URL of a request, but for its query.
fn path(exchange: &Exchange) -> &str {
    let url = exchange.request.url.as_str();
    url.split(['?', '#']).next().unwrap_or(url)
}
