//! Spectrum at its boundary: requests in, answers out; trees in, facts out.

mod agreement;
mod cases;
mod desk;
mod properties;
mod samples;
mod views;
