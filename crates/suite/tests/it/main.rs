//! Feature texts in, events out; every peer is in this process, on loopback.

mod bench;
mod cases;
mod edits;
mod gone;
mod hostile;
mod limits;
mod model;
mod outlines;
mod peer;
mod run_id;
mod runs;
mod secrets;
mod states;
mod texts;
