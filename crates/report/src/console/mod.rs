//! What people read: lines while a run goes on, and a summary at its end.

mod excerpt;
mod excerpts;
mod findings;
mod paint;
mod plain;
mod printable;
mod summary;
mod tap;
mod topics;

pub use excerpts::Excerpts;
pub use paint::Paint;
pub use plain::Plain;
pub(crate) use printable::is_unseen;
pub use printable::{first, printable};
pub use summary::{listing, summary};
pub use tap::Tap;
