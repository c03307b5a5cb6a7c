//! The derive macro behind countersign-validate's Validate trait.

#![forbid(unsafe_code)]
