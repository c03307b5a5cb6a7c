//! Readings from outside: pages in, what they declare out.

mod arbitrary;
mod pages;
mod published;
mod told;
