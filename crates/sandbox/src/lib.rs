//! The reference endpoint: HTTP and durable storage around a system's pure model.

#![forbid(unsafe_code)]
