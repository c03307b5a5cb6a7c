//! Documents and trees.

mod cases;
mod contract;
mod hand;
mod hostile;
mod places;
mod properties;
pub(crate) mod trees;
mod validation;
mod well_formed;
