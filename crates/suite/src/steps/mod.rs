//! The step vocabulary: a few typed sentences over operations, places and
//! names, for every system alike. Givens and Whens drive; each Then makes one
//! claim.

mod adjust;
mod adjustment;
mod asked;
mod assigned;
mod digits;
mod effect;
mod given;
mod hostile;
mod in_state;
mod list;
mod lookup;
mod news;
mod news_clock;
mod number;
mod others_news;
mod outcome;
mod poll;
mod search;
mod send;
mod settle;
mod then_answer;
mod then_change;
mod then_created;
mod then_news;
mod then_search;
mod then_state;
mod then_step;
mod whole;

pub(crate) use given::unknown_key;
