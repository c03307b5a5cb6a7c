//! The step vocabulary: a few typed sentences over operations, places and
//! names, for every system alike. Givens and Whens drive; each Then makes one
//! claim.

mod given;
mod hostile;
mod lookup;
mod search;
mod send;
mod then_answer;
mod then_change;
mod then_search;
mod then_state;

pub(crate) use given::unknown_key;
