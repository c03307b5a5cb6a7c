//! What a new contract changes: each kind of change, how it is rated, and
//! that no difference is passed over.

mod called;
mod edit;
mod random;
mod rated;
mod stale;
mod table;
mod told;
mod whole;
