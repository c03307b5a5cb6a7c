//! Names of headers in title case.

/// Its name, and what allows it.
pub(super) const NAMED: (&str, &str) = (
    "header-case",
    "RFC 9110, section 5.1: names of headers are the same in any case",
);
