//! What the record of a run says of itself.

mod curl;
