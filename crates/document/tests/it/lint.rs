//! What the page says against itself: the tolerant readers, the rules, and how
//! findings are told.

mod bounds;
mod codes;
mod json;
mod pages;
mod pasted;
mod published;
mod xml;
