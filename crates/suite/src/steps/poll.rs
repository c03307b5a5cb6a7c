//! Waiting for what a target does in its own time: polled, never slept for.

use std::time::{Duration, Instant};

use crate::patience::Awaited;
use crate::world::World;

/// The pauses between two looks: short at first, as most targets are quick.
const SHORTEST: Duration = Duration::from_millis(15);
const LONGEST: Duration = Duration::from_millis(250);

/// Looks until what the target has accepted is shown, as [`poll_for`] does.
pub(super) async fn poll(
    world: &mut World,
    look: impl AsyncFnMut(&mut World) -> Option<bool>,
) -> Option<bool> {
    poll_for(world, Awaited::Shown, look).await
}

/// Looks until it is there: `Some(true)`. `Some(false)` where it is not there
/// when `settle`, or what is left of the run's patience with this, has passed;
/// `None` where the scenario has ended.
pub(super) async fn poll_for(
    world: &mut World,
    awaited: Awaited,
    mut look: impl AsyncFnMut(&mut World) -> Option<bool>,
) -> Option<bool> {
    let begun = Instant::now();
    let mut pause = SHORTEST;
    loop {
        if look(world).await? {
            return Some(true);
        }
        let run = &world.scene.run;
        let spent = begun.elapsed();
        let settle = run.target.settle;
        if spent >= settle.min(run.patience.left(awaited)) {
            // Waiting for one's turn to send is no missed deadline.
            run.patience.spend(awaited, spent.min(settle));
            return Some(false);
        }
        tokio::time::sleep(pause).await;
        pause = (pause * 2).min(LONGEST);
    }
}
