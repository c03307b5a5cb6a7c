//! The reader from outside: texts in, a contract or problems out.

mod cases;
mod field_table;
mod mutation;
mod spectrum;
mod texts;
