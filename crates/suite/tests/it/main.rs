//! Feature texts in, events out; every peer is in this process, on loopback.

mod bench;
mod cases;
mod cut_off;
mod determinism;
mod edits;
mod gone;
mod hostile;
mod late;
mod later;
mod limits;
mod memory;
mod model;
mod nesting;
mod outlines;
mod peer;
mod preflight;
mod rate;
mod redactor;
mod resolve;
mod run_id;
mod runs;
mod secrets;
mod states;
mod texts;
mod tls;
