//! [`Placed`]: where the boxes of states stand, and the bends of steps.

use super::layers::{Layers, mean};

/// Width of a character in a box.
const CHARACTER: f64 = 7.4;
/// Height of a box.
pub(super) const BOX: f64 = 34.0;
/// From the middle of a row to that of the next.
const ROW: f64 = 96.0;
/// Around the drawing.
const MARGIN: f64 = 16.0;
/// Between two boxes of a row.
const GAP: f64 = 26.0;
/// Width of a bend: room for what stands on a step.
const BEND: f64 = 44.0;
/// How often nodes move towards what they are joined to.
const SWEEPS: usize = 12;

/// A graph with a place for everything.
#[derive(Debug, Default)]
pub(super) struct Placed {
    /// The middle of each node.
    pub(super) middles: Vec<(f64, f64)>,
    /// The width of each node.
    pub(super) widths: Vec<f64>,
    /// Width and height of the drawing.
    pub(super) size: (f64, f64),
}

impl Placed {
    /// Places for the states of these names.
    pub(super) fn of(layers: &Layers, names: &[String]) -> Self {
        let nodes = layers.nodes();
        let widths: Vec<f64> = (0..nodes)
            .map(|node| match names.get(node) {
                Some(name) => name.chars().count() as f64 * CHARACTER + 28.0,
                None => BEND,
            })
            .collect();
        let mut xs = vec![0.0; nodes];
        for row in &layers.rows {
            settle(row, &mut xs, &widths);
        }
        let (above, below) = layers.neighbours(nodes);
        for _ in 0..SWEEPS {
            for row in &layers.rows {
                for &node in row {
                    let wanted = [&above[node], &below[node]]
                        .map(|neighbours| mean(neighbours, &xs))
                        .into_iter()
                        .flatten()
                        .collect::<Vec<_>>();
                    if !wanted.is_empty() {
                        xs[node] = wanted.iter().sum::<f64>() / wanted.len() as f64;
                    }
                }
                settle(row, &mut xs, &widths);
            }
        }
        Self::moved(layers, xs, widths)
    }

    /// Everything moved into the drawing.
    fn moved(layers: &Layers, xs: Vec<f64>, widths: Vec<f64>) -> Self {
        let edges = |sign: f64| {
            let edge = move |(x, width): (&f64, &f64)| x + sign * width / 2.0;
            xs.iter().zip(&widths).map(edge)
        };
        let left = edges(-1.0).fold(f64::INFINITY, f64::min);
        let right = edges(1.0).fold(f64::NEG_INFINITY, f64::max);
        let mut middles: Vec<_> = xs.iter().map(|x| (x - left + MARGIN, 0.0)).collect();
        for (rank, row) in layers.rows.iter().enumerate() {
            for &node in row {
                middles[node].1 = MARGIN + BOX / 2.0 + rank as f64 * ROW;
            }
        }
        let height = (layers.rows.len().max(1) - 1) as f64 * ROW + BOX + 2.0 * MARGIN;
        Self {
            size: ((right - left).max(0.0) + 2.0 * MARGIN, height),
            middles,
            widths,
        }
    }
}

/// Moves the nodes of a row apart as far as they need, in their order, and no
/// further from where they stand than they must: the mean of giving way to
/// the right and to the left.
fn settle(row: &[usize], xs: &mut [f64], widths: &[f64]) {
    let apart = |one: usize, other: usize| (widths[one] + widths[other]) / 2.0 + GAP;
    let mut rightwards: Vec<f64> = row.iter().map(|&node| xs[node]).collect();
    let mut leftwards = rightwards.clone();
    for at in 1..row.len() {
        let least = rightwards[at - 1] + apart(row[at - 1], row[at]);
        rightwards[at] = rightwards[at].max(least);
    }
    for at in (1..row.len()).rev() {
        let most = leftwards[at] - apart(row[at - 1], row[at]);
        leftwards[at - 1] = leftwards[at - 1].min(most);
    }
    for (at, &node) in row.iter().enumerate() {
        xs[node] = (rightwards[at] + leftwards[at]) / 2.0;
    }
}
