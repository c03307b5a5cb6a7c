//! Spreadshirt at its boundary: requests in, answers out; documents in, facts
//! out.

mod agreement;
mod documents;
mod libxml2;
mod model;
mod news;
mod requests;
mod round;
mod samples;
mod spellings;
mod system;
mod views;
mod xml;
