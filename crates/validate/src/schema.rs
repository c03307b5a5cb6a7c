//! JSON Schemas by schemars, for the forms of the types: what kind stands
//! where. Rules are not in them.
//!
//! A [`Slot`] has its value's schema. serde's `default` makes every member
//! optional, so what is required must be said on the struct:
//!
//! ```
//! use countersign_validate::{Slot, Text, Validate};
//! use schemars::{JsonSchema, schema_for};
//! use serde::{Deserialize, Serialize};
//!
//! #[derive(Serialize, Deserialize, Validate, JsonSchema)]
//! #[schemars(extend("required" = ["title"]))]
//! struct Note<'a> {
//!     #[serde(borrow, default, skip_serializing_if = "Slot::is_absent")]
//!     #[check(required)]
//!     title: Slot<Text<'a>>,
//! }
//!
//! let schema = schema_for!(Note);
//! assert_eq!(schema.pointer("/required/0").unwrap(), "title");
//! assert_eq!(schema.pointer("/properties/title/type").unwrap(), "string");
//! ```

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::Number;

use crate::{IntegerOrText, OneOrList, Slot, Text};

impl<T: JsonSchema> JsonSchema for Slot<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn schema_id() -> Cow<'static, str> {
        T::schema_id()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

impl JsonSchema for Text<'_> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        str::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        str::json_schema(generator)
    }
}

impl JsonSchema for IntegerOrText<'_> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "IntegerOrText".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let number = generator.subschema_for::<Number>();
        let text = generator.subschema_for::<Text<'_>>();
        json_schema!({"anyOf": [number, text]})
    }
}

impl<T: JsonSchema> JsonSchema for OneOrList<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("OneOrList_of_{}", T::schema_name()).into()
    }

    fn schema_id() -> Cow<'static, str> {
        format!("OneOrList<{}>", T::schema_id()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let one = generator.subschema_for::<T>();
        let list = generator.subschema_for::<Vec<T>>();
        json_schema!({"anyOf": [one, list]})
    }
}
