//! [`Layers`]: states in rows, so that most steps lead downwards.

/// A graph in layers. Steps that span several layers have a bend in each that
/// they cross; steps that lead back are turned for the layout.
#[derive(Debug, Default)]
pub(super) struct Layers {
    /// Nodes of each layer in their order from left to right; those beyond the
    /// number of states are bends.
    pub(super) rows: Vec<Vec<usize>>,
    /// Nodes of each step, from the upper layer to the lower.
    pub(super) paths: Vec<Vec<usize>>,
    /// Pairs of nodes that are joined, the upper first.
    links: Vec<(usize, usize)>,
}

/// How often rows are put in order by their neighbours.
const SWEEPS: usize = 8;

impl Layers {
    /// Layers for so many states and these steps between different ones.
    pub(super) fn of(states: usize, steps: &[(usize, usize)]) -> Self {
        let turned = turned(states, steps);
        let ranks = ranks(states, &turned);
        let mut layers = Self {
            rows: vec![Vec::new(); ranks.iter().max().map_or(0, |last| last + 1)],
            ..Self::default()
        };
        for (state, &rank) in ranks.iter().enumerate() {
            layers.rows[rank].push(state);
        }
        let mut nodes = states;
        for &(upper, lower) in &turned {
            let mut path = vec![upper];
            for rank in ranks[upper] + 1..ranks[lower] {
                layers.rows[rank].push(nodes);
                path.push(nodes);
                nodes += 1;
            }
            path.push(lower);
            layers
                .links
                .extend(path.windows(2).map(|pair| (pair[0], pair[1])));
            layers.paths.push(path);
        }
        layers.order(nodes);
        layers
    }

    /// How many nodes there are, bends too.
    pub(super) fn nodes(&self) -> usize {
        self.rows.iter().map(Vec::len).sum()
    }

    /// The neighbours of each node above and below it.
    pub(super) fn neighbours(&self, nodes: usize) -> (Vec<Vec<usize>>, Vec<Vec<usize>>) {
        let mut above = vec![Vec::new(); nodes];
        let mut below = vec![Vec::new(); nodes];
        for &(upper, lower) in &self.links {
            below[upper].push(lower);
            above[lower].push(upper);
        }
        (above, below)
    }

    /// Puts each row in the order of what its nodes are joined to, downwards
    /// and upwards in turn: most crossings go away.
    fn order(&mut self, nodes: usize) {
        let (above, below) = self.neighbours(nodes);
        let mut places = vec![0.0; nodes];
        for row in &self.rows {
            note(row, &mut places);
        }
        for sweep in 0..SWEEPS {
            let is_down = sweep % 2 == 0;
            let neighbours = if is_down { &above } else { &below };
            let count = self.rows.len();
            for step in 0..count {
                let row = if is_down { step } else { count - 1 - step };
                let mut keyed: Vec<_> = self.rows[row]
                    .iter()
                    .map(|&node| {
                        (
                            mean(&neighbours[node], &places).unwrap_or(places[node]),
                            node,
                        )
                    })
                    .collect();
                keyed.sort_by(|one, other| one.0.total_cmp(&other.0));
                self.rows[row] = keyed.into_iter().map(|(_, node)| node).collect();
                note(&self.rows[row], &mut places);
            }
        }
    }
}

/// Notes where the nodes of a row stand, from its middle.
fn note(row: &[usize], places: &mut [f64]) {
    let middle = (row.len() as f64 - 1.0) / 2.0;
    for (place, &node) in row.iter().enumerate() {
        places[node] = place as f64 - middle;
    }
}

/// The mean place of nodes, where there are any.
pub(super) fn mean(nodes: &[usize], places: &[f64]) -> Option<f64> {
    let sum: f64 = nodes.iter().map(|&node| places[node]).sum();
    (!nodes.is_empty()).then(|| sum / nodes.len() as f64)
}

/// The steps with those turned that would lead back to a state on the way, as
/// a search in depth meets them: what is left has no circle.
fn turned(states: usize, steps: &[(usize, usize)]) -> Vec<(usize, usize)> {
    #[derive(Clone, Copy, PartialEq)]
    enum Met {
        Never,
        OnTheWay,
        Left,
    }
    let mut result = steps.to_vec();
    let mut met = vec![Met::Never; states];
    for start in 0..states {
        let mut way = vec![(start, 0)];
        while let Some((state, next)) = way.pop() {
            if next == 0 && met[state] != Met::Never {
                continue;
            }
            met[state] = Met::OnTheWay;
            match (next..steps.len()).find(|&step| steps[step].0 == state) {
                None => met[state] = Met::Left,
                Some(step) => {
                    way.push((state, step + 1));
                    let to = steps[step].1;
                    match met[to] {
                        Met::OnTheWay => result[step] = (to, state),
                        Met::Never => way.push((to, 0)),
                        Met::Left => {}
                    }
                }
            }
        }
    }
    result
}

/// The layer of each state: the longest way that leads to it.
fn ranks(states: usize, steps: &[(usize, usize)]) -> Vec<usize> {
    let mut ranks = vec![0; states];
    // Without circles no way is longer than there are states.
    for _ in 0..states {
        let mut is_settled = true;
        for &(upper, lower) in steps {
            if ranks[lower] <= ranks[upper] {
                ranks[lower] = ranks[upper] + 1;
                is_settled = false;
            }
        }
        if is_settled {
            break;
        }
    }
    ranks
}
