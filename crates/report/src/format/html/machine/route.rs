//! [`routes`]: the points that steps are drawn through.

use std::collections::HashMap;

use super::layers::Layers;
use super::place::{BOX, Placed};

/// Between two steps that leave a box on the same side.
const PORT: f64 = 46.0;

/// The points that each step goes through, from the upper box to the lower.
/// Steps that leave a box on the same side stand apart, in the order of where
/// they go.
pub(super) fn routes(layers: &Layers, placed: &Placed) -> Vec<Vec<(f64, f64)>> {
    let mut points: Vec<Vec<_>> = layers
        .paths
        .iter()
        .map(|path| path.iter().map(|&node| placed.middles[node]).collect())
        .collect();
    let (mut below, mut above): (HashMap<usize, Vec<_>>, HashMap<usize, Vec<_>>) =
        Default::default();
    for (step, path) in layers.paths.iter().enumerate() {
        if let [first, second, ..] = path[..] {
            below
                .entry(first)
                .or_default()
                .push((placed.middles[second].0, step));
        }
        if let [.., before, last] = path[..] {
            above
                .entry(last)
                .or_default()
                .push((placed.middles[before].0, step));
        }
    }
    for (sides, is_below) in [(below, true), (above, false)] {
        for (node, mut side) in sides {
            side.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
            let room = (placed.widths[node] - 16.0) / side.len() as f64;
            let (x, y) = placed.middles[node];
            let middle = (side.len() as f64 - 1.0) / 2.0;
            for (place, (_, step)) in side.iter().enumerate() {
                let x = x + (place as f64 - middle) * room.min(PORT);
                let path = &mut points[*step];
                let (end, y) = if is_below {
                    (path.first_mut(), y + BOX / 2.0)
                } else {
                    (path.last_mut(), y - BOX / 2.0)
                };
                if let Some(end) = end {
                    *end = (x, y);
                }
            }
        }
    }
    points
}
