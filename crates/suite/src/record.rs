//! What a scenario remembers of what it sent, and asks of that.

use countersign_check::is_accepted;
use countersign_contract::Effect;
use countersign_journal::{Exchange, ExchangeId};

use crate::order::Sent;
use crate::phrase::Sender;
use crate::world::World;

impl World {
    /// The lookups of an order on behalf of a sender, oldest first.
    pub(crate) fn lookups(&self, name: &str, sender: Sender) -> Vec<ExchangeId> {
        self.sent
            .iter()
            .filter(|sent| {
                sent.sender == sender
                    && sent.orders == [name]
                    && self.effect(&sent.operation) == Some(Effect::Show)
            })
            .map(|sent| sent.exchange)
            .collect()
    }

    /// The last lookup of each order on behalf of a sender; one that was not
    /// looked up ends the scenario, lest nothing be said of it.
    pub(crate) fn last_lookups(
        &mut self,
        orders: &[String],
        sender: Sender,
    ) -> Option<Vec<ExchangeId>> {
        let mut lookups = Vec::new();
        for name in orders {
            let Some(last) = self.lookups(name, sender).last().copied() else {
                self.inconclusive(format!("order {name:?} was not looked up"));
                return None;
            };
            lookups.push(last);
        }
        Some(lookups)
    }

    /// Unbroken requests of an operation: what a refusal is judged beside.
    pub(crate) fn controls(&self, operation: &str, but: &[ExchangeId]) -> Vec<ExchangeId> {
        self.sent
            .iter()
            .filter(|sent| {
                sent.operation == operation
                    && !sent.broken
                    && sent.sender == Sender::A
                    && !but.contains(&sent.exchange)
            })
            .map(|sent| sent.exchange)
            .collect()
    }

    /// What a successful call of an operation does.
    pub(crate) fn effect(&self, operation: &str) -> Option<Effect> {
        let contract = self.scene.run.system.contract();
        contract
            .operation(operation)
            .map(|operation| operation.effect)
    }

    /// Whether the target was seen to take steps that nobody asked for.
    pub(crate) fn is_self_moving(&self) -> bool {
        let calm = self.scene.run.calm.get();
        calm.is_some_and(|calm| !calm.is_zero())
    }

    /// Notes what a step sent, and on whose behalf.
    pub(crate) fn note(
        &mut self,
        exchange: &Exchange,
        orders: Vec<String>,
        sender: Sender,
        broken: bool,
    ) {
        self.sent.push(Sent {
            exchange: exchange.id,
            operation: exchange.operation.clone().unwrap_or_default(),
            orders,
            sender,
            broken,
            edits: Vec::new(),
            meant: false,
        });
    }

    /// Whether the target has accepted of a sender a request that makes this
    /// order, so that it is to be shown to them, be it a while later. Of a list
    /// with something broken in it no single order is known to be accepted.
    pub(crate) fn has_given(&self, name: &str, sender: Sender) -> bool {
        let system = self.scene.run.system.as_ref();
        let exchanges = self.scene.exchanges.borrow();
        self.sent.iter().any(|sent| {
            sent.sender == sender
                && sent.orders.iter().any(|order| order == name)
                && (sent.orders.len() == 1 || !sent.is_broken())
                && self.effect(&sent.operation) == Some(Effect::Create)
                && exchanges
                    .get(sent.exchange)
                    .is_some_and(|exchange| is_accepted(system, exchange))
        })
    }

    /// What else the sender of exchanges sent unbroken: what shows that it is
    /// let in at all.
    pub(crate) fn others_of_sender(&self, exchanges: &[ExchangeId]) -> Vec<ExchangeId> {
        let mut latest = self.sent.iter().rev();
        let sender = latest
            .find(|sent| exchanges.contains(&sent.exchange))
            .map(|sent| sent.sender);
        let others = self.sent.iter().filter(|sent| {
            Some(sent.sender) == sender && !sent.broken && !exchanges.contains(&sent.exchange)
        });
        others.map(|sent| sent.exchange).collect()
    }

    /// The first or the last report that was made since the scenario began;
    /// none ends it.
    pub(crate) fn report(&mut self, which: &str) -> Option<String> {
        let report = match which {
            "first" => self.reports.first(),
            _ => self.reports.last(),
        };
        let report = report.cloned();
        if report.is_none() {
            self.inconclusive("no report was made since the scenario began");
        }
        report
    }

    /// The operation of a recorded exchange.
    pub(crate) fn operation_of(&self, id: ExchangeId) -> Option<String> {
        self.sent
            .iter()
            .find(|sent| sent.exchange == id)
            .map(|sent| sent.operation.clone())
    }
}
