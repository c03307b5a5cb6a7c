//! The step vocabulary: a few typed sentences over operations, places and
//! names, for every system alike. Givens and Whens drive; each Then makes one
//! claim.

mod given;
mod hostile;
mod lookup;
mod search;
mod send;
mod then;
mod then_search;
mod then_sent;
