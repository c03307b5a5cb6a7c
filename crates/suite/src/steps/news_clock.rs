//! Waiting until the dates that reports tell lie in the past.

use countersign_system::{Instant, News};
use cucumber::when;

use super::lookup::wait_for_clock;
use super::news::told;
use crate::world::World;

/// `the target's clock has passed the dates of the last report`: what reads it
/// anew, or changes it, does so at another time.
#[when(regex = r"^the target's clock has passed the dates of the (last|first) report$")]
async fn has_passed(world: &mut World, which: String) {
    let Some(id) = world.report(&which) else {
        return;
    };
    let Some(reference) = latest(world, &id) else {
        world.skip("the target shows no dates of its reports");
        return;
    };
    let Some(model) = world.orders.keys().min().cloned() else {
        return;
    };
    wait_for_clock(world, &model, &reference, 0).await;
}

/// The latest date that a report was told with, its own or of what it tells.
fn latest(world: &World, id: &str) -> Option<Instant> {
    let exchanges = world.scene.exchanges.borrow();
    let answers = world.news.iter().filter_map(|id| exchanges.get(*id));
    let tellings = answers
        .filter_map(|exchange| told(world, exchange))
        .flatten();
    let dates = tellings.filter(|news| news.id == id).flat_map(dates);
    dates.max_by_key(|date| date.nanoseconds)
}

fn dates(news: News) -> impl Iterator<Item = Instant> {
    let changes = news.changes.into_iter().flatten();
    news.modified
        .into_iter()
        .chain(changes.filter_map(|change| change.at))
}
