//! What people read: lines while a run goes on, and a summary at its end.

mod findings;
mod plain;
mod printable;
mod summary;

pub use plain::Plain;
pub use printable::printable;
pub use summary::summary;
