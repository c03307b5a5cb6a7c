//! Data in, text out.

mod columns;
mod import;
mod markup;

mod lint;
mod openapi;
mod reading;
mod regressions;
mod told;
