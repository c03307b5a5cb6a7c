//! Derives every generated artefact of a contract: schemas, OpenAPI, Rust types, features.

#![forbid(unsafe_code)]
