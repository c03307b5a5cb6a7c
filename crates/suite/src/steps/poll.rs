//! Waiting for what a target does in its own time: polled, never slept for.

use std::time::{Duration, Instant};

use crate::world::World;

/// The pauses between two looks: short at first, as most targets are quick.
const SHORTEST: Duration = Duration::from_millis(15);
const LONGEST: Duration = Duration::from_millis(250);

/// Looks until it is there: `Some(true)`. `Some(false)` where it is not there
/// when `settle`, or what is left of the run's patience, has passed; `None`
/// where the scenario has ended.
pub(super) async fn poll(
    world: &mut World,
    mut look: impl AsyncFnMut(&mut World) -> Option<bool>,
) -> Option<bool> {
    let begun = Instant::now();
    let mut pause = SHORTEST;
    loop {
        if look(world).await? {
            return Some(true);
        }
        let patience = world.scene.run.patience.get();
        let spent = begun.elapsed();
        let settle = world.scene.run.target.settle;
        if spent >= settle.min(patience) {
            // Waiting for one's turn to send is no missed deadline.
            let missed = spent.min(settle);
            world
                .scene
                .run
                .patience
                .set(patience.saturating_sub(missed));
            return Some(false);
        }
        tokio::time::sleep(pause).await;
        pause = (pause * 2).min(LONGEST);
    }
}
