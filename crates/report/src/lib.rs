//! Run events rendered for people and machines.

#![forbid(unsafe_code)]
