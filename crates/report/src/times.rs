//! [`Times`]: the how manieth of its name something is.

use std::collections::HashMap;
use std::hash::Hash;

/// Counts what has the same name, so that it can be told apart.
#[derive(Debug)]
pub(crate) struct Times<N>(HashMap<N, u32>);

impl<N: Eq + Hash> Times<N> {
    /// Before the first.
    pub(crate) fn new() -> Self {
        Self(HashMap::new())
    }

    /// The how manieth of this name it is, from 1.
    pub(crate) fn next(&mut self, name: N) -> u32 {
        let times = self.0.entry(name).or_default();
        *times += 1;
        *times
    }
}
