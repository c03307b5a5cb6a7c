//! Places in bodies of both forms.

mod json;
mod untold;
mod xml;
