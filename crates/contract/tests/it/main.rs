//! The reader from outside: texts in, a contract or problems out.

mod alias;
mod cases;
mod declared;
mod diff;
mod field_table;
mod instances;
mod machine;
mod mutation;
mod regressions;
mod spectrum;
mod spreadshirt;
mod texts;
