//! Markups from outside: pages in, blocks out.

mod arbitrary;
mod detected;
mod documents;
mod growth;
mod pages;
mod tree;
mod words;
