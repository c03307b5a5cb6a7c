//! The sandbox over real loopback HTTP.

mod background;
mod client;
mod concurrency;
mod durability;
mod failing;
mod hostile;
mod operations;
