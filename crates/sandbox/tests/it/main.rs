//! The sandbox over real loopback HTTP.

mod client;
mod concurrency;
mod hostile;
mod operations;
