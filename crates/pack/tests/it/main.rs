//! Packs at their boundary: a contract in, samples, facts and faults out.

mod agreement;
mod batch;
mod invented;
mod places;
mod regressions;
mod samples;
mod views;
