//! A [`Listing`]: a search as it was made, to be made again.

use countersign_contract::Operation;
use countersign_journal::Exchange;

use crate::call::Call;
use crate::phrase::Sender;
use crate::world::World;

/// A search that a step has made. What it is to find a target may list in its
/// own time; who waits for that makes the same search again.
#[derive(Debug, Clone)]
pub(crate) struct Listing {
    pub(crate) operation: Operation,
    pub(crate) sender: Sender,
    /// With its query, without credentials.
    pub(crate) url: String,
    pub(crate) body: Option<Vec<u8>>,
    /// Whether the answer may take longer than usual.
    pub(crate) patient: bool,
}

impl Listing {
    /// Makes the search; `None` where that ends the scenario.
    pub(crate) async fn send(&self, world: &mut World) -> Option<Exchange> {
        let credentials = world.credentials(self.sender)?;
        let media_type = &world.scene.run.system.contract().media_type;
        let call = Call::of(&self.operation, self.sender, &credentials, self.url.clone());
        let call = match &self.body {
            Some(body) => call.with_body(media_type, body.clone()),
            None => call,
        };
        let call = Call {
            patient: self.patient,
            ..call
        };
        Some(world.scene.insist(call).await)
    }
}

impl World {
    /// Takes the answer of the last search, made again, for that of the first.
    pub(crate) fn note_again(&mut self, exchange: &Exchange) {
        for sent in &mut self.sent {
            if self.last.contains(&sent.exchange) {
                sent.exchange = exchange.id;
            }
        }
        self.last = vec![exchange.id];
    }
}
