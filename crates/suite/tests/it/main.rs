//! Feature texts in, events out; every peer is in this process, on loopback.

mod bench;
mod cases;
mod gone;
mod hostile;
mod outlines;
mod peer;
