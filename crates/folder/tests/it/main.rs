//! Contract folders: what of them is read.

mod folders;
