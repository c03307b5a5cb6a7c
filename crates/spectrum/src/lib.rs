//! Spectrum: a JSON order API, its types, samples, views and reference model.

#![forbid(unsafe_code)]
