//! Codegen from outside: a contract in, texts out.

mod built_in;
mod contracts;
mod export;
mod json_schema;
mod openapi;
mod small;
mod small_xml;
mod toy_xml;
mod xsd;
