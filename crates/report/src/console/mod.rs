//! What people read: lines while a run goes on, and a summary at its end.

mod brief;
mod excerpt;
mod excerpts;
mod findings;
mod notices;
mod paint;
mod plain;
mod printable;
mod progress;
mod reasons;
mod summary;
mod tap;
mod topics;

pub use excerpts::Excerpts;
pub use notices::notices;
pub use paint::Paint;
pub use plain::Plain;
pub use printable::{first, printable};
pub(crate) use printable::{is_unseen, printable_of, reported};
pub use progress::Progress;
pub use summary::{listing, summary};
pub use tap::Tap;
