//! What the page says against itself: the tolerant readers, the rules, and how
//! findings are told.

mod codes;
mod json;
mod pages;
mod published;
mod xml;
