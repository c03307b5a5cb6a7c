//! The reference model: scripts of requests, and what holds for any of them.

mod cases;
mod desk;
mod properties;
mod told;
mod validity;
mod variations;
