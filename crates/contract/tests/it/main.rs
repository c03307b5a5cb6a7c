//! The reader from outside: texts in, a contract or problems out.

mod cases;
mod field_table;
mod instances;
mod machine;
mod mutation;
mod spectrum;
mod spreadshirt;
mod texts;
