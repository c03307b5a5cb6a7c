//! Diagnostics as people and machines take them, one file a form. Each is a
//! function of all files with what is wrong with them.

mod excerpt;
mod github;
mod json;
mod sarif;
mod text;

pub use github::github;
pub use json::json;
pub use sarif::sarif;
pub use text::text;

use crate::diagnostic::Diagnostic;
use crate::text::Text;

/// A file with what is wrong with it, by place.
pub type Linted = (Text, Vec<Diagnostic>);
