//! Pure checks: exchanges in, findings out.

#![forbid(unsafe_code)]
